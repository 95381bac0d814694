"""The secret of a code app while somebody sets it up: sealed in the session until a code shows that the app has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from helhet.kernel import crypto
from helhet.signin import totp

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

_KEPT: Final = "totp_secret"
_SEALED_FOR: Final = "session: secret of a code app"


def begun(session: SessionBase) -> str:
    """The secret that is being set up: the same until it is taken, so that a typing mistake needs no new picture."""
    secret = kept(session)
    if secret is None:
        secret = totp.new_secret()
        session[_KEPT] = crypto.encrypt(secret, context=_SEALED_FOR)
    return secret


def kept(session: SessionBase) -> str | None:
    """The secret that is being set up, if any is."""
    sealed = session.get(_KEPT)
    return None if sealed is None else crypto.decrypt(sealed, context=_SEALED_FOR)


def forget(session: SessionBase) -> None:
    """It is set up."""
    session.pop(_KEPT, None)
