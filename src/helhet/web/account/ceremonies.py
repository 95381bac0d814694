"""What a passkey must sign, kept in the session between asking and the answer."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from helhet.kernel import clock
from helhet.signin import passkeys
from helhet.signin.passkeys import Site

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

LASTS: Final = timedelta(minutes=15)
_KEPT: Final = "passkey_challenge"


def site_of(request: HttpRequest) -> Site:
    """The address the browser shows, which is one of HELHET_HOSTS."""
    origin = f"{request.scheme}://{request.get_host()}"
    return Site(urlsplit(origin).hostname or "", origin)


def begin(session: SessionBase) -> bytes:
    """A new challenge, in place of any before."""
    challenge = passkeys.new_challenge()
    session[_KEPT] = [base64.b64encode(challenge).decode(), clock.now().timestamp()]
    return challenge


def take(session: SessionBase) -> bytes:
    """What was asked. It is there once, and for a while; after that comes something that nobody has signed."""
    kept, asked_at = session.pop(_KEPT, ("", 0))
    if not kept or clock.now().timestamp() - asked_at > LASTS.total_seconds():
        return passkeys.new_challenge()
    return base64.b64decode(kept)
