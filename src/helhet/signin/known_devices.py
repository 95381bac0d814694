"""Devices on which an account has signed in before, so that wrong guesses made elsewhere do not slow its owner down.

The browser keeps a signed word for it. A new password makes all of them strangers again.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.core import signing

if TYPE_CHECKING:
    from helhet.signin.models import PasswordLogin

KEPT_FOR: Final = timedelta(days=180)
_SALT: Final = "helhet.signin.known-device"


def token_for(login: PasswordLogin) -> str:
    """What a device keeps after signing in."""
    return signing.dumps({**_bound_to(login), "device": secrets.token_urlsafe(12)}, salt=_SALT)


def device_of(token: str, login: PasswordLogin | None) -> str:
    """Which device it is, or an empty text where it is not known to this account."""
    try:
        said: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return ""
    device = said.pop("device")
    return str(device) if login is not None and said == _bound_to(login) else ""


def _bound_to(login: PasswordLogin) -> dict[str, str]:
    return {"account": str(login.pk), "since": login.password_set_at.isoformat()}
