"""What a provider signs, and whether it may be believed (OpenID Connect Core 1.0, 3.1.3.7; Back-Channel Logout 1.0)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from helhet.adapters.oidc.errors import LevelTooLow, SignInFailed
from helhet.kernel import clock

if TYPE_CHECKING:
    from helhet.adapters.oidc.configuration import Provider
    from helhet.adapters.oidc.discovery import Directory

_SKEW: Final = 30
"""Seconds that two clocks may differ."""
_OLDEST: Final = 5 * 60
"""Seconds from when a token was made until it is here."""
_NO_SUCH_TIME: Final = 2**40
"""Seconds: longer than anything that is dated here will last."""
_LOGOUT_EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
_HASHES: Final = {"256": hashlib.sha256, "384": hashlib.sha384}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a provider vouches for, and how surely (2 to 4).

    `proved_at` is when they last proved it there, in seconds; 0 where the provider does not say. `id_token` is what to
    show it when signing out.
    """

    issuer: str
    subject: str
    level: int
    proved_at: int = 0
    session: str = ""
    national_id: str = field(default="", repr=False)
    id_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Who was signed out at the provider: a session, or every session of a subject. `token` is spent by it."""

    subject: str
    session: str
    token: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What an identity token must answer to."""

    nonce: str
    proved_after: int | None = None
    """The moment, in seconds, after which somebody must have proved who they are; None where it does not matter."""


def identity(
    provider: Provider, directory: Directory, id_token: str, *, expected: Expected, access_token: str
) -> Identity:
    """Whom the identity token vouches for. Raises `SignInFailed`, and `LevelTooLow` last of all."""
    header, claims = _verified(provider, directory, id_token)
    _check_kind(header, "jwt")
    _check_origin(provider, claims)
    _check_times(claims, needs_end=True)
    _check_nonce(claims, expected.nonce)
    _check_access_token(header["alg"], claims, access_token)
    _check_freshness(claims, expected.proved_after)
    return Identity(
        issuer=provider.issuer,
        subject=_text(claims, "sub"),
        level=_level(provider, claims),
        proved_at=min(_moment(claims, "auth_time"), _now()) if "auth_time" in claims else 0,
        session=str(claims.get("sid", "")),
        national_id=str(claims.get(provider.national_id_claim, "")) if provider.national_id_claim else "",
        id_token=id_token,
    )


def signed_out(provider: Provider, directory: Directory, logout_token: str) -> SignedOut:
    """Whom the logout token is about. Raises `SignInFailed`."""
    header, claims = _verified(provider, directory, logout_token)
    _check_kind(header, "jwt", "logout+jwt")
    _check_origin(provider, claims)
    _check_times(claims, needs_end=False)
    events = claims.get("events")
    _require(isinstance(events, dict) and isinstance(events.get(_LOGOUT_EVENT), dict), "events")
    _require("nonce" not in claims, "nonce")
    _require(bool(claims.get("sub") or claims.get("sid")), "sub")
    return SignedOut(str(claims.get("sub", "")), str(claims.get("sid", "")), _text(claims, "jti"))


def _verified(provider: Provider, directory: Directory, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The header and the claims of a token that the provider has signed, as its keys are now."""
    from joserfc.errors import InvalidKeyIdError

    keys = directory.keys()
    try:
        return _decoded(provider, keys, token)
    except InvalidKeyIdError as error:
        if not directory.keys_have_changed():
            raise SignInFailed("key") from error
    try:
        return _decoded(provider, directory.keys(), token)
    except InvalidKeyIdError as error:
        raise SignInFailed("key") from error


def _decoded(provider: Provider, keys: Any, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    from joserfc import jwt
    from joserfc.errors import InvalidKeyIdError, JoseError

    try:
        decoded = jwt.decode(token, keys, algorithms=provider.algorithms)
    except InvalidKeyIdError:
        raise
    except (AttributeError, JoseError, KeyError, TypeError, ValueError) as error:  # a header of any shape gets here
        raise SignInFailed("signature") from error
    return decoded.header, decoded.claims


def _check_kind(header: dict[str, Any], *allowed: str) -> None:
    """Meant for this, where the token says what it is meant for (RFC 8725, 3.11)."""
    _require(str(header.get("typ", "jwt")).lower() in allowed, "kind")


def _check_origin(provider: Provider, claims: dict[str, Any]) -> None:
    """Made by this provider, for us and nobody else."""
    _require(claims.get("iss") == provider.issuer, "issuer")
    _require(claims.get("aud") in (provider.client_id, [provider.client_id]), "audience")
    _require(claims.get("azp", provider.client_id) == provider.client_id, "authorised_party")


def _check_times(claims: dict[str, Any], *, needs_end: bool) -> None:
    """Made just now and still good, give or take what two clocks may differ."""
    now = _now()
    made = _moment(claims, "iat")
    _require(made <= now + _SKEW, "future")
    _require(made >= now - _OLDEST, "old")
    if needs_end or "exp" in claims:
        _require(_moment(claims, "exp") > now - _SKEW, "expired")
    if "nbf" in claims:
        _require(_moment(claims, "nbf") <= now + _SKEW, "future")


def _check_nonce(claims: dict[str, Any], nonce: str) -> None:
    _require(hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()), "nonce")


def _check_access_token(algorithm: str, claims: dict[str, Any], access_token: str) -> None:
    """`at_hash`, where it is there, is half the hash of the access token that came along."""
    if "at_hash" not in claims:
        return
    whole = _HASHES[algorithm[-3:]](access_token.encode()).digest()
    half = base64.urlsafe_b64encode(whole[: len(whole) // 2]).rstrip(b"=")
    _require(hmac.compare_digest(str(claims["at_hash"]).encode(), half), "access_token")


def _check_freshness(claims: dict[str, Any], proved_after: int | None) -> None:
    if proved_after is not None:
        _require(_moment(claims, "auth_time") >= proved_after - _SKEW, "not_fresh")


def _level(provider: Provider, claims: dict[str, Any]) -> int:
    """How surely, by the operator's own list; a level that is not on it is no level."""
    said = claims.get(provider.level_claim)
    level = provider.assumed_level if said is None else dict(provider.levels).get(str(said))
    if level is None or level < provider.minimum_level:
        raise LevelTooLow
    return level


def _moment(claims: dict[str, Any], name: str) -> int:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _NO_SUCH_TIME:
        raise SignInFailed(name)
    return int(value)


def _text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not value:
        raise SignInFailed(name)
    return value


def _require(holds: bool, reason: str) -> None:  # noqa: FBT001 - a condition and its name
    if not holds:
        raise SignInFailed(reason)


def _now() -> int:
    return int(clock.now().timestamp())
