"""The browser reaches the live server: what every other test here builds on."""

from tests.browser.windows import PHONE, OpenWindow


def test_the_service_answers_in_a_browser(open_window: OpenWindow) -> None:
    answer = open_window(width=PHONE).goto("/healthz")

    assert answer is not None
    assert answer.ok
