"""What goes with a position. When it is over, so is what somebody had in cases and plans as staff there: nobody reads
on after the last working day, and nobody is left with a coordinator who is gone (W-02; FOR-2019-03-01-168 § 13).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from helhet.access.actors import SYSTEM
from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.organisation.actions import positions
from helhet.organisation.models import Position
from helhet.plans.actions import leaving
from helhet.plans.models import CoordinatorAppointment, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor


@transaction.atomic
def change_position(
    *, actor: Actor, position_id: UUID, title: str, starts_on: date, ends_on: date | None = None
) -> Position:
    """Correct a position or end it, and what went with it where it is over already. Raises as
    `positions.change_position`.
    """
    position = positions.change_position(
        actor=actor, position_id=position_id, title=title, starts_on=starts_on, ends_on=ends_on
    )
    end_after_positions([position.person_id])
    return position


@transaction.atomic
def end_after_positions(people: Iterable[UUID] | None = None) -> int:
    """End the coordinating and the parts of everybody (or of `people`) whose position there is over, from the day after
    the last working day, and return how many. Done twice it does nothing more.
    """
    ended = _ended_positions(people)
    return sum(_end_appointment(each, ended) for each in _appointments(ended)) + sum(
        _end_part(each, ended) for each in _parts(ended)
    )


def _ended_positions(people: Iterable[UUID] | None) -> dict[UUID, list[Position]]:
    """By person, what is over and not held on to in the same unit, the last one first."""
    still_there = Position.objects.not_ended().filter(person=OuterRef("person"), unit=OuterRef("unit"))
    over = Position.objects.filter(~Exists(still_there), ends_on__lt=clock.today())
    if people is not None:
        over = over.filter(person__in=people)
    by_person = defaultdict(list)
    for position in over.select_related("unit__organisation").order_by("-ends_on", "pk"):
        by_person[position.person_id].append(position)
    return dict(by_person)


def _appointments(ended: dict[UUID, list[Position]]) -> list[CoordinatorAppointment]:
    """What those people coordinate, with whether they work anywhere at all."""
    works = Exists(Position.objects.not_ended().filter(person=OuterRef("person")))
    current = CoordinatorAppointment.objects.current().filter(person__in=ended, ended_on__isnull=True)
    return list(current.select_related("case").annotate(works=works).order_by("pk"))


def _end_appointment(appointment: Any, ended: dict[UUID, list[Position]]) -> bool:
    """Where the place of work is over; or every place is."""
    over = ended[appointment.person_id]
    last = next((each for each in over if str(each.unit) == appointment.unit_name), None)
    if last is None and appointment.works:
        return False
    first_day_without = (last or over[0]).ends_on + timedelta(days=1)  # type: ignore[operator]  # it is over
    appointment.ended_on = max(first_day_without, appointment.appointed_on)
    appointment.end_reason = _("stillingen er slutt")
    appointment.save(update_fields=["ended_on", "end_reason"])
    audit.write(
        actor=SYSTEM,
        operation=Operation.CHANGE,
        ground=Ground.SYSTEM,
        object_kind="coordinator",
        object_id=appointment.pk,
        case_id=appointment.case_id,
        subject_id=appointment.case.person_id,
    )
    return True


def _parts(ended: dict[UUID, list[Position]]) -> list[Participant]:
    """What those people take part in for a unit."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    return list(
        Participant.objects.filter(lasting, person__in=ended, unit__isnull=False, removed_at__isnull=True).order_by(
            "plan", "pk"
        )
    )


def _end_part(part: Participant, ended: dict[UUID, list[Position]]) -> bool:
    last = next((each for each in ended[part.person_id] if each.unit_id == part.unit_id), None)  # type: ignore[index]
    if last is None or last.ends_on is None:
        return False
    leaving.end_part(part.plan_id, part.pk, last.ends_on)
    return True
