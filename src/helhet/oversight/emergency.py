"""The pages of an emergency opening: what the person has written for others to read when it is urgent (A-27)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel.errors import Denied, NotVisible
from helhet.oversight.actions.emergency import KIND, OPENABLE, TOPICS
from helhet.oversight.models import EmergencyOpening
from helhet.plans import reading
from helhet.plans.models import Statement
from helhet.plans.policy import Standing

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.models import CoordinatorAppointment

_STANDING = Standing(frozenset({Ground.EMERGENCY}))


@dataclass(frozen=True, slots=True)
class EmergencyReading:
    """The statements of the two pages, and who coordinates. Nothing else of the plan."""

    opening: EmergencyOpening
    statements: tuple[Statement, ...]
    coordinator: CoordinatorAppointment | None


def read(actor: Actor, opening_id: UUID) -> EmergencyReading:
    """Read what was opened, as long as it lasts, and record it. Only the one who opened it can.

    Raises `NotVisible`, and `Denied` when the time is over or the plan has been stopped since.
    """
    opening = _open(actor, opening_id)
    opened = reading.read(opening.plan, _STANDING)
    statements = tuple(each for each in opened.all(Statement) if each.topic in TOPICS)
    audit.write(
        actor=actor,
        operation=Operation.READ,
        ground=Ground.EMERGENCY,
        object_kind=KIND,
        object_id=opening.pk,
        case_id=opening.plan.case_id,
        subject_id=opening.plan.person_id,
        detail={"page": "emergency", "version": opened.version, "parts": {"statement": len(statements)}},
    )
    return EmergencyReading(opening, statements, opened.coordinator)


def _open(actor: Actor, opening_id: UUID) -> EmergencyOpening:
    openings = EmergencyOpening.objects.select_related("plan__case__person", "plan__person", "plan__form")
    opening = openings.filter(pk=opening_id, account=actor.account_id).first()
    if opening is None or not actor.is_staff_member:
        raise NotVisible
    if not opening.is_open or opening.plan.status not in OPENABLE:
        raise Denied(_("Nødåpningen er over. Trenger du å lese mer, må du åpne på nytt og skrive hvorfor."))
    return opening
