"""Somebody at a screen, told in the words of a story: `nina.presses("Lagre")`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import ResolverMatch, resolve, reverse
from playwright.sync_api import Locator, Page, expect

from tests.browser.windows import NARROWEST, Check, scrolls_sideways


@dataclass
class Somebody:
    """One window and the one who sits at it. With `axe`, every page that is not among the `seen` is checked."""

    page: Page
    axe: Check | None = None
    seen: set[str] = field(default_factory=set)
    interactions: int = 0

    def goes_to(self, name: str, *about: UUID | str) -> None:
        """Type in an address."""
        self.page.goto(reverse(name, args=about))
        self._looks()

    def goes_home(self) -> None:
        self.goes_to("home:home")

    def follows(self, label: str) -> None:
        """Click a link on the page."""
        self._clicks(self.main.get_by_role("link", name=label).first)

    def follows_to(self, part: str) -> None:
        """Click the first link whose address has this in it."""
        self._clicks(self.main.locator(f'a[href*="{part}"]').first)

    def presses(self, label: str) -> None:
        """Press a button on the page."""
        self._clicks(self.main.get_by_role("button", name=label).first)

    def writes(self, label: str, text: str) -> None:
        """Type into a field."""
        self.interactions += 1
        self.field(label).fill(text)

    def picks(self, option: str) -> None:
        """Pick one of several answers."""
        self.interactions += 1
        self.main.get_by_role("radio", name=option).first.check()

    def chooses(self, label: str, option: str) -> None:
        """Choose from a list; a part of the answer's name is enough."""
        self.interactions += 1
        choices: list[str] = self.field(label).locator("option").all_inner_texts()
        self.field(label).select_option(label=next(choice for choice in choices if option in choice))

    def sees(self, text: str) -> None:
        expect(self.main.get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        expect(self.main.get_by_text(text)).to_have_count(0)

    def field(self, label: str) -> Locator:
        return self.main.get_by_label(label).first

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def here(self, name: str) -> Any:
        """What the address says that the page is about, such as `case_id`."""
        return self._address().kwargs[name]

    def _address(self) -> ResolverMatch:
        return resolve(urlsplit(self.page.url).path)

    def _clicks(self, there: Locator) -> None:
        self.interactions += 1
        there.click()
        self._looks()

    def _looks(self) -> None:
        """At 320 px too, where nothing may have to be scrolled sideways for (WCAG 1.4.10)."""
        name = self._address().view_name
        if self.axe is None or name in self.seen:
            return
        self.seen.add(name)
        self.axe(self.page)
        size = self.page.viewport_size
        assert size is not None
        assert not scrolls_sideways(self.page, NARROWEST), f"{self.page.url} scrolls sideways"
        self.page.set_viewport_size(size)
