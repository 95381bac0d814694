"""Chromium, on a phone and on a desktop, with an accessibility check and pictures for the documentation.

A test asks for `phone` or `desktop` and gets a page whose relative addresses reach the live server.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread

_IMAGES = Path(__file__).parents[2] / "docs" / "images"
_PHONE = ViewportSize(width=360, height=800)
_DESKTOP = ViewportSize(width=1280, height=900)
_QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-first-run",
]
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
_SECONDS = 1000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, so that `make quick` can leave it out."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, without a sandbox only where root would make it refuse to start."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=[*_QUIET, *sandbox])
        yield chromium
        chromium.close()


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.fail("Chromium is not installed; see `make chromium`")
    return found


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page as wide as a small phone, 360 by 800."""
    yield from _page(browser, live_server, _PHONE)


@pytest.fixture
def desktop(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page as wide as a laptop, 1280 by 900."""
    yield from _page(browser, live_server, _DESKTOP)


def _page(browser: Browser, live_server: LiveServer, size: ViewportSize) -> Iterator[Page]:
    context = browser.new_context(viewport=size, base_url=live_server.url, locale="nb-NO", reduced_motion="reduce")
    context.set_default_timeout(10 * _SECONDS)
    problems: list[str] = []
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield context.new_page()
    context.close()
    assert not problems, f"The browser complained: {problems}"


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Assert that a page breaks none of the rules of WCAG 2.2 AA that a machine can check."""

    def check(page: Page) -> None:
        results = Axe().run(page, options={"runOnly": _STANDARDS, "resultTypes": ["violations"]})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture(scope="session")
def screenshot() -> Callable[[Page, str], None]:
    """Keep a picture of the page in docs/images, when HELHET_SCREENSHOTS is 1."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("HELHET_SCREENSHOTS") == "1":
            page.screenshot(path=_IMAGES / f"{name}.png", full_page=True, animations="disabled")

    return take
