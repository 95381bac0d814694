"""A walk through every page that somebody can reach in the demo, to see that each holds what is promised of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, Response

from helhet.people.models import Account
from helhet.web.addresses import ORIGIN
from tests.browser.windows import DESKTOP, NARROWEST, PHONE, Check, OpenWindow, scrolls_sideways

Look = tuple[str, ...]
"""What makes pages the same to look at: the name of the address, the kind of thing it is about, and for a list what it
is narrowed by.
"""

LATER_PAGE_KB: Final = 15


def walk_as(name: str, width: int, forms_seen: set[Look], open_window: OpenWindow, axe: Check) -> None:
    """Follow every link from the first page, and fail with all that is wrong: each page is accessible, has nothing to
    scroll sideways for at any width, a title and one heading, a strict policy for scripts, and is light enough for a
    slow line. The writing forms, which look the same to everybody, are left out where they stand in `forms_seen`.
    """
    walk = Walk(open_window(account(name), width=width), axe, width, set(forms_seen))
    walk.from_address("/")
    forms_seen |= {look for look in walk.seen if look[0].startswith("items:")}
    if walk.faults:
        pytest.fail("\n".join(walk.faults), pytrace=False)


def account(name: str) -> Account:
    """Somebody in the demo."""
    given_name, _, family_name = name.partition(" ")
    return Account.objects.get(person__given_name=given_name, person__family_name=family_name)


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
        for width in sorted({NARROWEST, PHONE, DESKTOP}, key=lambda each: each == self.width):
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
    return (match.view_name, *words, *(name for name in narrowed if name != ORIGIN))
