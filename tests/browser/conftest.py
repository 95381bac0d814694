"""Chromium before a server of its own for each module, with an accessibility check and pictures for the documentation.

A module fills the database once, in a fixture that asks for `server`; its tests share what is in there. A test opens
a browser window for somebody: `page = open_window(cast.kari, width=PHONE)`.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from helhet.demo import seed
from helhet.people.models import Account
from tests.browser.windows import DESKTOP, Check, OpenWindow, Screenshot
from tests.fixtures import browser_of

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread

_IMAGES = Path(__file__).parents[2] / "docs" / "images"
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_SECONDS = 1000
_HEIGHT = 800


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, so that `make quick` can leave it out."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def transactional_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An empty database that lasts as long as the module, in place of pytest-django's for each test.

    Where Playwright's event loop runs, Django keeps a connection of its own, which only we can close.
    """
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False)
        connection.close()


@pytest.fixture(scope="module")
def server(transactional_db: None) -> Iterator[str]:
    """The address of a running service, which lasts as long as the module."""
    live = LiveServer("localhost")
    yield live.url
    live.stop()


@pytest.fixture(scope="module")
def demo(server: str) -> str:
    """The whole demo, and where it is served."""
    assert seed.seed()
    return server


@pytest.fixture
def open_window(browser: Browser, server: str) -> Iterator[OpenWindow]:
    """Open a browser window, signed in as an account or as nobody. Relative addresses reach the server.

    What the browser complains of fails the test, but for what `expects` matches.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def opened(
        account: Account | None = None, *, width: int = DESKTOP, javascript: bool = True, expects: str = ""
    ) -> Page:
        context = browser.new_context(
            viewport=ViewportSize(width=width, height=_HEIGHT),
            base_url=server,
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        context.set_default_timeout(10 * _SECONDS)
        _listen(context, problems, expects)
        if account is not None:
            _sign_in(context, account, server)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert not problems, "The browser complained:\n" + "\n".join(problems)


def _listen(context: BrowserContext, problems: list[str], expects: str) -> None:
    def complain(text: str) -> None:
        if not (expects and re.search(expects, text)):
            problems.append(text)

    context.on("weberror", lambda error: complain(str(error.error)))
    context.on("console", lambda message: complain(message.text) if message.type == "error" else None)


def _sign_in(context: BrowserContext, account: Account, url: str) -> None:
    client = browser_of(account)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


@pytest.fixture(scope="session")
def axe() -> Check:
    """Assert that a page breaks none of the rules of WCAG 2.2 AA that a machine can check."""

    def check(page: Page) -> None:
        results = Axe().run(page, options={"runOnly": _STANDARDS, "resultTypes": ["violations"]})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture(scope="session")
def screenshot() -> Screenshot:
    """Keep a picture of what is in the window in docs/images, when HELHET_SCREENSHOTS is 1."""

    def take(page: Page, name: str, *, height: int = _HEIGHT) -> None:
        if os.environ.get("HELHET_SCREENSHOTS") != "1":
            return
        size = page.viewport_size
        assert size is not None
        page.set_viewport_size({"width": size["width"], "height": height})
        page.screenshot(path=_IMAGES / f"{name}.png", animations="disabled")

    return take
