"""How days, periods, kinds and voices are said: near, as on a screen today, or in full, as on paper read later."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.plans.models import Channel, Voice
from helhet.plans.states import Transition

if TYPE_CHECKING:
    from datetime import date, datetime

    from helhet.plans.models import Participant, PlanItem
    from helhet.plans.reading import PlanReading

KIND_NAMES: Final = {
    "child_participation": gettext_lazy("hvordan barnet har vært med"),
    "comment": gettext_lazy("en kommentar"),
    "contribution": gettext_lazy("et bidrag"),
    "diary_entry": gettext_lazy("et notat i dagboka"),
    "evaluation": gettext_lazy("en evaluering"),
    "frame": gettext_lazy("rammen for planen"),
    "goal": gettext_lazy("et mål"),
    "linked_plan": gettext_lazy("en annen plan"),
    "measure": gettext_lazy("et tiltak"),
    "need": gettext_lazy("et behov"),
    "not_relevant": gettext_lazy("et punkt som ikke gjelder"),
    "participant": gettext_lazy("en deltaker"),
    "resource": gettext_lazy("noe som er bra"),
    "review": gettext_lazy("en dag for gjennomgang"),
    "scale": gettext_lazy("en skala"),
    "scale_reading": gettext_lazy("et tall på skalaen"),
    "service": gettext_lazy("en tjeneste"),
    "statement": gettext_lazy("en tekst"),
    "status_request": gettext_lazy("et spørsmål om status"),
    "step": gettext_lazy("et steg"),
    "wanted_cooperation": gettext_lazy("et ønsket samarbeid"),
}
"""Each kind of item in the indefinite, as in "Nina la til et mål"."""

ACTS: Final = {
    Transition.ACTIVATE: gettext_lazy("Bli enige om planen"),
    Transition.CLOSE: gettext_lazy("Avslutt planen"),
    Transition.GROW: gettext_lazy("La loggen bli en plan"),
    Transition.REOPEN: gettext_lazy("Åpne planen igjen"),
    Transition.REST: gettext_lazy("La planen hvile"),
    Transition.RESTART: gettext_lazy("Ta opp planen igjen"),
    Transition.RESUME: gettext_lazy("Vekk planen"),
}
"""Each change of state that somebody asks for, with the same name on every page."""

_NEAR: Final = {0: gettext_lazy("i dag"), 1: gettext_lazy("i morgen"), -1: gettext_lazy("i går")}

_EXCERPT: Final = 90


class Once(dict[str, str]):
    """The words of one page, each translated when it is first said: `say["Svar"]`."""

    def __missing__(self, text: str) -> str:
        self[text] = said = _(text)
        return said


def day(when: date | None) -> str:
    """A day the way people say it: "i dag", "3. mars", "3. mars 2027". Empty without a day."""
    if when is None:
        return ""
    return _day(when, clock.today(), get_language())


@lru_cache(maxsize=2000)
def _day(when: date, today: date, _language: str | None) -> str:
    if near := _NEAR.get((when - today).days):
        return str(near)
    written = f"{when.day}. {MONTHS[when.month]}"
    return written if when.year == today.year else f"{written} {when.year}"


def moment_day(when: datetime) -> str:
    """The day of a moment, in Norway."""
    return day(clock.day_of(when))


def period(start: date | None, end: date | None) -> str:
    """From when to when, as far as it is known."""
    return _period(start, end, clock.today(), get_language()) if start or end else ""


@lru_cache(maxsize=2000)
def _period(start: date | None, end: date | None, today: date, language: str | None) -> str:
    first = _day(start, today, language) if start else ""
    last = _day(end, today, language) if end else ""
    if first and last:
        return f"{first} – {last}"
    return _("fra %(day)s") % {"day": first} if first else _("til %(day)s") % {"day": last}


def full_day(when: date | None) -> str:
    """A day in full: "3. april 2026". Empty without a day."""
    return date_format(when, "j. F Y") if when else ""


def full_day_of(moment: datetime) -> str:
    """The day of a moment, in Norway, in full."""
    return full_day(clock.day_of(moment))


def clock_time(moment: datetime) -> str:
    """The time of day in Norway: "10.03"."""
    return date_format(moment.astimezone(clock.NORWAY), "H.i")


def full_period(start: date | None, end: date | None) -> str:
    """From when to when in full, with the end that is known."""
    if start and end:
        return _("fra %(start)s til %(end)s") % {"start": full_day(start), "end": full_day(end)}
    if start:
        return _("fra %(start)s") % {"start": full_day(start)}
    return _("til %(end)s") % {"end": full_day(end)} if end else ""


def listed(*parts: object) -> str:
    """The parts that say something, with a dot between."""
    return " · ".join(str(part) for part in parts if part)


def joined(*parts: str) -> str:
    """The parts that say something, with a comma between."""
    return ", ".join(part for part in parts if part)


def excerpt(text: str) -> str:
    """The beginning of a text, for a line that leads to the whole."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1]}…"


def named(participant: Participant | None) -> str:
    """A participant by name and role."""
    if participant is None:
        return ""
    return f"{participant.name}, {participant.role}" if participant.role else participant.name


def byline(item: PlanItem, person: str) -> str:
    """Who put it forward (P-11), and how it came in when somebody else wrote it down (Q-09). `person` is the name of
    the person the plan is for.
    """
    voice = Voice(item.voice)
    if voice is Voice.PERSON:
        return _brought(person, item)
    if voice is Voice.TOGETHER:
        return _("Skrevet sammen")
    if voice is Voice.REPRESENTATIVE:
        return _brought(_("På vegne av %(name)s") % {"name": person}, item)
    if voice is Voice.RELATIVE:
        return _("%(name)s, pårørende") % {"name": item.author_name}
    return item.author_name


def _brought(words_of: str, item: PlanItem) -> str:
    if item.channel == Channel.SCREEN:
        return words_of
    way = _("fra papir") if item.channel == Channel.PAPER else _("fortalt")
    return _("%(name)s, %(way)s. Skrevet inn av %(writer)s") % {
        "name": words_of,
        "way": way,
        "writer": item.author_name,
    }


def said_by(reading: PlanReading, item: PlanItem) -> str:
    """Whose words an item is, on one line of a document: the person's name, or who wrote it and for whom (P-11)."""
    if item.voice == Voice.PERSON:
        name = reading.plan.person.name
        return name if item.channel == Channel.SCREEN else f"{name}, {display(item, 'channel')}"
    if item.voice in {Voice.REPRESENTATIVE, Voice.RELATIVE}:
        return f"{item.author_name} ({display(item, 'voice')})"
    if item.voice == Voice.TOGETHER:
        return f"{capfirst(display(item, 'voice'))} ({item.author_name})"
    return item.author_name


def choice(item: PlanItem, name: str) -> str:
    """The words of a field with choices, beginning with a capital letter."""
    return capfirst(display(item, name))


def display(item: PlanItem, name: str) -> str:
    """The words of a field with choices, as in the middle of a sentence."""
    shown: Any = getattr(item, f"get_{name}_display")
    return str(shown())


def has_passed(when: date | None) -> bool:
    """Whether a day lies before today."""
    return when is not None and when < clock.today()
