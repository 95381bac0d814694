"""Opaque identifiers that sort in the order they were made."""

import secrets
import threading
import time
import uuid
from typing import Final

_RANDOM_BITS: Final = 74
_STEP_BITS: Final = 32
_LOW_BITS: Final = 62
_VERSION_7: Final = 0x7 << 76
_RFC_VARIANT: Final = 0b10 << 62

_lock = threading.Lock()
_previous = 0


def new_id() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562) greater than every one made before in this process.

    Time is the real time, also where `clock.at` holds the clock still: an id tells the order of
    writing, never when something happened.
    """
    return _as_uuid(_next_value())


def _next_value() -> int:
    """Return 48 bits of milliseconds and 74 random bits, a random step past the last if need be."""
    global _previous  # noqa: PLW0603 - the process-wide order is this module's one piece of state
    value = time.time_ns() // 1_000_000 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    with _lock:
        if value <= _previous:
            value = _previous + 1 + secrets.randbits(_STEP_BITS)
        _previous = value
    return value


def _as_uuid(value: int) -> uuid.UUID:
    """Spread the 122 bits around the version and variant fields."""
    high, low = value >> _LOW_BITS, value & ((1 << _LOW_BITS) - 1)
    milliseconds, random_high = high >> 12, high & 0xFFF
    return uuid.UUID(int=milliseconds << 80 | _VERSION_7 | random_high << 64 | _RFC_VARIANT | low)
