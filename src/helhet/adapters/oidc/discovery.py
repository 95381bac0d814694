"""What a provider says of itself (OpenID Connect Discovery 1.0), and the keys it signs with. Kept for a while."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from helhet.adapters.oidc import http
from helhet.adapters.oidc.configuration import is_safe_address
from helhet.adapters.oidc.errors import ProviderDown, SignInFailed

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

    from helhet.adapters.oidc.configuration import Provider

_METADATA_SECONDS: Final = 24 * 60 * 60
_KEYS_SECONDS: Final = 60 * 60
_AFTER_FAILURE_SECONDS: Final = 60
_ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OPTIONAL_ENDPOINTS: Final = ("pushed_authorization_request_endpoint", "end_session_endpoint")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The addresses of a provider, and what of the protocol it says that it does."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    pushed_authorization_request_endpoint: str = ""
    end_session_endpoint: str = ""
    names_itself: bool = False
    """Whether every answer says who it is from (RFC 9207)."""


class Directory:
    """Keeps what one provider says of itself. What is too old is asked for again, and used on while nobody answers."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._metadata: Metadata | None = None
        self._keys: KeySet | None = None
        self._metadata_until = 0.0
        self._keys_until = 0.0
        self._keys_fetched_at = 0.0

    def metadata(self) -> Metadata:
        """Raises `ProviderDown` where the provider has never answered, `SignInFailed` where it answers as another."""
        if self._metadata is None or time.monotonic() > self._metadata_until:
            self._metadata, self._metadata_until = self._renewed_metadata()
        return self._metadata

    def keys(self) -> KeySet:
        """The keys the provider signs with. Raises as `metadata`."""
        if self._keys is None or time.monotonic() > self._keys_until:
            self._keys = self._renewed_keys()
        return self._keys

    def keys_have_changed(self) -> bool:
        """Ask again because a key is not known. At most once a minute: a forger cannot make us ask on and on."""
        if time.monotonic() - self._keys_fetched_at < _AFTER_FAILURE_SECONDS:
            return False
        self._keys = self._renewed_keys()
        return True

    def _renewed_metadata(self) -> tuple[Metadata, float]:
        try:
            metadata = _metadata(self._provider)
        except ProviderDown:
            if self._metadata is None:
                raise
            return self._metadata, time.monotonic() + _AFTER_FAILURE_SECONDS
        return metadata, time.monotonic() + _METADATA_SECONDS

    def _renewed_keys(self) -> KeySet:
        self._keys_fetched_at = time.monotonic()
        try:
            keys = _keys(self.metadata())
        except ProviderDown:
            self._keys_until = time.monotonic() + _AFTER_FAILURE_SECONDS
            if self._keys is None:
                raise
            return self._keys
        self._keys_until = time.monotonic() + _KEYS_SECONDS
        return keys


def _metadata(provider: Provider) -> Metadata:
    answer = http.get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if not answer.is_good:
        raise ProviderDown("discovery")
    said = answer.content
    if said.get("issuer") != provider.issuer:
        raise SignInFailed("discovery_issuer")
    names = [*_ENDPOINTS, *(name for name in _OPTIONAL_ENDPOINTS if name in said)]
    endpoints = {name: str(said.get(name, "")) for name in names}
    if not all(is_safe_address(address) for address in endpoints.values()):
        raise SignInFailed("discovery_address")
    if "S256" not in (said.get("code_challenge_methods_supported") or ["S256"]):
        raise SignInFailed("discovery_pkce")
    return Metadata(**endpoints, names_itself=bool(said.get("authorization_response_iss_parameter_supported", False)))


def _keys(metadata: Metadata) -> KeySet:
    """The public keys that sign; a secret shared with the world verifies nothing."""
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        published = http.get(metadata.jwks_uri).content["keys"]
        signing = [key for key in published if key.get("kty") != "oct" and key.get("use", "sig") == "sig"]
        return KeySet.import_key_set({"keys": signing})
    except (JoseError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ProviderDown("keys") from error
