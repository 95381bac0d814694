"""Register who may act for the person a case is about, verify what it rests on, and end it (A-04, A-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.people.actions import persons, representations
from helhet.people.models import Representation
from helhet.plans import person_policy, policy, queries
from helhet.plans.actions import leaving

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person
    from helhet.plans.queries import CaseDoor


def appoint(*, actor: Actor, case_id: UUID, representative: Person, capacity: str, **about: Any) -> Representation:
    """Let somebody act for the person of the case, and give them an account to sign in with.

    `about` is what `representations.appoint` takes. What is not verified yet opens nothing. Raises `InvalidInput`,
    with each message at its field, and for the whole form when it is the actor.
    """
    with transaction.atomic():
        door = _lead(actor, case_id)
        _require_somebody_else(actor, representative.pk)
        made = representations.appoint(
            person=door.case.person, representative=representative, capacity=capacity, **about
        )
        persons.open_account(person=representative)
        _record(actor, door, Operation.ADD, made)
    return made


def verify(
    *, actor: Actor, case_id: UUID, representation_id: UUID, verified_by: str, verified_on: date, reference: str = ""
) -> Representation:
    """Write down who has seen the document, and when. From then on the representation is in force.

    Raises `NotVisible` for somebody who is not registered for this person, and `InvalidInput` by field, or for the
    whole form when it is the actor.
    """
    with transaction.atomic():
        door = _lead(actor, case_id)
        made = _get(door, representation_id)
        _require_somebody_else(actor, made.representative_id)
        representations.verify(
            representation=made, verified_by=verified_by, verified_on=verified_on, reference=reference
        )
        _record(actor, door, Operation.CHANGE, made, step="verified")
    return made


def end(*, actor: Actor, case_id: UUID, representation_id: UUID, ends_on: date, end_reason: str) -> Representation:
    """Set the last day somebody may act for the person, and why. Their part in the plans ends with it; what they did
    stays as it was done.

    By those who lead the case; by the person too for those who were named by the person. Raises `NotVisible` for
    somebody who is not registered for this person, and `InvalidInput` by field.
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        made = _get(door, representation_id)
        person_policy.end_representation(door.standing, made.capacity).require()
        representations.end(representation=made, ends_on=ends_on, reason=end_reason)
        leaving.end_participation(of=door.case.person, who=made.representative, ends_on=ends_on)
        _record(actor, door, Operation.CHANGE, made, step="ended")
    return made


def _lead(actor: Actor, case_id: UUID) -> CaseDoor:
    door = queries.get_case(actor, case_id)
    policy.lead_case(door.standing).require()
    return door


def _require_somebody_else(actor: Actor, representative_id: UUID) -> None:
    """Nobody lets themselves act for a person they work with."""
    if actor.person_id == representative_id:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Du kan ikke registrere eller bekrefte deg selv.")})


def _get(door: CaseDoor, representation_id: UUID) -> Representation:
    known = door.case.person.represented_by.select_for_update(of=("self",)).select_related("person", "representative")
    made = known.filter(pk=representation_id).first()
    if made is None:
        raise NotVisible
    return made


def _record(actor: Actor, door: CaseDoor, operation: Operation, made: Representation, step: str = "registered") -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=door.standing.ground,
        object_kind="representation",
        object_id=made.pk,
        case_id=door.case.pk,
        subject_id=door.case.person_id,
        detail={"capacity": str(made.capacity), "step": step},
    )
