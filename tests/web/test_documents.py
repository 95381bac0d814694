"""Paper: who may print what, that the page and the PDF say the same, and that nothing else comes along."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.exports.documents import Fact
from helhet.plans import forms, queries, reading
from helhet.plans.actions import items
from helhet.plans.models import Plan, Resource, Statement, StatementSection
from helhet.web.documents import prints
from tests.cast import Cast, Story
from tests.exports import reading as paper
from tests.fixtures import SignIn
from tests.web.filled_plan import HOSTILE, SECRET, fill

DOCUMENTS = ("full", "overview", "about-me", "crisis", "empty-form", "law")
NOT_TEXT = {"language", "state"}
"""Fields of a document that are codes, not words."""


def page_of(client: Client, story: Story, document: str, query: str = "") -> str:
    response = client.get(reverse("documents:page", args=[story.plan.pk, document]) + query)
    assert response.status_code == 200
    return _plain(response.content.decode())


def pdf_of(client: Client, story: Story, document: str, query: str = "") -> bytes:
    response = client.get(reverse("documents:pdf", args=[story.plan.pk, document]) + query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return bytes(response.content)


def _plain(html: str) -> str:
    """The text of a page, with all white space as single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Fact) and not value.value:
        return
    if is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_TEXT:
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str) and value.strip():
        yield value


def _squeezed(text: str) -> str:
    """Without white space and soft breaks, so that folded lines compare."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def document(cast: Cast, story: Story, name: str, participant: Any = None) -> Any:
    door = queries.get_plan(cast.actor("nina"), story.plan.pk)
    receiver = prints.Receiver("Nina Berg", participant)
    return prints.PRINTS[name].make(reading.read(door.plan, door.standing), receiver)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_page_and_the_pdf_hold_the_same_texts(cast: Cast, story: Story, sign_in: SignIn, name: str) -> None:
    fill(cast, story)
    client = sign_in("nina")
    html, pdf = _squeezed(page_of(client, story, name)), _squeezed(paper.text(pdf_of(client, story, name)))

    for text in _texts(document(cast, story, name)):
        assert _squeezed(text) in html
        assert _squeezed(text) in pdf


def test_the_persons_own_words_come_first(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fill(cast, story)
    text = paper.text(pdf_of(sign_in("nina"), story, "full"))

    words = "Jeg vil bestemme over dagene mine selv."
    headings = [section.heading for section in document(cast, story, "full").sections]
    assert text.count(words) == 1
    assert all(text.index(words) < text.index(heading) for heading in headings[1:])


def test_the_order_is_that_of_the_plans_own_form(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """A municipality that has moved and renamed the sections sees it on paper too (P-04)."""
    fill(cast, story)
    own = list(reversed(forms.sections_of(story.plan.form)))
    form = forms.publish(
        actor=cast.actor("siri"),
        organisation=cast.town.municipality,
        kind=story.plan.kind,
        sections=[forms.FormSection(each.code, f"Vår del: {each.heading}") for each in own],
    )
    Plan.objects.filter(pk=story.plan.pk).update(form=form)

    headings = [section.heading for section in document(cast, story, "full").sections]
    in_form = [f"Vår del: {each.heading}" for each in own]
    assert [heading for heading in headings if heading in in_form] == [
        heading for heading in in_form if heading in headings
    ]
    assert headings[-2:] == ["Om planen", "Det loven krever"]


def test_what_is_in_the_whole_plan(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fill(cast, story)
    text = paper.text(pdf_of(sign_in("nina"), story, "full"))

    for expected in (
        "Solvik kommune",
        "Mål 1 Jeg vil bo for meg selv.",
        "Mål 1.1 Jeg vil lage middag.",
        "Bilstønad, uten mål",
        "Koordinator i kommunen",
        "Kari Lunde (personen selv)",
        "på skjermen",
        "er ikke et vedtak",
        "Heisen er ikke ferdig.",
        "Støttekontakt",
        "Versjon",
    ):
        assert expected in text


def test_the_diary_is_never_printed_not_even_for_the_one_who_wrote_it(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    fill(cast, story)
    for name in ("kari", "nina"):
        assert SECRET not in paper.text(pdf_of(sign_in(name), story, "full"))
        assert SECRET not in page_of(sign_in(name), story, "full")


def test_a_column_nobody_has_filled_in_is_left_out(cast: Cast, story: Story, sign_in: SignIn) -> None:
    items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Resource, values={"text": "Hester"})
    assert "Hva Sagt av Hester Kari Lunde" in page_of(sign_in("kari"), story, "full")


def test_a_part_holds_only_what_its_receiver_has_taken_on(cast: Cast, story: Story, sign_in: SignIn) -> None:
    gro = fill(cast, story)
    client, query = sign_in("nina"), f"?participant={gro.pk}"
    for text in (page_of(client, story, "part", query), paper.text(pdf_of(client, story, "part", query))):
        assert "Kokekurs på onsdager" in text
        assert "Jeg vil lage middag." in text
        assert "99 00 00 11" in text  # the coordinator's
        for others in ("dusjen", "Bilstønad", "Gi meg tid", "Jeg slutter å svare", "Heisen", SECRET):
            assert others not in text


def test_a_part_names_steps_and_needs_too(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fill(cast, story)
    text = page_of(sign_in("ola"), story, "part", f"?participant={story.ola.pk}")

    assert "Se på leiligheten" in text
    assert "Hjelp i dusjen" in text


@pytest.mark.parametrize("participant", ["", "?participant=x", "?participant=00000000-0000-7000-8000-000000000000"])
def test_a_part_for_nobody_is_not_found(story: Story, sign_in: SignIn, participant: str) -> None:
    address = reverse("documents:page", args=[story.plan.pk, "part"]) + participant
    assert sign_in("nina").get(address).status_code == 404


@pytest.mark.parametrize("name", ["overview", "about-me", "crisis"])
def test_what_is_made_for_one_side_stands_on_one_side(cast: Cast, story: Story, sign_in: SignIn, name: str) -> None:
    fill(cast, story)
    assert len(paper.pages(pdf_of(sign_in("kari"), story, name))) == 1


def test_every_page_of_a_long_print_is_numbered(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fill(cast, story)
    pages = paper.pages(pdf_of(sign_in("nina"), story, "full"))

    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"Side {number} av {len(pages)}" in text


def test_a_side_that_is_too_full_says_what_to_shorten_and_offers_two_sides(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    fill(cast, story)
    _say_much(cast, story)
    client = sign_in("kari")
    response = client.get(reverse("documents:pdf", args=[story.plan.pk, "about-me"]))
    page = _plain(response.content.decode())

    assert response["Content-Type"].startswith("text/html")
    assert "får ikke plass på én side" in page
    assert page.index("Det jeg helst vil slippe") < page.index("Slik hjelper du meg best")
    assert len(paper.pages(pdf_of(client, story, "about-me", "?pages=more"))) > 1
    assert "Nok ord. " * 3 in page_of(client, story, "about-me")


def test_hostile_text_is_only_text(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fill(cast, story)
    client = sign_in("nina")
    html = client.get(reverse("documents:page", args=[story.plan.pk, "full"])).content.decode()

    assert "<script>alert" not in html
    assert _squeezed(HOSTILE) in _squeezed(_plain(html))
    assert _squeezed(HOSTILE) in _squeezed(paper.text(pdf_of(client, story, "full")))


def test_no_identity_number_is_printed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    person = story.plan.person
    person.national_id = "12843912345"
    person.save()
    assert "12843912345" not in _squeezed(paper.text(pdf_of(sign_in("nina"), story, "full")))


def test_the_empty_form_comes_with_and_without_a_name(story: Story, sign_in: SignIn) -> None:
    client = sign_in("nina")

    assert "Kari Lunde" in paper.text(pdf_of(client, story, "empty-form"))
    for text in (
        page_of(client, story, "empty-form", "?name=none"),
        paper.text(pdf_of(client, story, "empty-form", "?name=none")),
    ):
        assert "Kari" not in text
        assert "Jeg vil bo" not in text
        assert "Mål og tiltak" in text


@pytest.mark.parametrize("name", ["choose", *DOCUMENTS])
def test_no_page_asks_the_database_more_as_the_plan_grows(
    cast: Cast,
    story: Story,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    fill(cast, story)
    client = sign_in("nina")
    address = (
        reverse("documents:choose", args=[story.plan.pk])
        if name == "choose"
        else reverse("documents:page", args=[story.plan.pk, name])
    )
    client.get(address)  # a new sign-in notes when it began
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def _say_much(cast: Cast, story: Story) -> None:
    items.add(
        actor=cast.actor("kari"),
        plan_id=story.plan.pk,
        model=Statement,
        values={"topic": StatementSection.ABOUT_ME_AVOID, "text": "Nok ord. " * 900},
    )
