"""How Helhet proves to a provider who asks: signed assertions (RFC 7523) and proofs of possession (RFC 9449)."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

from helhet.adapters.oidc import http, keys
from helhet.adapters.oidc.configuration import ConfigurationError
from helhet.adapters.oidc.errors import SignInFailed
from helhet.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from joserfc.jwk import ECKey

    from helhet.adapters.oidc.configuration import Provider
    from helhet.adapters.oidc.discovery import Metadata

_ASSERTION_TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTION_SECONDS: Final = 30


def push(provider: Provider, metadata: Metadata, request: Mapping[str, str]) -> str:
    """Send the request ahead of the browser, and return what it is called there (RFC 9126)."""
    answer = http.post(metadata.pushed_authorization_request_endpoint, {**request, **assertion(provider, metadata)})
    request_uri = answer.content.get("request_uri")
    if not answer.is_good or not isinstance(request_uri, str):
        raise SignInFailed("push")
    return request_uri


def exchange(provider: Provider, metadata: Metadata, request: Mapping[str, str]) -> dict[str, Any]:
    """Exchange a code for tokens, with a key to hold them by where the provider asks. Raises `SignInFailed`."""
    answer = _with_proof(provider, metadata, request) if provider.dpop else _once(provider, metadata, request, {})
    if not answer.is_good:
        raise SignInFailed("code")
    expected = "dpop" if provider.dpop else "bearer"
    if str(answer.content.get("token_type", "")).lower() != expected:
        raise SignInFailed("token_type")
    return answer.content


def _with_proof(provider: Provider, metadata: Metadata, request: Mapping[str, str]) -> http.Answer:
    """Once, and once more with the number the provider wants in the proof."""
    from joserfc.jwk import ECKey

    key = ECKey.generate_key("P-256")
    address = metadata.token_endpoint
    answer = _once(provider, metadata, request, {"DPoP": proof(key, "POST", address)})
    wanted = answer.headers.get("DPoP-Nonce")
    if answer.status != HTTPStatus.BAD_REQUEST or answer.content.get("error") != "use_dpop_nonce" or not wanted:
        return answer
    return _once(provider, metadata, request, {"DPoP": proof(key, "POST", address, nonce=wanted)})


def _once(
    provider: Provider, metadata: Metadata, request: Mapping[str, str], headers: Mapping[str, str]
) -> http.Answer:
    return http.post(metadata.token_endpoint, {**request, **assertion(provider, metadata)}, headers)


def assertion(provider: Provider, metadata: Metadata) -> dict[str, str]:
    """The fields that say who asks, good for half a minute and for one use."""
    try:
        key = keys.load(provider.keys[0])
    except ConfigurationError as error:
        raise SignInFailed("own_key") from error
    now = _now()
    claims = {
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": provider.issuer if provider.assertion_audience == "issuer" else metadata.token_endpoint,
        "jti": str(uuid.uuid4()),
        "iat": now,
        "nbf": now,
        "exp": now + _ASSERTION_SECONDS,
    }
    return {
        "client_id": provider.client_id,
        "client_assertion_type": _ASSERTION_TYPE,
        "client_assertion": keys.sign(key, claims, **keys.header_of(key)),
    }


def proof(key: ECKey, method: str, address: str, *, nonce: str = "") -> str:
    """That whoever asks holds the key, for this one request."""
    claims = {
        "jti": str(uuid.uuid4()),
        "htm": method,
        "htu": urlunsplit(urlsplit(address)._replace(query="", fragment="")),
        "iat": _now(),
        **({"nonce": nonce} if nonce else {}),
    }
    return keys.sign(key, claims, typ="dpop+jwt", jwk=key.as_dict(private=False))


def _now() -> int:
    return int(clock.now().timestamp())
