"""The base pages: who is signed in, the way on, and what was typed."""

import re

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

from helhet.ui.parts import Chrome, Link
from tests.ui.conftest import Render

PAGE = "{% extends 'ui/base.html' %}{% block title %}Planen{% endblock %}{% block main %}<h1>Planen</h1>{% endblock %}"
KARI = Chrome(
    name="Kari <Nordmann>",
    role="Planen er din",
    writer="writer-1",
    navigation=(Link(label="Planen", url="/", current=True), Link(label="Meldinger", url="/m", count=2)),
    sign_out_url="/logg-ut/",
    about_url="/om/",
    demo=True,
)


def render_page(render: Render, **context: object) -> str:
    return render(PAGE, **context)


def test_a_page_has_a_language_a_title_a_skip_link_and_no_inline_code(render: Render) -> None:
    html = render_page(render)
    assert '<html lang="nb">' in html
    assert "<title>Planen – Helhet</title>" in html
    assert 'href="#innhold"' in html
    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son\w+=", html)


def test_the_header_shows_who_is_signed_in_and_where_they_are(render: Render) -> None:
    html = render_page(render, chrome=KARI)
    assert "Kari &lt;Nordmann&gt;" in html
    assert "Planen er din" in html
    assert html.count('aria-current="page"') == 1
    assert '<meta name="writer" content="writer-1">' in html
    assert "Alle personer er oppdiktet" in html
    assert re.search(
        r'action="/logg-ut/"\s+data-sign-out\s+data-question="[^"]+">\s*<input type="hidden" name="csrf', html
    )
    assert 'href="/om/"' in html


def test_a_guest_has_no_menu_no_sign_out_and_no_banner(render: Render) -> None:
    html = render_page(render)
    for part in ("<nav", "data-sign-out", 'name="writer"', "oppdiktet", "Om Helhet"):
        assert part not in html


def test_a_message_is_said_and_may_tell_that_a_draft_has_arrived(render: Render) -> None:
    said = [
        Message(constants.SUCCESS, "Lagret <b>.", extra_tags="draft:goal-7"),
        Message(constants.ERROR, "Noe gikk galt."),
    ]
    html = render_page(render, messages=said)
    assert '<meta name="draft-saved" content="goal-7">' in html
    assert html.count("draft-saved") == 1
    assert re.search(r'data-color="success">\s*<p>Lagret &lt;b&gt;\.</p>', html)
    assert re.search(r'data-color="danger">\s*<p>Noe gikk galt\.</p>', html)


def test_an_error_says_what_why_the_way_on_and_shows_what_was_typed() -> None:
    """Also without a request, as when the server itself has failed."""
    html = render_to_string(
        "ui/error.html",
        {
            "title": "Teksten ble ikke lagret",
            "why": "Planen er avsluttet.",
            "ways_on": [Link(label="Til forsiden", url="/")],
            "kept_texts": [("Hva ønsker du?", "</textarea>Jeg vil\nsvømme")],
        },
    )
    assert "<h1>Teksten ble ikke lagret</h1>" in html
    assert "Planen er avsluttet." in html
    assert 'href="/"' in html
    assert "readonly" in html
    assert "&lt;/textarea&gt;Jeg vil\nsvømme</textarea>" in html


def test_a_print_page_has_no_header() -> None:
    html = render_to_string("ui/print.html", {})
    assert "<header" not in html
    assert 'id="innhold"' in html
