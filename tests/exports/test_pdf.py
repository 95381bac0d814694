"""What a print must be: readable, accessible, and the same as what was asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from helhet.exports import pdf
from helhet.exports.characters import fonts
from helhet.exports.documents import Document, Fact, Facts, OwnWords, Paragraph, Section, WriteLines
from helhet.exports.pdf import DoesNotFit, render
from helhet.exports.typesetter import RefusedError
from tests.exports import cast, reading

HOSTILE = (
    '#eval("1+1")',
    "$x^2$",
    "<script>alert(1)</script>",
    "\\",
    "#import",
    "*fet* _kursiv_",
    "= Overskrift",
    "@ref <label>",
    "`kode`",
    "// kommentar",
    "{page}",
    "%s {0}",
    "]",
)

kinds = pytest.mark.parametrize("kind", [pytest.param(make, id=name) for name, make in cast.KINDS.items()])


@kinds
def test_every_kind_of_document_is_a_tagged_pdf_in_its_language(kind: Callable[[], Document]) -> None:
    """FOR-2013-06-21-732 § 4 b: a document people need must be accessible, so a PDF is PDF/UA."""
    made = render(kind())
    assert reading.claims_to_be_accessible(made)
    assert reading.language(made) == "nb-NO"
    assert reading.roles(made).count("Title") == 1


@kinds
def test_the_foot_of_every_page_says_page_version_and_date(kind: Callable[[], Document]) -> None:
    document = kind()
    pages = reading.pages(render(document))
    for number, page in enumerate(pages, start=1):
        assert f"Side {number} av {len(pages)}" in page
        assert document.info.version in page
        assert "Skrevet ut 22. november 2026, 14.05" in page


@kinds
def test_the_file_tells_no_more_about_itself_than_it_must(kind: Callable[[], Document]) -> None:
    """Only the title, the municipality and the time are told about the file itself."""
    metadata = reading.reader(render(kind())).metadata
    assert metadata is not None
    assert set(metadata) <= {"/Title", "/Author", "/Creator", "/CreationDate", "/ModDate"}


@pytest.mark.parametrize("name", cast.ONE_PAGE_KINDS)
def test_a_one_page_document_has_one_page(name: str) -> None:
    assert len(reading.pages(render(cast.KINDS[name]()))) == 1


def test_a_one_page_document_gets_smaller_until_it_fits() -> None:
    longer = replace(cast.about_me(), sections=(Section("Om meg", (Paragraph("Jeg liker hester. " * 240),)),))
    assert len(reading.pages(render(replace(longer, fit_one_page=False)))) == 2
    assert len(reading.pages(render(longer))) == 1


def test_a_one_page_document_with_too_much_in_it_is_refused() -> None:
    endless = replace(cast.about_me(), sections=(Section("Om meg", (Paragraph("Jeg liker hester. " * 2000),)),))
    with pytest.raises(DoesNotFit, match="Om meg"):
        render(endless)


def test_the_municipality_the_person_and_own_words_come_before_everything_else() -> None:
    first = reading.pages(render(cast.full_plan(2)))[0]
    in_order = ["Solvik kommune", "Kari Solberg", "Jeg vil bestemme mer selv", "Versjon 7", "Mål 1"]
    assert sorted(in_order, key=first.index) == in_order
    assert first.startswith("Solvik kommune")


def test_own_words_come_first_for_those_who_listen_too() -> None:
    roles = reading.roles(render(cast.full_plan(1)))
    assert roles.index("Title") < roles.index("BlockQuote") < roles.index("H1") < roles.index("H2")


def test_a_goal_shows_the_persons_words_before_what_others_do() -> None:
    whole = reading.text(render(cast.document(cast.goal())))
    in_order = [
        "Mål 1 Ta bussen alene",
        "uten at mamma følger etter",
        "Foreslått av: Kari",
        "Hvorfor: Kari vil kunne besøke",
        "Delmål",
        "Steg på veien",
        "Merknad: Må prøves når det er mørkt",
        "Tiltak",
        "Ansvarlig: Nina Berg, Skolehelsetjenesten",
        "Hvor trygg er jeg på bussen?",
        "Slik har det gått",
        "Kommentarer",
    ]
    assert sorted(in_order, key=whole.index) == in_order


def test_every_field_of_a_measure_is_printed() -> None:
    """FOR-2022-06-22-1110 § 9 e and f: extent, who is responsible, and how it is carried out."""
    measure = cast.measure(aims="Mål 1", reason="Kari vil vente")
    whole = reading.text(render(cast.document(measure)))
    for value in (measure.how, measure.how_much, measure.where, measure.period, measure.status, measure.decision):
        assert value in whole
    assert "For å nå: Mål 1" in whole
    assert "Grunn: Kari vil vente" in whole
    assert "Første tur gikk fint" in whole


def test_an_empty_field_leaves_no_label() -> None:
    whole = reading.text(render(cast.document(Facts((Fact("Tolk", ""), Fact("Språk", "Nordsamisk"))))))
    assert "Tolk" not in whole
    assert "Språk: Nordsamisk" in whole


def test_a_table_has_headers_for_those_who_listen() -> None:
    roles = reading.roles(render(cast.document(cast.WHO_DOES_WHAT)))
    assert roles.count("TH") == len(cast.WHO_DOES_WHAT.columns)
    assert roles.count("TR") == 1 + len(cast.WHO_DOES_WHAT.rows)


def test_progress_is_a_picture_with_words_and_a_table_beside_it() -> None:
    made = render(cast.document(cast.BUS_LINE))
    (figure,) = [tag for tag in reading.tags(made) if tag.role == "Figure"]
    assert figure.alt == (
        "Kurve: Hvor trygg er jeg på bussen? (20. august 2026 til 12. november 2026)."
        " Tallene står i tabellen ved siden av."
    )
    assert "8. oktober 2026 3,5 Byttet buss, det var bråk" in reading.text(made)


def test_progress_is_drawn_from_a_single_value_and_left_out_without_any() -> None:
    single = replace(cast.BUS_LINE, points=cast.BUS_LINE.points[:1])
    assert "Redd for å gå av feil" in reading.text(render(cast.document(single)))
    assert "trygg" not in reading.text(render(cast.document(replace(cast.BUS_LINE, points=()))))


def test_the_checklist_says_each_state_in_words() -> None:
    """FOR-2022-06-22-1110 § 9: every letter is met, missing, or not relevant for a reason."""
    whole = reading.text(render(cast.law_checklist()))
    assert "✓ Er med" in whole
    assert "○ Mangler" in whole
    assert "– Ikke aktuelt Ingen andre tjenester er aktuelle nå." in whole


def test_an_empty_form_has_a_line_for_the_name_and_lines_run_over_to_the_next_page() -> None:
    form = cast.empty_form()
    assert "Individuell plan Navn" in reading.text(render(form))
    long_form = replace(form, sections=(Section("Skriv her", (WriteLines("Hva vil du?", 60),)),))
    assert len(reading.pages(render(long_form))) == 3


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_is_shown_and_never_run(hostile: str) -> None:
    everywhere = replace(
        cast.document(
            Paragraph(hostile),
            cast.goal(title=hostile, why=hostile),
            heading=hostile,
            info=cast.info(person_name=hostile, title=hostile),
        ),
        own_words=(OwnWords(hostile, hostile),),
    )
    assert reading.text(render(everywhere)).count(hostile) >= 8


def test_line_breaks_and_paragraphs_are_kept() -> None:
    roles = reading.roles(render(cast.document(Paragraph("En\nlinje.\n\nEt nytt avsnitt."))))
    assert roles.count("P") == 1 + reading.roles(render(cast.document(Paragraph("En linje.")))).count("P")


@pytest.mark.parametrize(
    "text",
    [
        "أريد أن أستقل الحافلة وحدي",
        "Vi ses 😀 ❤️ 👩‍👧 🇳🇴 👍🏽 1️⃣",
        "q\u0327\u0307 Z\u0351\u0343a\u0315l\u0358g\u0321o",
        "漢字 og \U0010ffff",
        "e\u0651 \u0651\u0308 ክ\u0308 \u200d\u200c",
        "\x00\u202e\ud800",
        "",
        "a" * 5000,
    ],
)
def test_no_text_stops_a_print(text: str) -> None:
    words = replace(cast.document(cast.goal(title=text), Paragraph(text)), own_words=(OwnWords(text, text, text),))
    assert "Kari Solberg" in reading.text(render(words))


def test_an_endless_word_stays_on_the_page() -> None:
    pages = reading.pages(render(cast.document(Paragraph("a" * 5000))))
    assert len(pages) > 1
    assert all("aaa" in page for page in pages)


def test_every_character_said_to_be_covered_can_be_drawn() -> None:
    for font in fonts():
        render(cast.document(Paragraph("\n".join(sorted(font)))))


@settings(max_examples=50, deadline=None)
@given(text())
def test_whatever_is_written_can_be_printed(written: str) -> None:
    everywhere = cast.document(
        Paragraph(written),
        cast.goal(number=written, title=written, why=written),
        cast.measure(what=written, how=written),
        heading=written,
        info=cast.info(person_name=written, confidentiality=written),
    )
    render(replace(everywhere, own_words=(OwnWords(written, written),)))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(cast.full_plan(1)) == render(cast.full_plan(1))


def test_the_print_says_which_language_it_is_in() -> None:
    assert reading.language(render(cast.document(info=cast.info(language="nn")))) == "nn-NO"


def test_an_error_that_is_no_fault_of_the_text_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "NORMAL_SCALE", "no number")
    with pytest.raises(RefusedError, match="float"):
        render(cast.law_checklist())
