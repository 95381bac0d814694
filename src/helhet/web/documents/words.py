"""Days, periods and names as they stand on paper and in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.kernel.clock import NORWAY
from helhet.plans.models import Channel, Voice

if TYPE_CHECKING:
    from datetime import date, datetime

    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading


def day(value: date | None) -> str:
    """Return "3. april 2026", or nothing for no day."""
    return date_format(value, "j. F Y") if value else ""


def local_day(moment: datetime) -> str:
    """Return the Norwegian calendar day of a moment."""
    return day(moment.astimezone(NORWAY).date())


def clock_time(moment: datetime) -> str:
    """Return "10.03", in Norwegian time."""
    return date_format(moment.astimezone(NORWAY), "H.i")


def period(start: date | None, end: date | None) -> str:
    """Return "fra … til …", with the end that is known."""
    if start and end:
        return _("fra %(start)s til %(end)s") % {"start": day(start), "end": day(end)}
    if start:
        return _("fra %(start)s") % {"start": day(start)}
    return _("til %(end)s") % {"end": day(end)} if end else ""


def said_by(reading: PlanReading, item: PlanItem) -> str:
    """Whose words an item is: the person's name, or who wrote it and for whom (P-11)."""
    if item.voice == Voice.PERSON:
        name = reading.plan.person.name
        return name if item.channel == Channel.SCREEN else f"{name}, {_channel(item)}"
    if item.voice in {Voice.REPRESENTATIVE, Voice.RELATIVE}:
        return f"{item.author_name} ({_voice(item)})"
    if item.voice == Voice.TOGETHER:
        return f"{capfirst(_voice(item))} ({item.author_name})"
    return item.author_name


def choice(item: PlanItem, name: str) -> str:
    """Return the words of a field with choices, beginning with a capital letter."""
    return capfirst(str(display(item, name)))


def display(item: PlanItem, name: str) -> str:
    """Return the words of a field with choices, as in the middle of a sentence."""
    shown: Any = getattr(item, f"get_{name}_display")
    return str(shown())


def joined(*parts: str) -> str:
    """Return the parts that say something, on one line."""
    return ", ".join(part for part in parts if part)


def _voice(item: PlanItem) -> str:
    return display(item, "voice")


def _channel(item: PlanItem) -> str:
    return display(item, "channel")
