"""What happens now and next, who does it and when: the first thing a plan answers (P-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.plans.models import (
    Goal,
    GoalStatus,
    Measure,
    MeasureAnswer,
    MeasureKind,
    PlanStatus,
    Review,
    StatusRequest,
    Step,
)
from helhet.web.addresses import address
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.measures import who_does

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that is about to happen. Without a day it is simply next."""

    day: date | None
    what: str
    who: str = ""
    url: str = ""
    icon: str = "clock"

    @property
    def when(self) -> str:
        return words.day(self.day)

    @property
    def is_late(self) -> bool:
        return words.has_passed(self.day)


def coming(reading: PlanReading) -> tuple[Happening, ...]:
    """Everything ahead that has an owner or a day, the nearest day first, then what has no day."""
    sources = (_steps, _answers, _measures, _requests, _reviews, _frame)
    found = [happening for source in sources for happening in source(reading)]
    return tuple(sorted(found, key=lambda happening: happening.day or date.max))


def _steps(reading: PlanReading) -> Iterator[Happening]:
    """Each step with a day, and the first step of each goal that has none."""
    for goal in reading.all(Goal):
        if goal.status != GoalStatus.ACTIVE:
            continue
        undone = [step for step in reading.pointing_to(Step, goal) if step.done_on is None]
        for step in undone:
            if step.due_on or step is undone[0]:
                who = step.responsible.name if step.responsible else ""
                yield Happening(step.due_on, step.text, who, _goal_url(reading, goal), "flag")


def _answers(reading: PlanReading) -> Iterator[Happening]:
    for measure in reading.all(Measure):
        if measure.is_open and measure.responsible and measure.answer == MeasureAnswer.WAITING:
            what = _("Svarer på om dette går: %(what)s") % {"what": words.excerpt(measure.what)}
            yield Happening(None, what, measure.responsible.name, _goal_url(reading, measure.goal), "chat")


def _measures(reading: PlanReading) -> Iterator[Happening]:
    today = clock.today()
    for measure in reading.all(Measure):
        if not measure.is_open:
            continue
        who, url = who_does(measure, reading.plan.person.name), _goal_url(reading, measure.goal)
        if measure.starts_on and measure.starts_on >= today:
            yield Happening(measure.starts_on, _("Begynner: %(what)s") % {"what": measure.what}, who, url)
        if measure.ends_on and measure.ends_on >= today:
            yield Happening(measure.ends_on, _("Siste dag: %(what)s") % {"what": measure.what}, who, url)
        if measure.measure_kind == MeasureKind.TECHNICAL_AID and measure.follow_up_on:
            yield Happening(measure.follow_up_on, _("Følger opp: %(what)s") % {"what": measure.what}, who, url)


def _requests(reading: PlanReading) -> Iterator[Happening]:
    for request in reading.all(StatusRequest):
        if request.answered_at is None:
            url = address("progress:evaluation", reading.plan.id)
            yield Happening(request.due_on, _("Forteller hvordan det går"), request.participant.name, url, "chat")


def _reviews(reading: PlanReading) -> Iterator[Happening]:
    for review in reading.all(Review):
        if review.done_on is None:
            what = words.listed(capfirst(review.get_review_kind_display()), review.note)
            yield Happening(review.due_on, what, _leader(reading), icon="calendar")


def _frame(reading: PlanReading) -> Iterator[Happening]:
    frame, plan = reading.frame, reading.plan
    if frame.next_evaluation_on:
        yield Happening(frame.next_evaluation_on, _("Vi ser på planen sammen"), _leader(reading), icon="people")
    if frame.period_end and not words.has_passed(frame.period_end):
        yield Happening(frame.period_end, _("Planperioden er over"), icon="calendar")
    if plan.status == PlanStatus.RESTING and plan.rests_until:
        yield Happening(plan.rests_until, _("Planen våkner igjen"), _leader(reading), icon="calendar")


def _leader(reading: PlanReading) -> str:
    if reading.frame.progress_by:
        return reading.frame.progress_by
    return reading.coordinator.person.name if reading.coordinator else ""


def _goal_url(reading: PlanReading, goal: Goal | None) -> str:
    return address("plans:goal", reading.plan.id, goal.id) if goal else ""
