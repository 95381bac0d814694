"""Reading dates the way people write them in Norway."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_LONG_MONTHS: Final = (
    "januar", "februar", "mars", "april", "juni", "juli",
    "august", "sept", "september", "oktober", "november", "desember",
)  # fmt: skip
_CENTURY: Final = 100

_PATTERNS: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\s*[./-]\s*(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})\s+(?P<month>\d{1,2})\s+(?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})\.?\s*(?P<month>[a-z]+)\.?,?\s*(?P<year>\d{4}|\d{2})",
    )
)


class NotADate(ValueError):
    """The text is not a day, a month and a year."""


class NoSuchDay(ValueError):
    """The text is written as a date, but the calendar has no such day."""


def parse_date(text: str, *, not_after: date | None = None) -> date:
    """Read a date: 3.4.2026, 03.04.26, 3/4-26, 030426, 3. april 2026 or 2026-04-03.

    A year of two digits is in the 2000s, or in the 1900s where the day would otherwise be later than `not_after`.
    Raises NotADate or NoSuchDay.
    """
    cleaned = " ".join(text.lower().split())
    match = next(filter(None, (pattern.fullmatch(cleaned) for pattern in _PATTERNS)), None)
    if match is None:
        raise NotADate
    year, month, day = int(match["year"]), _month(match["month"]), int(match["day"])
    if len(match["year"]) > 2:  # noqa: PLR2004
        return _day(year, month, day)
    return _nearest_century(year, month, day, not_after)


def _nearest_century(year: int, month: int, day: int, not_after: date | None) -> date:
    this_century = _day(2000 + year, month, day)
    if not_after is not None and this_century > not_after:
        return _day(2000 - _CENTURY + year, month, day)
    return this_century


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text in _MONTHS or text in _LONG_MONTHS:
        return _MONTHS.index(text[:3]) + 1
    raise NotADate


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay from error
