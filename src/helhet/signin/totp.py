"""One-time codes from an app (RFC 6238): six digits that change every 30 seconds, as every such app makes them."""

from __future__ import annotations

import base64
import secrets
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from django.utils.crypto import constant_time_compare

from helhet.kernel import clock

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_SECONDS: Final = 30
DIGITS: Final = 6
ISSUER: Final = "Helhet"
_SECRET_BYTES: Final = 20
_DRIFT: Final = (0, -1, 1)
"""The steps that are taken: clocks differ, and typing takes time (RFC 6238, 5.2)."""


def new_secret() -> str:
    """A new secret, in base32 as apps take it when it is typed."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def step_of(secret: str, code: str) -> int | None:
    """The step that this code belongs to, or None for a wrong one. Whether it was used before is for the caller."""
    app, now = _app(secret), int(clock.now().timestamp()) // STEP_SECONDS
    codes = {now + drift: app.generate((now + drift) * STEP_SECONDS).decode() for drift in _DRIFT}
    return next((step for step, right in codes.items() if constant_time_compare(right, code)), None)


def address(secret: str, name: str) -> str:
    """What the picture says to the app: the secret, and the name to show it under."""
    label = quote(f"{ISSUER}:{name}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': ISSUER})}"


def in_groups(secret: str) -> str:
    """The secret in groups of four, for those who type it."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _app(secret: str) -> TOTP:
    from cryptography.hazmat.primitives.hashes import SHA1
    from cryptography.hazmat.primitives.twofactor.totp import TOTP

    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - the one that apps know
