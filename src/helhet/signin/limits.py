"""How long one waits between wrong guesses.

Nobody is ever locked out by what strangers do: what is counted is who guesses from where, a known device and a passkey
have a way of their own, and the longest pause is short. Guessing in earnest is hopeless all the same, because a
password stands beside a one-time code (OWASP ASVS 5.0, 6.3.1 and 6.6.3).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

FORGOTTEN_AFTER: Final = timedelta(hours=24)
"""A row of wrong guesses counts no longer when nobody has guessed for so long."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`free` guesses come without a pause; then the pause doubles from `first` to `longest`."""

    free: int
    first: timedelta
    longest: timedelta

    def pause_after(self, count: int) -> timedelta:
        """How long to wait after so many guesses in a row."""
        over = count - self.free
        if over < 0:
            return timedelta()
        doublings = min(over, (self.longest // self.first).bit_length())
        return min(self.first * (1 << doublings), self.longest)


class Watched(enum.StrEnum):
    """What guesses are counted by."""

    NAME_FROM_SOURCE = "name_from_source"
    """One name from one place."""
    SOURCE = "source"
    """Everything from one place, which can be a whole town hall."""
    DEVICE = "device"
    """A device on which this account has signed in before, wherever it is."""
    SECOND_FACTOR = "second_factor"
    """Codes for one account from anywhere, by somebody who has the password already."""
    INVITATION = "invitation"
    """Invitation codes typed in one place."""


LIMITS: Final = {
    Watched.NAME_FROM_SOURCE: Limit(free=5, first=timedelta(seconds=5), longest=timedelta(minutes=15)),
    Watched.SOURCE: Limit(free=50, first=timedelta(seconds=2), longest=timedelta(minutes=1)),
    Watched.DEVICE: Limit(free=5, first=timedelta(seconds=5), longest=timedelta(minutes=15)),
    Watched.SECOND_FACTOR: Limit(free=5, first=timedelta(seconds=30), longest=timedelta(hours=1)),
    Watched.INVITATION: Limit(free=10, first=timedelta(seconds=5), longest=timedelta(minutes=15)),
}
"""Ours; the sources name no figures."""


@dataclass(frozen=True, slots=True)
class Tries:
    """What to count an attempt by: for instance a name and a source."""

    watched: Watched
    what: str
