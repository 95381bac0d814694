"""The browser reaches the live server: what every other test here builds on."""

from playwright.sync_api import Page


def test_the_service_answers_in_a_browser(phone: Page) -> None:
    answer = phone.goto("/healthz")

    assert answer is not None
    assert answer.ok
