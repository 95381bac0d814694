"""Every page of the demo that the person can reach, and how one first meets Helhet."""

import gzip
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from playwright.sync_api import Response, expect

from tests.browser.walk import account, walk_as
from tests.browser.windows import NARROWEST, PHONE, Check, OpenWindow, scrolls_sideways

PERSON: Final = "Kari Nordby"
FIRST_VIEW_KB: Final = 120


@pytest.mark.usefixtures("demo")
def test_every_page_that_the_person_can_reach_is_as_it_should_be(open_window: OpenWindow, axe: Check) -> None:
    walk_as(PERSON, PHONE, set(), open_window, axe)


@pytest.mark.usefixtures("demo")
@override_settings(HELHET_DEMO_PEOPLE="helhet.demo.guests.listed")
def test_a_visitor_to_the_demo_chooses_whom_to_be(open_window: OpenWindow, axe: Check) -> None:
    page = open_window(width=PHONE)
    page.goto("/")
    axe(page)
    assert not scrolls_sideways(page, NARROWEST)

    page.get_by_role("button", name="Fortsett som Kari Nordby").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hei, Kari Nordby")


@pytest.mark.usefixtures("demo")
def test_the_first_view_is_light_enough_for_a_slow_line(open_window: OpenWindow) -> None:
    """At most 120 kB over the wire with everything it needs, compressed as in operation."""
    page = open_window(account(PERSON), width=PHONE)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it asks what it is given
    page.goto("/", wait_until="networkidle")

    sizes = {urlsplit(answer.url).path: _compressed(answer) for answer in answers}
    assert sum(sizes.values()) <= FIRST_VIEW_KB * 1024, sizes


def _compressed(answer: Response) -> int:
    """The size on the wire. The test server sends static files as they are; operation sends them compressed."""
    sent = answer.request.sizes()["responseBodySize"]
    return min(sent, len(gzip.compress(answer.body(), 9)))
