"""A conversation with one provider: send the browser there, understand what it comes back with, and sign out."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from helhet.adapters.oidc import client, tokens
from helhet.adapters.oidc.configuration import Provider, Push
from helhet.adapters.oidc.discovery import Directory
from helhet.adapters.oidc.errors import Cancelled, ProviderDown, SignInFailed
from helhet.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helhet.adapters.oidc.discovery import Metadata

_LIFETIME_SECONDS: Final = 15 * 60
"""How long somebody may take at the provider."""
_OLDEST_PROOF_SECONDS: Final = 10 * 60 * 60
"""A provider that is asked for this says when somebody proved who they are."""
_FRESH_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Pending:
    """What must be remembered in the browser's session while it is at the provider, and used once."""

    provider: str
    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    started_at: int
    fresh: bool = False

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SignOutForm:
    """Where a form is sent to sign out at the provider too, and what it carries."""

    address: str
    fields: tuple[tuple[str, str], ...]


class RelyingParty:
    """Helhet as one provider knows it. Every method that asks the provider raises `ProviderDown` when it is silent."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._directory = Directory(provider)

    def begin(self, *, redirect_uri: str, fresh: bool = False) -> tuple[str, Pending]:
        """Where to send the browser, and what to remember. `fresh` asks for a new proof, however new the last is."""
        pending = Pending(
            provider=self.provider.name,
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            redirect_uri=redirect_uri,
            started_at=_now(),
            fresh=fresh,
        )
        metadata = self._directory.metadata()
        request = self._request(pending)
        if self._pushes(metadata):
            request = {
                "client_id": self.provider.client_id,
                "request_uri": client.push(self.provider, metadata, request),
            }
        return _with_query(metadata.authorization_endpoint, request), pending

    def finish(self, pending: Pending, answer: Mapping[str, str]) -> tokens.Identity:
        """Whom the provider vouches for, from what the browser came back with.

        Raises `SignInFailed`, `Cancelled` or `LevelTooLow`.
        """
        metadata = self._directory.metadata()
        self._check_answer(pending, answer, metadata)
        received = client.exchange(
            self.provider,
            metadata,
            {
                "grant_type": "authorization_code",
                "code": answer["code"],
                "redirect_uri": pending.redirect_uri,
                "code_verifier": pending.verifier,
            },
        )
        return tokens.identity(
            self.provider,
            self._directory,
            str(received.get("id_token", "")),
            expected=tokens.Expected(pending.nonce, pending.started_at if pending.fresh else None),
            access_token=str(received.get("access_token", "")),
        )

    def signed_out(self, logout_token: str) -> tokens.SignedOut:
        """Who was signed out at the provider, by what it sends from server to server. Raises `SignInFailed`."""
        return tokens.signed_out(self.provider, self._directory, logout_token)

    def sign_out_form(self, *, id_token: str, return_to: str) -> SignOutForm | None:
        """The form that signs somebody out at the provider too, or None where it takes none or does not answer."""
        if not self.provider.sign_out:
            return None
        try:
            address = self._directory.metadata().end_session_endpoint
        except SignInFailed:
            return None
        fields = {
            "client_id": self.provider.client_id,
            "id_token_hint": id_token,
            "post_logout_redirect_uri": return_to,
        }
        return SignOutForm(address, tuple(fields.items())) if address else None

    def _pushes(self, metadata: Metadata) -> bool:
        offered = bool(metadata.pushed_authorization_request_endpoint)
        if self.provider.push is Push.ALWAYS and not offered:
            raise SignInFailed("push_not_offered")
        return offered and self.provider.push is not Push.NEVER

    def _request(self, pending: Pending) -> dict[str, str]:
        request = {
            "client_id": self.provider.client_id,
            "response_type": "code",
            "redirect_uri": pending.redirect_uri,
            "scope": " ".join(self.provider.scopes),
            "state": pending.state,
            "nonce": pending.nonce,
            "code_challenge": _challenge(pending.verifier),
            "code_challenge_method": "S256",
            "acr_values": " ".join(self.provider.acr_values),
            "ui_locales": " ".join(self.provider.ui_locales),
            "prompt": "login" if pending.fresh else "",
            "max_age": str(_FRESH_SECONDS if pending.fresh else _OLDEST_PROOF_SECONDS),
        }
        return {name: value for name, value in request.items() if value}

    def _check_answer(self, pending: Pending, answer: Mapping[str, str], metadata: Metadata) -> None:
        """From the provider that was asked, to what was asked, in time, and with a code."""
        if pending.provider != self.provider.name:
            raise SignInFailed("mixed_up")
        if not hmac.compare_digest(answer.get("state", "").encode(), pending.state.encode()):
            raise SignInFailed("state")
        if _now() - pending.started_at > _LIFETIME_SECONDS:
            raise SignInFailed("too_late")
        said_by = answer.get("iss", "" if metadata.names_itself else self.provider.issuer)
        if said_by != self.provider.issuer:
            raise SignInFailed("mixed_up")
        _check_error(answer.get("error", ""))
        if not answer.get("code"):
            raise SignInFailed("no_code")


@lru_cache(maxsize=32)
def relying_party(provider: Provider) -> RelyingParty:
    """The one conversation with this provider in this process, with what it knows of it."""
    return RelyingParty(provider)


def _check_error(error: str) -> None:
    if error in {"access_denied", "interaction_required", "login_required"}:
        raise Cancelled("cancelled")
    if error in {"temporarily_unavailable", "server_error"}:
        raise ProviderDown("says_so")
    if error:
        raise SignInFailed("provider_error")


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _with_query(address: str, request: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    query = "&".join(part for part in (parts.query, urlencode(request)) if part)
    return urlunsplit(parts._replace(query=query))


def _now() -> int:
    return int(clock.now().timestamp())
