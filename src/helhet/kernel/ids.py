"""Opaque identifiers that sort in the order they were made."""

import threading
import uuid
from typing import Final

from uuid6 import uuid7

_lock: Final = threading.Lock()


def new_id() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562) greater than every one made before in this process.

    Time is the real time, also where `clock.at` holds the clock still: an id tells the order of
    writing, never when something happened.
    """
    with _lock:  # uuid7 reads and writes its last timestamp without one
        return uuid.UUID(int=uuid7().int)
