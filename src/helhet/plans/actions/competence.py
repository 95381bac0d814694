"""Enter whether the person a case is about is able to decide one thing, and that they can again (pbrl § 4-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel.errors import NotVisible
from helhet.people.actions import competence
from helhet.people.models import CompetenceAssessment
from helhet.plans import person_policy, queries

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.queries import CaseDoor


def read(*, actor: Actor, case_id: UUID) -> tuple[CaseDoor, tuple[CompetenceAssessment, ...]]:
    """Every assessment of the person, the newest first. That somebody read them is recorded. Raises `Denied`."""
    door = queries.get_case(actor, case_id)
    person_policy.read_competence(door.standing).require()
    _record(actor, door, Operation.READ)
    return door, tuple(door.case.person.competence_assessments.all())


def assess(*, actor: Actor, case_id: UUID, **written: Any) -> CompetenceAssessment:
    """Enter one assessment. From then on those who act for the person within its matters decide this, and nothing else.

    `written` is what `people.actions.competence.assess` takes. Raises `InvalidInput` by field.
    """
    with transaction.atomic():
        door = _coordinate(actor, case_id)
        made = competence.assess(person=door.case.person, recorded_by_id=actor.account_id, **written)
        _record(actor, door, Operation.ADD, made)
    return made


def end(*, actor: Actor, case_id: UUID, assessment_id: UUID, end_reason: str) -> None:
    """The person can decide this again, from today. Raises `NotVisible`, and `InvalidInput` on `end_reason`."""
    with transaction.atomic():
        door = _coordinate(actor, case_id)
        made = door.case.person.competence_assessments.select_for_update().filter(pk=assessment_id).first()
        if made is None:
            raise NotVisible
        competence.end(assessment=made, reason=end_reason)
        _record(actor, door, Operation.CHANGE, made)


def _coordinate(actor: Actor, case_id: UUID) -> CaseDoor:
    door = queries.get_case(actor, case_id)
    person_policy.assess_competence(door.standing).require()
    return door


def _record(actor: Actor, door: CaseDoor, operation: Operation, made: CompetenceAssessment | None = None) -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=door.standing.ground,
        object_kind="competence",
        object_id=made.pk if made else None,
        case_id=door.case.pk,
        subject_id=door.case.person_id,
        detail={"decision": made.decision} if made else {"page": "competence"},
    )
