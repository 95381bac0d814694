"""The course of a plan in plain words: now, soon, and what has happened, the newest first (P-17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.kernel import clock
from helhet.plans.models import Evaluation, Goal, Measure, Review, Step
from helhet.plans.states import Transition
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.measures import who_does
from helhet.web.plans.presenters.now import Happening, coming
from helhet.web.plans.presenters.rights import Rights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from helhet.plans.models import Consent, StateChange
    from helhet.plans.reading import PlanReading

TRANSITIONS: Final = {
    Transition.ACTIVATE: gettext_lazy("Vi ble enige om planen"),
    Transition.CLOSE: gettext_lazy("Planen ble avsluttet"),
    Transition.GROW: gettext_lazy("Stafettloggen ble til en plan"),
    Transition.REOPEN: gettext_lazy("Planen ble åpnet igjen"),
    Transition.REST: gettext_lazy("Planen ble lagt til hvile"),
    Transition.RESTART: gettext_lazy("Planen ble tatt opp igjen"),
    Transition.RESUME: gettext_lazy("Planen våknet igjen"),
    Transition.START: gettext_lazy("Planen ble påbegynt"),
    Transition.STOP: gettext_lazy("Planen ble stoppet"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened, with a day."""

    day: date
    what: str
    text: str = ""
    who: str = ""
    icon: str = "check"

    @property
    def when(self) -> str:
        return words.day(self.day)


@dataclass(frozen=True, slots=True)
class Course:
    """What goes on now, what comes, and what has been."""

    now: tuple[Happening, ...]
    soon: tuple[Happening, ...]
    past: tuple[Event, ...]


def course(reading: PlanReading, *, changes: Sequence[StateChange], consents: Sequence[Consent]) -> Course:
    """From the state changes and consents of the plan and everything in it that has a day."""
    ahead = coming(reading)
    today = clock.today()
    due = tuple(each for each in ahead if each.day is None or each.day <= today)
    sources = (
        _changes(changes),
        _consents(consents),
        _appointments(reading),
        _evaluations(reading),
        _measures(reading),
        _steps(reading),
        _reviews(reading),
    )
    past = sorted((event for source in sources for event in source), key=lambda event: event.day)
    return Course(
        now=(*due, *_going_on(reading)),
        soon=tuple(each for each in ahead if each.day is not None and each.day > today),
        past=tuple(reversed(past)),
    )


def _going_on(reading: PlanReading) -> Iterator[Happening]:
    """The measures that have begun and not ended."""
    rights, today = Rights(reading), clock.today()
    for measure in reading.all(Measure):
        has_begun = measure.starts_on is not None and measure.starts_on < today
        if measure.is_open and has_begun and not words.has_passed(measure.ends_on):
            url = rights.url("plans:goal", measure.goal.pk) if measure.goal else ""
            yield Happening(None, measure.what, who_does(measure, reading.plan.person.name), url)


def _changes(changes: Sequence[StateChange]) -> Iterator[Event]:
    for change in changes:
        text = words.listed(change.reason, change.continues)
        yield Event(_day(change), str(TRANSITIONS[Transition(change.transition)]), text, change.by_name, "flag")


def _day(change: StateChange) -> date:
    return change.at.astimezone(clock.NORWAY).date()


def _consents(consents: Sequence[Consent]) -> Iterator[Event]:
    for consent in consents:
        given = consent.given_at.astimezone(clock.NORWAY).date()
        yield Event(given, _("Samtykke til planen"), consent.get_form_display(), consent.giver.name, "document")
        if consent.withdrawn_at:
            withdrawn = consent.withdrawn_at.astimezone(clock.NORWAY).date()
            reason = consent.withdrawal_reason
            yield Event(withdrawn, _("Samtykket ble trukket tilbake"), reason, consent.withdrawn_by, "document")


def _appointments(reading: PlanReading) -> Iterator[Event]:
    for each in reading.coordinators:
        name, role = each.person.name, each.get_kind_display()
        began = _("%(name)s ble %(role)s") % {"name": name, "role": role}
        yield Event(each.appointed_on, began, icon="person")
        if each.ended_on and each.ended_on <= clock.today():
            ended = _("%(name)s sluttet som %(role)s") % {"name": name, "role": role}
            yield Event(each.ended_on, ended, each.end_reason, icon="person")


def _evaluations(reading: PlanReading) -> Iterator[Event]:
    for each in reading.all(Evaluation):
        about = each.goal.text if each.goal else each.measure.what if each.measure else ""
        what = _("Slik gikk det med «%(what)s»") % {"what": words.excerpt(about)}
        yield Event(each.evaluated_on, what, each.result, each.author_name, "chat")


def _measures(reading: PlanReading) -> Iterator[Event]:
    today, person = clock.today(), reading.plan.person.name
    for each in reading.all(Measure):
        if each.starts_on and each.starts_on <= today:
            yield Event(each.starts_on, _("Begynte: %(what)s") % {"what": each.what}, "", who_does(each, person))
        if each.ends_on and each.ends_on < today:
            yield Event(each.ends_on, _("Ferdig: %(what)s") % {"what": each.what}, each.status_reason)


def _steps(reading: PlanReading) -> Iterator[Event]:
    for each in reading.all(Step):
        if each.done_on:
            who = each.responsible.name if each.responsible else ""
            yield Event(each.done_on, each.text, _goal(each.goal), who)


def _goal(goal: Goal | None) -> str:
    return _("På vei mot «%(goal)s»") % {"goal": words.excerpt(goal.text)} if goal else ""


def _reviews(reading: PlanReading) -> Iterator[Event]:
    for each in reading.all(Review):
        if each.done_on:
            yield Event(each.done_on, _("Vi så på planen sammen"), each.outcome, icon="people")
