"""A form draws the design system's markup, says plainly what is wrong, and keeps what was typed."""

from datetime import UTC, date, datetime

import pytest
from django import forms

from helhet.kernel import clock
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form


class WishForm(Form):
    """One of each kind of field."""

    text = PlainTextField(max_length=20, label="Hva ønsker du?", help_text="Kort er fint")
    line = PlainTextField(max_length=20, multiline=False, required=False, label="Tittel")
    until = DateField(label="Frist")
    born = DateField(in_past=True, required=False, label="Født")
    who = forms.ChoiceField(choices=[("a", "Nina"), ("b", "Ola")], widget=forms.RadioSelect, label="Hvem?")
    place = forms.ChoiceField(choices=[("a", "Skole"), ("b", "Hjem")], label="Hvor?")
    mail = forms.EmailField(required=False, label="E-post")
    times = forms.IntegerField(required=False, min_value=1, label="Ganger")
    sure = forms.BooleanField(label="Jeg er sikker")


def errors(**data: str) -> dict[str, str]:
    return {name: " ".join(map(str, texts)) for name, texts in WishForm(data).errors.items()}


def test_what_is_missing_is_said_with_the_name_of_the_field() -> None:
    found = errors()
    assert found["text"] == "Skriv inn noe i «Hva ønsker du?»."
    assert found["until"] == "Skriv inn en dato i «Frist», for eksempel 03.04.2026."
    assert found["who"] == "Velg et svar i «Hvem?»."
    assert found["sure"] == "Kryss av i «Jeg er sikker» for å gå videre."


def test_other_mistakes_are_said_plainly() -> None:
    found = errors(mail="kari", times="mange", place="x")
    assert found["mail"] == "Skriv inn en e-postadresse, for eksempel navn@eksempel.no."
    assert found["times"] == "Skriv inn et helt tall, for eksempel 3."
    assert found["place"] == "Svaret ble ikke kjent igjen. Velg et av svarene i listen."
    assert errors(times="0")["times"] == "Skriv inn et tall som ikke er lavere enn 1."


def test_a_message_of_the_fields_own_is_kept() -> None:
    class OwnForm(Form):
        text = PlainTextField(max_length=9, error_messages={"required": "Fortell oss litt."})

    assert OwnForm({}).errors["text"] == ["Fortell oss litt."]


def test_an_error_stands_beside_its_field_and_in_the_summary() -> None:
    html = str(WishForm({"until": "31.2.2026"}))
    assert 'aria-describedby="id_until_helptext id_until_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_until_error"' in html
    assert '<a href="#id_until">Den datoen finnes ikke i kalenderen. Se over dag og måned.</a>' in html
    assert 'value="31.2.2026"' in html


def test_a_group_of_choices_is_a_fieldset_with_a_legend_and_its_error() -> None:
    html = str(WishForm({})["who"].as_field_group())
    assert '<fieldset class="ds-fieldset"' in html
    assert 'id="id_who" aria-describedby="id_who_error"' in html
    assert "<legend" in html


def test_only_optional_fields_are_marked() -> None:
    form = WishForm()
    assert "(valgfritt)" in form["line"].as_field_group()
    assert "(valgfritt)" not in form["text"].as_field_group()


def test_hostile_text_is_kept_as_text_in_the_form() -> None:
    html = str(WishForm({"text": "</textarea><script>x</script>", "line": '"><script>y</script>'}))
    assert "<script>" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;x" in html


def test_the_class_of_a_widget_is_added_to_the_design_systems() -> None:
    class WideForm(Form):
        line = forms.CharField(widget=forms.TextInput(attrs={"class": "wide"}))

    html = str(WideForm()["line"])
    assert 'class="ds-input wide"' in html
    assert html.count("class=") == 1


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Hei\r\ndu\r der  ", "Hei\ndu\n der"),
        ("👩🏽‍🚀 og 🎈", "👩🏽‍🚀 og 🎈"),
        ("\u200fمرحبا\tKari", "\u200fمرحبا\tKari"),
        ("Čáhcesuolu ŋ", "Čáhcesuolu ŋ"),
    ],
)
def test_text_is_kept_as_written_but_for_the_ends_and_the_newlines(written: str, kept: str) -> None:
    assert PlainTextField(max_length=20).clean(written) == kept


def test_too_long_text_is_refused_with_numbers_and_never_cut() -> None:
    assert errors(text="x" * 25)["text"] == "Teksten er 5 tegn for lang. Den har 25 tegn, og det er plass til 20."
    assert "x" * 25 in str(WishForm({"text": "x" * 25})["text"])
    assert "maxlength" not in str(WishForm()["text"])


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_control_characters_are_refused_with_their_place(character: str) -> None:
    assert errors(text=f"abc{character}d")["text"].startswith("Tegn nummer 4 i teksten kan ikke lagres.")


def test_a_single_line_has_no_line_breaks() -> None:
    assert errors(line="en\nto")["line"].startswith("Tegn nummer 3")


@pytest.mark.parametrize(
    "written",
    [
        "3.4.2026",
        "03.04.2026",
        "03.04.26",
        " 3. 4. 2026 ",
        "3/4-26",
        "3-4-2026",
        "3 4 2026",
        "030426",
        "03042026",
        "2026-04-03",
        "3. april 2026",
        "3 Apr 26",
        "3.APRIL 2026",
    ],
)
def test_a_date_may_be_written_in_any_usual_way(written: str) -> None:
    assert DateField().clean(written) == date(2026, 4, 3)


@pytest.mark.parametrize("written", ["3.4", "i morgen", "4.2026", "3. apruar 2026", "1.2.3.4", "٣.٤.٢٠٢٦", "3.4.026"])
def test_what_is_no_date_is_answered_with_an_example(written: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"Skriv dag, måned og år"):
        DateField().clean(written)


@pytest.mark.parametrize("written", ["31.2.2026", "29.2.2025", "0.1.2026", "1.13.2026", "2026-02-30"])
def test_a_day_the_calendar_does_not_have_is_refused(written: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"finnes ikke i kalenderen"):
        DateField().clean(written)


@pytest.mark.parametrize("written", ["3.4.0206", "3.4.1899", "3.4.2200"])
def test_a_year_far_away_is_asked_about(written: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"Se over årstallet"):
        DateField().clean(written)


def test_a_short_year_of_something_past_is_the_latest_that_has_been() -> None:
    field = DateField(in_past=True)
    with clock.at(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        assert field.clean("22.11.26") == date(2026, 11, 22)
        assert field.clean("23.11.26") == date(1926, 11, 23)
        assert field.clean("1.5.09") == date(2009, 5, 1)
        with pytest.raises(forms.ValidationError, match=r"ikke være etter i dag"):
            field.clean("23.11.2026")


def test_a_date_is_shown_the_norwegian_way_and_compared_as_a_day() -> None:
    class DayForm(Form):
        day = DateField()

    assert 'value="03.04.2026"' in str(DayForm(initial={"day": date(2026, 4, 3)})["day"])
    assert not DayForm({"day": "3/4-26"}, initial={"day": date(2026, 4, 3)}).has_changed()
    assert DayForm({"day": "i dag"}, initial={"day": date(2026, 4, 3)}).has_changed()


def test_the_browser_is_never_asked_to_judge_what_is_missing() -> None:
    assert " required" not in str(WishForm())
