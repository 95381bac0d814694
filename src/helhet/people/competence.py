"""The law's test of whether somebody is able to decide, as it read on a day (pbrl § 4-3). Data with dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from helhet.people import dated

if TYPE_CHECKING:
    from datetime import date

    from helhet.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of the test in plain words, where it stands, and when it held."""

    code: str
    text: str
    source: str
    valid: Period


def wording_on(day: date) -> Wording:
    """The test that an assessment made on a day is made by. Raises `LookupError` before the act was in force."""
    for wording in wordings():
        if wording.valid.contains(day):
            return wording
    raise LookupError(day)


def wording_named(code: str) -> Wording:
    """The wording an assessment was made by."""
    return next(wording for wording in wordings() if wording.code == code)


@cache
def wordings() -> tuple[Wording, ...]:
    """Every wording, the oldest first."""
    return tuple(
        Wording(row["code"], row["text"], row["source"], dated.valid(row)) for row in dated.rows("competence_wordings")
    )
