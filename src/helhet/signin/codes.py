"""Codes for people to read and type: 32 letters and digits that are hard to mistake, in groups of four."""

from __future__ import annotations

import secrets
from typing import Final

from helhet.kernel.crypto import blind_index

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U."""
_MISREAD: Final = str.maketrans("ILO", "110")
_GROUP: Final = 4


def new_code(length: int) -> str:
    """A random code of so many characters, five bits each, in groups."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return "-".join(code[start : start + _GROUP] for start in range(0, length, _GROUP))


def digest(code: str, purpose: str) -> str:
    """The keyed hash a code is kept under. Small letters, spaces, and O for 0 make no difference."""
    read = "".join(letter for letter in code.upper().translate(_MISREAD) if letter in ALPHABET)
    return blind_index(f"{purpose}:{read}")
