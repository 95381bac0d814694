"""What holds for every answer, and how long a sign-in lasts."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from helhet.config.middleware import session_limits
from helhet.kernel import clock

pytestmark = pytest.mark.django_db


def test_no_page_may_run_or_style_anything_inline(client: Client) -> None:
    policy = client.get("/healthz")["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_every_answer_says(client: Client, header: str, value: str) -> None:
    assert client.get("/healthz")[header] == value


def test_a_session_ends_after_half_an_hour_without_use() -> None:
    session = _signed_in()

    _request_later(session, timedelta(minutes=29))
    _request_later(session, timedelta(minutes=58))
    assert session["account"] == "kari"

    _request_later(session, timedelta(minutes=89))
    assert session.is_empty()


def test_a_session_ends_after_ten_hours_however_busy() -> None:
    session = _signed_in()

    for minutes in range(0, 600, 20):
        _request_later(session, timedelta(minutes=minutes))
    assert session["account"] == "kari"

    _request_later(session, timedelta(minutes=601))
    assert session.is_empty()


def test_a_busy_session_is_written_once_a_minute_at_most() -> None:
    session = _signed_in()
    _request_later(session, timedelta())
    session.modified = False

    _request_later(session, timedelta(seconds=59))

    assert not session.modified


_START = clock.now()


def _signed_in() -> SessionBase:
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    session["account"] = "kari"
    session.save()
    return session


def _request_later(session: SessionBase, after: timedelta) -> None:
    request: HttpRequest = RequestFactory().get("/")
    request.session = session
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "given"
    with clock.at(_START + after):
        session_limits(lambda _: HttpResponse())(request)
