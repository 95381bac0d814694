"""What the tests say of browser windows: how wide they are, and what can be asked of the page in one."""

from typing import Final, Protocol

from playwright.sync_api import Page

from helhet.people.models import Account

PHONE: Final = 360
DESKTOP: Final = 1280
NARROWEST: Final = 320
"""The width that WCAG 2.2 asks of a page without scrolling sideways (1.4.10)."""


class OpenWindow(Protocol):
    """See the fixture `open_window`."""

    def __call__(
        self, account: Account | None = None, *, width: int = ..., javascript: bool = ..., expects: str = ...
    ) -> Page: ...


class Check(Protocol):
    """See the fixture `axe`."""

    def __call__(self, page: Page) -> None: ...


class Screenshot(Protocol):
    """See the fixture `screenshot`."""

    def __call__(self, page: Page, name: str, *, height: int = ...) -> None: ...


def scrolls_sideways(page: Page, width: int) -> bool:
    """Whether anything sticks out at this width. The window keeps the width."""
    height = (page.viewport_size or {"height": 800})["height"]
    page.set_viewport_size({"width": width, "height": height})
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
