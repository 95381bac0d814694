"""Helhet's own keys: private in files outside the database, public for everybody.

The first file of a provider signs. The others are published only, so that a provider knows the next key before it is
used, and the last one until everything signed with it is forgotten.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from helhet.adapters.oidc.configuration import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from joserfc.jwk import ECKey, RSAKey

    from helhet.adapters.oidc.configuration import Provider

    SigningKey = ECKey | RSAKey

_ALGORITHMS: Final = {"P-256": "ES256", "P-384": "ES384", "RSA": "RS256"}
_CERTIFICATE: Final = ("x5t", "x5t#S256")
"""Fingerprints of a certificate, which Entra ID wants in the header instead of `kid`."""


@lru_cache(maxsize=32)
def load(path: Path) -> SigningKey:
    """The private key in a file, JWK or PEM. Raises `ConfigurationError`."""
    from joserfc.errors import JoseError

    try:
        text = path.read_text(encoding="utf-8")
        key = _from_jwk(text) if text.lstrip().startswith("{") else _from_pem(text)
    except (OSError, KeyError, TypeError, ValueError, JoseError) as error:
        raise ConfigurationError(f"Nøkkelen {path} kan ikke leses.") from error
    if not key.is_private:
        raise ConfigurationError(f"{path} er ikke en privat nøkkel.")
    key.ensure_kid()
    return key


def _from_jwk(text: str) -> SigningKey:
    from joserfc.jwk import ECKey, RSAKey

    described = json.loads(text)
    return RSAKey.import_key(described) if described["kty"] == "RSA" else ECKey.import_key(described)


def _from_pem(text: str) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from joserfc.jwk import ECKey, RSAKey

    is_rsa = isinstance(load_pem_private_key(text.encode(), password=None), RSAPrivateKey)
    return RSAKey.import_key(text) if is_rsa else ECKey.import_key(text)


def algorithm_of(key: SigningKey) -> str:
    """What the key signs with: what it says itself, or what its kind is used for."""
    described = key.as_dict(private=False)
    return str(described.get("alg") or _ALGORITHMS[str(described.get("crv", "RSA"))])


def sign(key: SigningKey, claims: dict[str, Any], **header: Any) -> str:
    """A signed token with these claims."""
    from joserfc import jwt

    algorithm = algorithm_of(key)
    return jwt.encode({"alg": algorithm, **header}, claims, key, algorithms=[algorithm])


def header_of(key: SigningKey) -> dict[str, str]:
    """How a provider finds the key among those it knows."""
    described = key.as_dict(private=False)
    return {"kid": str(key.kid), **{name: str(described[name]) for name in _CERTIFICATE if name in described}}


def published(providers: Iterable[Provider]) -> dict[str, Any]:
    """Every public key, as the JWKS that providers fetch (RFC 7517)."""
    paths = dict.fromkeys(path for provider in providers for path in provider.keys)
    return {"keys": [_public(load(path)) for path in paths]}


def _public(key: SigningKey) -> dict[str, Any]:
    return {**key.as_dict(private=False), "use": "sig", "alg": algorithm_of(key)}
