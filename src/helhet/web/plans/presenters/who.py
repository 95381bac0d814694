"""Who does what, where, why, how and when, on one page (P-14, P-15, P-16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.plans.models import Measure, MeasureAnswer, MeasureKind, Participant, ParticipantKind, Step, kind_of
from helhet.ui.parts import Action
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.plan import CoordinatorCard, appointed, coordinator_card
from helhet.web.plans.presenters.rights import Rights
from helhet.web.plans.presenters.rows import Row, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from helhet.plans.models import CoordinatorAppointment, Goal
    from helhet.plans.reading import PlanReading

RELATIVES = frozenset({ParticipantKind.RELATIVE, ParticipantKind.NETWORK})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing somebody does. `why` is the goal it serves."""

    what: str
    why: str
    url: str
    how: str
    where: str
    when: str
    flag: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doer:
    """One who does something, and all of it."""

    name: str
    role: str
    phone: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class WhoDoesWhat:
    """The person's own effort, that of those nearest, that of the services, and what nobody has taken on.

    A coordinator who takes part is one of the `participants`, and not among the `coordinators`.
    """

    own: tuple[Doer, ...]
    relatives: tuple[Doer, ...]
    services: tuple[Doer, ...]
    unowned: tuple[Task, ...]
    participants: tuple[Row, ...]
    coordinators: tuple[CoordinatorCard, ...]
    add: tuple[Action, ...]


def who_does_what(reading: PlanReading) -> WhoDoesWhat:
    """Every open measure and every step that is not done, by who does it."""
    rights, person = Rights(reading), reading.plan.person
    participants = reading.all(Participant)
    own = [each for each in participants if each.person_id == person.pk]
    relatives = [each for each in participants if each not in own and each.participant_kind in RELATIVES]
    services = [each for each in participants if each not in own and each not in relatives]
    return WhoDoesWhat(
        own=_own(reading, own),
        relatives=_doers(reading, relatives, _efforts_of_relatives(reading)),
        services=_doers(reading, services),
        unowned=_unowned(reading),
        participants=_people(reading, rights),
        coordinators=tuple(coordinator_card(each) for each in appointed(reading) if not _taking_part(reading, each)),
        add=rights.add(_("Legg til en deltaker"), "participant"),
    )


def _people(reading: PlanReading, rights: Rights) -> tuple[Row, ...]:
    """Everybody who takes part, once each: who coordinates too, has it said beside the name."""
    both = {part.pk: each for each in appointed(reading) if (part := _taking_part(reading, each))}
    people = reading.all(Participant)
    shown = {row.anchor: row for row in rows(people, rights, reading.plan.person.name)}
    for pk, appointment in both.items():
        anchor = f"{kind_of(Participant)}-{pk}"
        shown[anchor] = _coordinating(shown[anchor], coordinator_card(appointment))
    return tuple(shown.values())


def _taking_part(reading: PlanReading, appointment: CoordinatorAppointment) -> Participant | None:
    """The coordinator as a participant of today: the same person, or the same name where no person is known."""
    person = appointment.person
    for each in reading.all(Participant):
        is_same = each.person_id == person.pk if each.person_id else each.name == person.name
        if is_same and each.is_current:
            return each
    return None


def _coordinating(row: Row, card: CoordinatorCard) -> Row:
    stand_in = _("Stedfortreder: %(name)s") % {"name": card.stand_in} if card.stand_in else ""
    line, phone = words.listed(row.said.line, stand_in), card.phone or row.said.phone
    return replace(row, said=replace(row.said, badge=card.role, line=line, phone=phone))


def _own(reading: PlanReading, participants: list[Participant]) -> tuple[Doer, ...]:
    tasks = (
        *(task for each in participants for task in _tasks_of(reading, each)),
        *_measures(reading, lambda each: _is_unnamed(each) and each.measure_kind == MeasureKind.OWN_EFFORT),
    )
    return (Doer(reading.plan.person.name, "", "", tasks),) if tasks else ()


def _efforts_of_relatives(reading: PlanReading) -> tuple[Doer, ...]:
    tasks = _measures(reading, lambda each: _is_unnamed(each) and each.measure_kind == MeasureKind.RELATIVE_EFFORT)
    return (Doer(_("Pårørende"), "", "", tasks),) if tasks else ()


def _doers(reading: PlanReading, participants: list[Participant], also: tuple[Doer, ...] = ()) -> tuple[Doer, ...]:
    doers = (
        Doer(each.name, words.listed(capfirst(each.role), each.organisation), each.phone, _tasks_of(reading, each))
        for each in participants
    )
    return (*(doer for doer in doers if doer.tasks), *also)


def _tasks_of(reading: PlanReading, participant: Participant) -> tuple[Task, ...]:
    steps = (
        _step_task(reading, step)
        for step in reading.all(Step)
        if step.responsible_id == participant.pk and step.done_on is None
    )
    return (
        *_measures(reading, lambda each: each.responsible_id == participant.pk and not _is_declined(each)),
        *steps,
    )


def _unowned(reading: PlanReading) -> tuple[Task, ...]:
    return _measures(reading, lambda each: each.lacks_owner and (_is_declined(each) or not _is_shared(each)))


def _measures(reading: PlanReading, belongs: Callable[[Measure], bool]) -> tuple[Task, ...]:
    return tuple(_measure_task(reading, each) for each in reading.all(Measure) if each.is_open and belongs(each))


def _is_unnamed(measure: Measure) -> bool:
    return measure.responsible is None and not _is_declined(measure)


def _is_shared(measure: Measure) -> bool:
    """Own efforts and those of relatives are done without a named participant."""
    return measure.measure_kind in {MeasureKind.OWN_EFFORT, MeasureKind.RELATIVE_EFFORT}


def _is_declined(measure: Measure) -> bool:
    return measure.answer == MeasureAnswer.DECLINED


def _measure_task(reading: PlanReading, measure: Measure) -> Task:
    waits = measure.responsible is not None and measure.answer == MeasureAnswer.WAITING
    declined = _is_declined(measure)
    asked = measure.responsible.name if measure.responsible else ""
    return Task(
        what=measure.what,
        why=measure.goal.text if measure.goal else "",
        url=_goal_url(reading, measure.goal),
        how=measure.how,
        where=measure.where,
        when=words.listed(measure.extent, words.period(measure.starts_on, measure.ends_on)),
        flag=measure.get_answer_display() if waits else "",
        reason=_("%(name)s sa nei: %(reason)s") % {"name": asked, "reason": measure.answer_reason} if declined else "",
    )


def _step_task(reading: PlanReading, step: Step) -> Task:
    late = _("dagen er gått") if words.has_passed(step.due_on) else ""
    when = words.day(step.due_on)
    return Task(step.text, step.goal.text, _goal_url(reading, step.goal), "", "", when, late, "")


def _goal_url(reading: PlanReading, goal: Goal | None) -> str:
    return Rights(reading).url("plans:goal", goal.pk) if goal else ""
