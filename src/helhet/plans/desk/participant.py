"""For whoever takes part in plans, in any municipality: what is asked, and what is promised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, F, OuterRef, QuerySet

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.plans import queries
from helhet.plans.desk import LIMIT, still_in_plan
from helhet.plans.models import (
    Goal,
    GoalStatus,
    Measure,
    MeasureAnswer,
    MeasureStatus,
    Participant,
    StatusRequest,
    Step,
)
from helhet.plans.states import WRITABLE

if TYPE_CHECKING:
    from helhet.access.actors import Actor
    from helhet.plans.models import Plan


REACHED_SHOWN: Final = 3
REACHED_FOR: Final = timedelta(days=180)
"""How many goals that are reached are shown to those who helped, and how long after the last change."""


@dataclass(frozen=True, slots=True)
class ParticipantDesk:
    """At most `LIMIT` of each; what has a day comes first."""

    part_in: tuple[Participant, ...] = ()
    asked: tuple[Measure, ...] = ()
    questions: tuple[StatusRequest, ...] = ()
    promised: tuple[Measure, ...] = ()
    steps: tuple[Step, ...] = ()
    reached: tuple[Goal, ...] = ()

    def shown_by_plan(self) -> list[tuple[Plan, list[str]]]:
        """The plans something is shown from, each with the kind of each thing."""
        shown = (*self.asked, *self.questions, *self.promised, *self.steps, *self.reached)
        plans = {item.plan_id: item.plan for item in shown}
        return [(plan, [item.kind for item in shown if item.plan_id == plan_id]) for plan_id, plan in plans.items()]


def for_participant(actor: Actor) -> ParticipantDesk:
    """What waits for the actor as a participant. What is shown of the plans is recorded as read."""
    mine = queries.current_participants(actor).filter(plan__status__in=WRITABLE)
    part_in = tuple(mine.select_related("plan__person").order_by("plan__person__family_name", "plan_id")[:LIMIT])
    if not part_in:
        return ParticipantDesk()
    measures = _measures(mine)
    desk = ParticipantDesk(
        part_in=part_in,
        asked=tuple(measures.filter(answer=MeasureAnswer.WAITING)[:LIMIT]),
        questions=tuple(_questions(mine)[:LIMIT]),
        promised=tuple(measures.filter(answer=MeasureAnswer.ACCEPTED)[:LIMIT]),
        steps=tuple(_steps(mine)[:LIMIT]),
        reached=tuple(_reached(mine)[:REACHED_SHOWN]),
    )
    _record(actor, desk)
    return desk


def _measures(mine: QuerySet[Participant]) -> QuerySet[Measure]:
    return (
        Measure.objects.filter(still_in_plan(), responsible__in=mine)
        .exclude(status__in=(MeasureStatus.DONE, MeasureStatus.ENDED))
        .select_related("plan__person")
        .order_by(F("starts_on").asc(nulls_last=True), "created_at", "pk")
    )


def _questions(mine: QuerySet[Participant]) -> QuerySet[StatusRequest]:
    waiting = StatusRequest.objects.filter(participant__in=mine, answered_at__isnull=True, removed_at__isnull=True)
    return waiting.select_related("plan__person").order_by("due_on", "pk")


def _steps(mine: QuerySet[Participant]) -> QuerySet[Step]:
    undone = Step.objects.filter(still_in_plan(), responsible__in=mine, done_on__isnull=True)
    return undone.select_related("plan__person").order_by(F("due_on").asc(nulls_last=True), "pk")


def _reached(mine: QuerySet[Participant]) -> QuerySet[Goal]:
    """The goals reached lately that the actor has helped with, the last one first (P-28)."""
    helped = Measure.objects.filter(goal=OuterRef("pk"), responsible__in=mine, removed_at__isnull=True)
    return (
        Goal.objects.filter(
            Exists(helped.exclude(answer=MeasureAnswer.DECLINED)),
            status=GoalStatus.ACHIEVED,
            changed_at__gte=clock.now() - REACHED_FOR,
            removed_at__isnull=True,
            parent__removed_at__isnull=True,
        )
        .select_related("plan__person")
        .order_by("-changed_at", "pk")
    )


def _record(actor: Actor, desk: ParticipantDesk) -> None:
    """A trace in the record of each person that something of theirs was shown, in one go."""
    audit.write_each(
        actor=actor,
        operation=Operation.READ,
        ground=Ground.PARTICIPANT,
        entries=[
            audit.Entry(
                "own_tasks",
                case_id=plan.case_id,
                subject_id=plan.person_id,
                detail={"page": "own-tasks", "parts": dict(Counter(kinds))},
            )
            for plan, kinds in desk.shown_by_plan()
        ],
    )
