"""The only clock. Moments are UTC; the calendar day is the one in Norway."""

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

NORWAY: Final = ZoneInfo("Europe/Oslo")

_frozen_at: ContextVar[datetime | None] = ContextVar("frozen_at", default=None)


def now() -> datetime:
    """Return this moment, aware and in UTC."""
    return _frozen_at.get() or datetime.now(UTC)


def today() -> date:
    """Return the calendar day it is in Norway."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the calendar day in Norway that an aware moment falls on."""
    return moment.astimezone(NORWAY).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand still at `moment` inside the block, in this thread or task only.

    Blocks nest: leaving the inner one brings back the outer moment.
    Raises ValueError for a moment without a time zone.
    """
    if moment.utcoffset() is None:
        msg = "A moment needs a time zone"
        raise ValueError(msg)
    token = _frozen_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen_at.reset(token)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later (earlier when negative).

    Where that month is too short, its last day: 31 January plus one month is 28 or 29 February.
    """
    years, month_index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month_index + 1
    last_day = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last_day))
