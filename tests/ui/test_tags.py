"""Every tag escapes what people write, and refuses what a page writer got wrong."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError

from helhet.ui.parts import Cell, Link, Stat
from tests.ui.conftest import Render

HOSTILE = """<script>alert("x")</script>' onload='y"""

LINKS = [Link(label=HOSTILE, url="/a", current=True, count=2), Link(label="B", url="/b")]
TAGS = {
    "button": "{% button text name=text value=text form=text icon='check' %}",
    "link_button": "{% link_button text text icon='print' %}",
    "post_button": "{% post_button text text about=text name=text value=text %}",
    "undo_button": "{% undo_button text text name=text value=text %}",
    "alert": "{% alert title=text %}{{ text }}{% endalert %}",
    "card": "{% card title=text url=text id=text tone='sand' %}{{ text }}{% endcard %}",
    "card without link": "{% card title=text %}{{ text }}{% endcard %}",
    "details": "{% details text open=True %}{{ text }}{% enddetails %}",
    "nothing_yet": "{% nothing_yet text action=text url=text %}{{ text }}{% endnothing_yet %}",
    "own_words": "{% own_words text who=text when=day title=text lead=True %}",
    "who_sees": "{% who_sees text %}",
    "status_tag": "{% status_tag text tone='warning' %}",
    "avatar": "{% avatar text %}",
    "page_header": "{% page_header text eyebrow=text lead=text %}{{ text }}{% endpage_header %}",
    "breadcrumbs": "{% breadcrumbs text text text %}",
    "tabs": "{% tabs links text %}",
    "section_nav": "{% section_nav links text %}",
    "link_list": "{% link_list links %}",
    "definition_list": "{% definition_list pairs %}",
    "stat_row": "{% stat_row stats %}",
    "data_table": "{% data_table text headers rows %}",
    "timeline": "{% timeline %}{% endtimeline %}",
    "event": "{% event text when=text who=text icon='chat' %}{{ text }}{% endevent %}",
    "progress_line": "{% progress_line text points unit=text %}",
    "draft_status": "{% draft_status %}",
}


@pytest.mark.parametrize("source", TAGS.values(), ids=TAGS.keys())
def test_what_people_write_never_becomes_markup(render: Render, source: str) -> None:
    html = render(
        source,
        text=HOSTILE,
        day=date(2026, 4, 3),
        links=LINKS,
        pairs=[(HOSTILE, HOSTILE)],
        stats=[Stat(label=HOSTILE, value=HOSTILE, note=HOSTILE, url=HOSTILE), Stat(label="Planer", value=3)],
        headers=["A", HOSTILE, "C"],
        rows=[[Cell(text=HOSTILE, url=HOSTILE), Cell(text=HOSTILE, tone="success"), Cell(text=HOSTILE)]],
        points=[(date(2026, 1, 1), 2.5), (date(2026, 2, 1), 4.0)],
    )
    assert "<script" not in html
    assert "onload='" not in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "source",
    ["{% button %}", "{% button 'Lagre' colour='red' %}", "{% card heading='A' %}{% endcard %}", "{% icon %}"],
)
def test_an_argument_that_is_missing_or_unknown_stops_the_template_from_compiling(render: Render, source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        render(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% button 'Lagre' variant='huge' %}",
        "{% status_tag 'Ny' tone='pink' %}",
        "{% icon 'unicorn' %}",
        "{% breadcrumbs 'Hjem' '/' %}",
    ],
)
def test_a_variant_tone_icon_or_trail_that_does_not_exist_is_refused(render: Render, source: str) -> None:
    with pytest.raises(ValueError, match=r"Unknown|Breadcrumbs"):
        render(source)


def test_a_form_with_one_button_carries_the_csrf_token(render: Render) -> None:
    for source in ("{% post_button 'Fjern' '/x' %}", "{% undo_button 'Fjernet.' '/x' %}"):
        assert "csrfmiddlewaretoken" in render(source)


def test_own_words_keep_their_line_breaks_and_the_direction_of_writing(render: Render) -> None:
    html = render("{% own_words text who='Kari' %}", text="Først\nså \u200fمرحبا 🎈")
    assert '<blockquote dir="auto">' in html
    assert "Først<br>så \u200fمرحبا 🎈" in html


def test_paging_keeps_the_rest_of_the_query(render: Render) -> None:
    pages = Paginator(range(30), 10)
    html = render("{% pagination page %}", page=pages.page(2), path="/notater?q=b%26c&side=2")
    assert 'href="?q=b%26c&amp;side=1"' in html
    assert 'href="?q=b%26c&amp;side=3"' in html
    assert "Side 2 av 3" in html


def test_one_page_needs_no_paging(render: Render) -> None:
    assert not render("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip()


def test_a_chart_has_a_name_and_the_same_numbers_in_a_table(render: Render) -> None:
    points = [(date(2026, 1, 12), 2.5), (date(2026, 2, 9), 10.0)]
    html = render("{% progress_line 'Hvordan det går' points low=0 high=10 unit='poeng' %}", points=points)
    assert "<title>Hvordan det går</title>" in html
    assert 'points="36.0,123.5 348.0,14.0"' in html
    assert "2,5 poeng" in html
    assert "10 poeng" in html


def test_a_chart_without_numbers_says_so(render: Render) -> None:
    assert "Ingen tall ennå." in render("{% progress_line 'Hvordan det går' points %}", points=[])


def test_a_chart_with_one_number_stands_in_the_middle(render: Render) -> None:
    html = render("{% progress_line 'Hvordan det går' points %}", points=[(date(2026, 1, 12), 12.0)])
    assert 'points="192.0,14.0"' in html


def test_the_current_link_is_said_and_not_only_coloured(render: Render) -> None:
    html = render("{% tabs links 'Deler av planen' %}", links=LINKS)
    assert html.count('aria-current="page"') == 1


def test_initials_are_of_the_first_and_the_last_name(render: Render) -> None:
    assert ">KN<" in render("{% avatar name %}", name="kari anne nordmann")
    assert "><" in render("{% avatar name %}", name="")
