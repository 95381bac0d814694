"""Encryption at rest, and the keyed index that finds an encrypted value again.

Keys are 32 random bytes in URL-safe base64. `HELHET_ENCRYPTION_KEYS` is a ring: the first key encrypts, all
of them decrypt, so a new key is put in front and the old one stays until every row is rewritten.
`HELHET_INDEX_KEY` cannot be rotated without computing every index again.
"""

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_KEY_ID_LENGTH: Final = 8


class DecryptionError(Exception):
    """A stored value was changed, moved to another column, or its key is not in the ring."""


def encrypt(text: str, *, context: str) -> str:
    """Return `text` sealed with AES-256-GCM as "<key id>:<base64 of nonce and ciphertext>".

    `context` names the place the value belongs; it opens only there.
    """
    key_id, cipher = next(iter(_key_ring().items()))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + cipher.encrypt(nonce, text.encode(), context.encode())
    return f"{key_id}:{base64.b64encode(sealed).decode()}"


def decrypt(stored: str, *, context: str) -> str:
    """Return the text that `encrypt` sealed for the same `context`. Raises DecryptionError."""
    key_id, _, encoded = stored.partition(":")
    try:
        cipher = _key_ring()[key_id]
        sealed = base64.b64decode(encoded, validate=True)
        nonce, ciphertext = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        return cipher.decrypt(nonce, ciphertext, context.encode()).decode()
    except (KeyError, ValueError, InvalidTag) as error:
        msg = f"A stored value of {context} does not open"
        raise DecryptionError(msg) from error


def first_key_prefix() -> str:
    """What every value begins with that the first key of the ring has sealed."""
    return f"{next(iter(_key_ring()))}:"


def blind_index(value: str) -> str:
    """Return HMAC-SHA256 of `value` under the index key, as 64 hexadecimal digits.

    The same value gives the same index, so that an encrypted value can be looked up and kept unique.
    """
    key = _decode_key(settings.HELHET_INDEX_KEY, "HELHET_INDEX_KEY")
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def _key_ring() -> dict[str, AESGCM]:
    return _ciphers_by_id(tuple(settings.HELHET_ENCRYPTION_KEYS))


@lru_cache(maxsize=4)
def _ciphers_by_id(encoded_keys: tuple[str, ...]) -> dict[str, AESGCM]:
    if not encoded_keys:
        msg = "HELHET_ENCRYPTION_KEYS needs at least one key"
        raise ImproperlyConfigured(msg)
    keys = [_decode_key(each, "HELHET_ENCRYPTION_KEYS") for each in encoded_keys]
    return {hashlib.sha256(key).hexdigest()[:_KEY_ID_LENGTH]: AESGCM(key) for key in keys}


def _decode_key(encoded: str, setting: str) -> bytes:
    try:
        key = base64.b64decode(encoded, altchars=b"-_", validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        msg = f"{setting} must be {_KEY_BYTES} bytes in URL-safe base64"
        raise ImproperlyConfigured(msg)
    return key
