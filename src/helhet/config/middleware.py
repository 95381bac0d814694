"""What holds for every answer: security headers, and how long a sign-in lasts."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from helhet.access.actors import SYSTEM
from helhet.kernel import clock
from helhet.signin.actions import sessions
from helhet.signin.models import EndedWhy
from helhet.web.signin.sessions import proof

Handler = Callable[[HttpRequest], HttpResponse]

_PERMISSIONS_POLICY: Final = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
_STARTED: Final = "started_at"
_SEEN: Final = "seen_at"
_SEEN_PRECISION_SECONDS: Final = 60  # spares the database a write for each page


def security_headers(get_response: Handler) -> Handler:
    """Add the content security policy, and forbid every cache to keep a page."""
    policy = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def session_limits(get_response: Handler) -> Handler:
    """End a session that has been idle for SESSION_IDLE_SECONDS, or is older than SESSION_COOKIE_AGE."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            _renew_or_end(request.session)
        return get_response(request)

    return middleware


def _renew_or_end(session: SessionBase) -> None:
    now = clock.now().timestamp()
    started, seen = session.get(_STARTED, now), session.get(_SEEN, now)
    if now - started > settings.SESSION_COOKIE_AGE:
        _end(session, EndedWhy.TOO_LONG)
    elif now - seen > settings.SESSION_IDLE_SECONDS:
        _end(session, EndedWhy.IDLE)
    elif not session.is_empty() and (_STARTED not in session or now - seen > _SEEN_PRECISION_SECONDS):
        session[_STARTED], session[_SEEN] = started, now
        if known := proof(session):
            sessions.seen(sign_in_id=known.sign_in_id)


def _end(session: SessionBase, why: EndedWhy) -> None:
    if known := proof(session):
        sessions.end(actor=SYSTEM, sign_in_id=known.sign_in_id, why=why)
    session.flush()
