"""Made-up numbers that nobody can have."""

from __future__ import annotations

from datetime import date
from typing import Final

from helhet.kernel.errors import InvalidInput
from helhet.kernel.national_id import Series, parse

FIRST_OF_CENTURY: Final = {19: 0, 20: 500}
"""The lowest individual number for somebody born in 19xx and 20xx."""


def synthetic_national_id(birth_date: date) -> str:
    """The first well-formed number for the day in Skatteetaten's synthetic series, where 80 is added to the month."""
    day = f"{birth_date.day:02}{birth_date.month + Series.SKATTEETATEN_SYNTHETIC:02}{birth_date.year % 100:02}"
    first = FIRST_OF_CENTURY[birth_date.year // 100]
    candidates = (
        f"{day}{individual:03}{control:02}" for individual in range(first, first + 500) for control in range(100)
    )
    return next(number for number in candidates if _is_well_formed(number))


def phone(last: int) -> str:
    """A number that no telephone in Norway has: none begins with 00."""
    return f"00 00 {last // 100:02} {last % 100:02}"


def _is_well_formed(number: str) -> bool:
    try:
        parse(number)
    except InvalidInput:
        return False
    return True
