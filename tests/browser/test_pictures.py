"""The pictures in the documentation are what the demo looks like. `make screenshots` takes them anew."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from helhet.demo import seed
from helhet.people.models import Account
from tests.browser.windows import DESKTOP, PHONE, OpenWindow, Screenshot

At = Callable[..., Page]


@pytest.fixture(scope="module")
def _demo(server: str) -> None:
    assert seed.seed()


@pytest.fixture
def at_home(_demo: None, open_window: OpenWindow) -> At:
    """The first page of somebody in the demo."""

    def window(given_name: str, family_name: str, width: int) -> Page:
        account = Account.objects.get(person__given_name=given_name, person__family_name=family_name)
        page = open_window(account, width=width)
        page.goto("/")
        return page

    return window


def test_the_persons_own_page_begins_with_her_words(at_home: At, screenshot: Screenshot) -> None:
    page = at_home("Kari", "Nordby", PHONE)

    expect(page.get_by_role("heading", name="Dette skjer nå")).to_be_visible()
    screenshot(page, "hjem-mobil", height=900)


def test_the_plan_shows_own_words_and_what_happens_now(at_home: At, screenshot: Screenshot) -> None:
    page = at_home("Kari", "Nordby", DESKTOP)
    page.get_by_role("main").get_by_role("link", name="Individuell plan").first.click()

    expect(page.get_by_role("heading", name="Dette skjer nå")).to_be_visible()
    screenshot(page, "planen", height=1000)


def test_who_does_what_is_sorted_by_who(at_home: At, screenshot: Screenshot) -> None:
    page = at_home("Kari", "Nordby", DESKTOP)
    page.get_by_role("link", name="Hvem gjør hva").first.click()

    expect(page.get_by_role("heading", name="Tjenestene")).to_be_visible()
    screenshot(page, "hvem-gjor-hva", height=1000)


def test_the_coordinators_desk_shows_what_waits(at_home: At, screenshot: Screenshot) -> None:
    page = at_home("Nina", "Holm", DESKTOP)

    expect(page.get_by_role("heading", name="De du koordinerer for")).to_be_visible()
    screenshot(page, "skrivebord", height=1000)


def test_the_question_of_consent_stands_alone(at_home: At, screenshot: Screenshot) -> None:
    page = at_home("Fredrik", "Eide", PHONE)
    page.get_by_role("link", name="Les mer og svar").first.click()

    expect(page.get_by_role("button", name="Ja, jeg samtykker")).to_be_visible()
    screenshot(page, "samtykke-mobil", height=1100)


def test_the_paper_looks_like_the_plan(at_home: At, screenshot: Screenshot) -> None:
    page = at_home("Kari", "Nordby", DESKTOP)
    page.get_by_role("main").get_by_role("link", name="Individuell plan").first.click()
    page.get_by_role("link", name="Skriv ut").first.click()
    page.get_by_role("link", name="Les og skriv ut").first.click()

    expect(page.get_by_text("Kari Nordby").first).to_be_visible()
    screenshot(page, "papir", height=1000)
