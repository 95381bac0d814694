"""Every page of the demo, as each role that can reach it, holds what is promised of a page."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from django.urls import resolve
from playwright.sync_api import Page, Response, expect

from helhet.demo import seed
from helhet.people.models import Account
from tests.browser.windows import DESKTOP, NARROWEST, PHONE, Check, OpenWindow, scrolls_sideways

Look = tuple[str, ...]
"""What makes pages the same to look at: the name of the address, the kind of thing it is about, and for a list what it
is narrowed by.
"""

FIRST_VIEW_KB: Final = 120
LATER_PAGE_KB: Final = 15

ROLES: Final = {
    "the person": ("Kari Nordby", PHONE),
    "a parent": ("Maja Lien", PHONE),
    "the coordinator": ("Nina Holm", DESKTOP),
    "a participant": ("Ola Dahl", DESKTOP),
    "the coordinating unit": ("Siri Aune", DESKTOP),
    "a leader": ("Liv Strand", DESKTOP),
}
"""Who somebody is in the demo, and what she or he sits at."""


@pytest.fixture(scope="module")
def demo(server: str) -> str:
    """The whole demo, and where it is served."""
    assert seed.seed()
    return server


@pytest.fixture(scope="module")
def forms_seen() -> set[Look]:
    """The writing forms, which look the same to everybody and are looked at once."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_that_a_role_can_reach_is_as_it_should_be(
    role: str, demo: str, forms_seen: set[Look], open_window: OpenWindow, axe: Check
) -> None:
    """Accessible, nothing to scroll sideways for at any width, a title and one heading, a strict policy for scripts,
    and light enough for a slow line.
    """
    name, width = ROLES[role]
    walk = Walk(open_window(_account(name), width=width), axe, width, set(forms_seen))
    walk.from_address("/")
    forms_seen |= {look for look in walk.seen if look[0].startswith("items:")}

    if walk.faults:
        pytest.fail("\n".join(walk.faults), pytrace=False)


@override_settings(HELHET_DEMO_PEOPLE="helhet.demo.guests.listed")
def test_a_visitor_to_the_demo_chooses_whom_to_be(demo: str, open_window: OpenWindow, axe: Check) -> None:
    page = open_window(width=PHONE)
    page.goto("/")
    axe(page)
    assert not scrolls_sideways(page, NARROWEST)

    page.get_by_role("button", name="Fortsett som Kari Nordby").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hei, Kari Nordby")


def test_the_first_view_is_light_enough_for_a_slow_line(demo: str, open_window: OpenWindow) -> None:
    """At most 120 kB over the wire with everything it needs, compressed as in operation."""
    page = open_window(_account("Kari Nordby"), width=PHONE)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it asks what it is given
    page.goto("/", wait_until="networkidle")

    sizes = {urlsplit(answer.url).path: _compressed(answer) for answer in answers}
    assert sum(sizes.values()) <= FIRST_VIEW_KB * 1024, sizes


@dataclass
class Walk:
    """Follows every link from page to page. A page is visited once for each kind of thing it can be about."""

    page: Page
    axe: Check
    width: int
    seen: set[Look] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def from_address(self, start: str) -> None:
        waiting = [start]
        while waiting:
            address = waiting.pop(0)
            if self._is_new(address):
                waiting += self._visit(address)

    def _is_new(self, address: str) -> bool:
        look = _look_of(address)
        if look is None or look in self.seen:
            return False
        self.seen.add(look)
        return True

    def _visit(self, address: str) -> list[str]:
        answer = self.page.goto(address)
        assert answer is not None
        self.faults += (f"{address}: {fault}" for fault in self._faults(answer))
        return _links(self.page)

    def _faults(self, answer: Response) -> Iterator[str]:
        if answer.status != 200:
            yield f"answers {answer.status}"
            return
        yield from _faults_of_head(self.page, answer)
        for width in (NARROWEST, PHONE, DESKTOP, self.width):
            if scrolls_sideways(self.page, width):
                yield f"scrolls sideways at {width} px"
        try:
            self.axe(self.page)
        except AssertionError as error:
            yield str(error)


def _faults_of_head(page: Page, answer: Response) -> Iterator[str]:
    if not re.fullmatch(r"\S.* – Helhet", page.title()):
        yield f"is called {page.title()!r}"
    if page.locator("h1").count() != 1:
        yield f"has {page.locator('h1').count()} main headings"
    policy = answer.headers.get("content-security-policy", "")
    if not {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy.split("; ")):
        yield f"lets scripts or styles in: {policy!r}"
    weight = answer.request.sizes()["responseBodySize"]
    if weight > LATER_PAGE_KB * 1024:
        yield f"weighs {weight} bytes"


def _links(page: Page) -> list[str]:
    addresses: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    ours = (urlsplit(address) for address in addresses if address.startswith(page.url[: page.url.index("/", 8)]))
    return [parts._replace(scheme="", netloc="", fragment="").geturl() for parts in ours]


def _look_of(address: str) -> Look | None:
    """None for what is no page."""
    parts = urlsplit(address)
    match = resolve(parts.path)
    if match.view_name == "documents:pdf":
        return None
    words = (str(match.kwargs[name]) for name in ("kind", "document") if name in match.kwargs)
    narrowed = [] if match.view_name == "items:add" else re.findall(r"(\w+)=", parts.query)
    return (match.view_name, *words, *narrowed)


def _compressed(answer: Response) -> int:
    """The size on the wire. The test server sends static files as they are; operation sends them compressed."""
    sent = answer.request.sizes()["responseBodySize"]
    return min(sent, len(gzip.compress(answer.body(), 9)))


def _account(name: str) -> Account:
    given_name, _, family_name = name.partition(" ")
    return Account.objects.get(person__given_name=given_name, person__family_name=family_name)
