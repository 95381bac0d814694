"""Give somebody a position, correct it, and end it. An ended position stays, so that one sees who had access when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit.models import Operation
from helhet.kernel.errors import InvalidInput
from helhet.kernel.periods import Period
from helhet.organisation import policy, queries
from helhet.organisation.actions import recording
from helhet.organisation.models import Position
from helhet.people.actions import persons

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person


def add_position(
    *,
    actor: Actor,
    unit_id: UUID,
    person: Person,
    title: str,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
) -> Position:
    """Give somebody a role in a unit for a period, and an account to sign in with.

    Raises `Denied` for one's own, and `InvalidInput` on `ends_on` before `starts_on`, and for the whole form when the
    person has the same role in the unit already.
    """
    period = Period(starts_on, ends_on)
    with transaction.atomic():
        unit = queries.get_unit(actor, unit_id)
        policy.set_position(actor, unit.organisation_id, person.pk).require()
        position = Position(unit=unit, person=person, title=title, role=role, starts_on=starts_on, ends_on=ends_on)
        _require_single(position, period)
        position.save(force_insert=True)
        persons.open_account(person=person)
        recording.write(
            actor, Operation.ADD, "position", position.pk, unit.organisation_id, subject_id=person.pk, fields=[role]
        )
    return position


def change_position(
    *, actor: Actor, position_id: UUID, title: str, starts_on: date, ends_on: date | None = None
) -> Position:
    """Correct the title or the days, or end it. Another role or unit is another position.

    Raises as `add_position`.
    """
    period = Period(starts_on, ends_on)
    with transaction.atomic():
        position = queries.get_position(actor, position_id)
        policy.set_position(actor, position.unit.organisation_id, position.person_id).require()
        _require_single(position, period)
        recording.save(
            actor,
            position,
            position.unit.organisation_id,
            subject_id=position.person_id,
            title=title,
            starts_on=starts_on,
            ends_on=ends_on,
        )
    return position


def _require_single(position: Position, period: Period) -> None:
    """One person has one role in one unit once at a time."""
    others = Position.objects.filter(person=position.person, unit=position.unit, role=position.role)
    if any(period.overlaps(Period(each.starts_on, each.ends_on)) for each in others.exclude(pk=position.pk)):
        text = _("Hun eller han har den samme rollen i enheten i denne tiden fra før.")
        raise InvalidInput({InvalidInput.WHOLE_FORM: text})
