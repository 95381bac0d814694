"""Days counted from today, so that the stories are alive on whatever day the demo is made."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from helhet.kernel import clock
from helhet.people.models import Person

FRIDAY: Final = 4


def ago(days: int) -> date:
    """The day that many days back."""
    return clock.today() - timedelta(days=days)


def ahead(days: int) -> date:
    """A working day about that many days on: what falls in a weekend is on the Monday after."""
    day = clock.today() + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > FRIDAY else day


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def birth_date(*, years: int, months: int = 0) -> date:
    """The birth date of somebody who is that old today, and some days more."""
    return clock.add_months(clock.today(), -(12 * years + months)) - timedelta(days=2 + years % 25)


def moment(day: date, hour_and_minute: str) -> datetime:
    """A moment in Norway, such as `moment(ago(3), "21:40")`."""
    return datetime.combine(day, time.fromisoformat(hour_and_minute), tzinfo=clock.NORWAY)


def birthday(person: Person, years: int) -> date:
    """The day somebody turns that many years. Raises `ValueError` where the birth date is not known."""
    if person.birth_date is None:
        raise ValueError("The birth date is not known")
    return clock.add_months(person.birth_date, 12 * years)
