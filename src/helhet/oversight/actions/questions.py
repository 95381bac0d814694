"""The person asks about an entry of the access record (FOR-2019-03-01-168 § 14; A-20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.oversight.models import AccessReview, Cause
from helhet.oversight.queries import access_record_of
from helhet.plans import policy, queries

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.queries import CaseDoor


def ask(*, actor: Actor, case_id: UUID, number: int, text: str) -> AccessReview:
    """Put a question about one entry on the list of the coordinating unit, and of the coordinator unless it is about
    the coordinator. Raises `NotVisible` for an entry the person is not shown, `InvalidInput` where nobody has answered
    the last question about it yet.
    """
    with transaction.atomic():
        door, event = entry(actor, case_id, number)
        if AccessReview.objects.filter(case=door.case, cause=Cause.QUESTION, number=number, closed_at=None).exists():
            raise InvalidInput({"text": _("Du har spurt om dette. Du får svar her når noen har sett på det.")})
        review = _question(actor, door, event, text)
        audit.write(
            actor=actor,
            operation=Operation.MESSAGE,
            ground=door.standing.ground,
            object_kind="access_review",
            object_id=review.pk,
            case_id=door.case.pk,
            subject_id=door.case.person_id,
            detail={"about": number},
        )
    return review


def entry(actor: Actor, case_id: UUID, number: int) -> tuple[CaseDoor, AuditEvent]:
    """An entry of the access record that the actor may ask about. Raises `NotVisible` or `Denied`."""
    door = queries.get_case(actor, case_id)
    policy.see_access_record(door.standing).require()
    event = access_record_of(door.case.pk, door.standing).filter(number=number).first()
    if event is None:
        raise NotVisible
    return door, event


def _question(actor: Actor, door: CaseDoor, event: AuditEvent, text: str) -> AccessReview:
    return AccessReview.objects.create(
        cause=Cause.QUESTION,
        organisation=door.case.responsible_body,
        case=door.case,
        account_id=event.account_id,
        actor_name=event.actor_name,
        actor_organisation=event.actor_organisation,
        day=clock.day_of(event.at),
        number=event.number,
        question=text,
        asked_by_id=actor.account_id,
        made_at=clock.now(),
    )
