"""How it goes: answers to measures, states of goals and measures, evaluations and statuses asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.kernel.ids import new_id
from helhet.plans import policy
from helhet.plans.actions import items
from helhet.plans.actions.editing import Edit, editing
from helhet.plans.models import (
    DiaryEntry,
    Evaluation,
    Frame,
    Goal,
    GoalStatus,
    Measure,
    MeasureAnswer,
    MeasureStatus,
    Participant,
    PlanItem,
    RevisionEvent,
    StatusRequest,
    Step,
)
from helhet.plans.policy import ItemFacts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor

T = TypeVar("T", bound=PlanItem)


def answer_measure(*, actor: Actor, plan_id: UUID, measure_id: UUID, answer: str, reason: str = "") -> Measure:
    """The one responsible accepts, or declines with a reason the person can read (P-14, W-16).

    Raises `InvalidInput` on `answer_reason` for a no without one.
    """
    with editing(actor, plan_id) as edit:
        measure = edit.get(Measure, measure_id)
        responsible = measure.responsible_id is not None and measure.responsible_id == edit.standing.participant_id
        policy.answer_measure(edit.standing, edit.plan.status, is_responsible=responsible).require()
        values: dict[str, Any] = {"answer": answer, "answer_reason": reason, "answered_on": clock.today()}
        if answer == MeasureAnswer.ACCEPTED and measure.status == MeasureStatus.PLANNED and _has_begun(measure):
            values["status"] = MeasureStatus.ACTIVE
        return items.change_within(edit, measure, values)


def set_goal_status(*, actor: Actor, plan_id: UUID, goal_id: UUID, status: str, reason: str = "") -> Goal:
    """Put a goal on hold, take it up again, or end it as achieved or not. Its words stay (P-10, P-12).

    Raises `InvalidInput` on `status_reason` when it is ended or put on hold without one.
    """
    if status in {GoalStatus.ON_HOLD, GoalStatus.ENDED} and not reason:
        raise InvalidInput({"status_reason": _("Skriv kort hvorfor.")})
    return _set_status(actor, plan_id, Goal, goal_id, status, reason)


def set_measure_status(*, actor: Actor, plan_id: UUID, measure_id: UUID, status: str, reason: str = "") -> Measure:
    """Say that a measure has begun, is on hold, is done or is ended."""
    if status in {MeasureStatus.ON_HOLD, MeasureStatus.ENDED} and not reason:
        raise InvalidInput({"status_reason": _("Skriv kort hvorfor.")})
    return _set_status(actor, plan_id, Measure, measure_id, status, reason)


def complete_step(*, actor: Actor, plan_id: UUID, step_id: UUID, done: bool = True) -> Step:
    """Tick a step off, or take the tick away."""
    with editing(actor, plan_id) as edit:
        step = edit.get(Step, step_id)
        _require_status_right(edit, step)
        return items.change_within(edit, step, {"done_on": clock.today() if done else None})


def evaluate(
    *,
    actor: Actor,
    plan_id: UUID,
    outcome: str,
    result: str,
    next_step: str,
    goal_id: UUID | None = None,
    measure_id: UUID | None = None,
    evaluated_on: date | None = None,
) -> Evaluation:
    """Write down how it went with one goal or one measure, and what comes next (IP regulation § 9, P-27)."""
    with editing(actor, plan_id) as edit:
        day = evaluated_on or clock.today()
        if day > clock.today():
            raise InvalidInput({"evaluated_on": _("Dagen kan ikke være fram i tid.")})
        values = {"outcome": outcome, "result": result, "next_step": next_step, "evaluated_on": day}
        edit.plan.evaluated_on = max(day, edit.plan.evaluated_on or day)
        return items.add_within(edit, Evaluation, {**values, "goal_id": goal_id, "measure_id": measure_id})


def ask_for_status(
    *, actor: Actor, plan_id: UUID, participant_ids: Iterable[UUID], question: str, due_on: date
) -> list[StatusRequest]:
    """Ask several participants how it goes, in one round that everybody sees (P-27).

    Raises `InvalidInput` on `participants` for nobody, and on `due_on` for a day that has passed.
    """
    if due_on < clock.today():
        raise InvalidInput({"due_on": _("Velg en dag fram i tid.")})
    with editing(actor, plan_id) as edit:
        policy.steer_plan(edit.standing).require()
        this_round = new_id()
        asked = [edit.get(Participant, each) for each in participant_ids]
        if not asked:
            raise InvalidInput({"participants": _("Velg minst én du vil spørre.")})
        return [
            items.add_within(
                edit,
                StatusRequest,
                {"round": this_round, "participant": each, "question": question, "due_on": due_on},
            )
            for each in asked
        ]


def answer_status(*, actor: Actor, plan_id: UUID, request_id: UUID, answer: str) -> StatusRequest:
    """The participant who was asked answers; the coordinator may write down an answer given by phone."""
    with editing(actor, plan_id) as edit:
        request = edit.get(StatusRequest, request_id)
        is_asked = request.participant_id == edit.standing.participant_id
        policy.answer_measure(edit.standing, edit.plan.status, is_responsible=is_asked).require()
        if not answer.strip():
            raise InvalidInput({"answer": _("Skriv et kort svar.")})
        return items.change_within(edit, request, {"answer": answer, "answered_at": clock.now()})


def change_frame(*, actor: Actor, plan_id: UUID, values: dict[str, Any], base_revision: int | None = None) -> Frame:
    """Change who leads, the plan period and the next evaluation (IP regulation § 9 c and h)."""
    with editing(actor, plan_id) as edit:
        policy.steer_plan(edit.standing).require()
        frame = Frame.objects.get(plan=edit.plan)
        return items.change_within(edit, frame, items.merged(frame, values, base_revision))


def share_diary_entry(*, actor: Actor, plan_id: UUID, entry_id: UUID, shared: bool) -> DiaryEntry:
    """The person lets the others read one entry, or takes it back (P-26). What it said while private stays private."""
    with editing(actor, plan_id) as edit:
        entry = edit.get(DiaryEntry, entry_id)
        items.require_change(edit, entry)
        if entry.private == shared:
            entry.private = not shared
            edit.save(entry, RevisionEvent.CHANGED)
        return entry


def _set_status(actor: Actor, plan_id: UUID, model: type[T], item_id: UUID, status: str, reason: str) -> T:
    with editing(actor, plan_id) as edit:
        item = edit.get(model, item_id)
        _require_status_right(edit, item)
        return items.change_within(edit, item, {"status": status, "status_reason": reason})


def _require_status_right(edit: Edit, item: PlanItem) -> None:
    policy.set_item_status(edit.standing, edit.plan.status, ItemFacts.of(item, edit.standing)).require()


def _has_begun(measure: Measure) -> bool:
    return measure.starts_on is None or measure.starts_on <= clock.today()
