"""Register who may act for the person a case is about, on a basis somebody has checked, and end it (A-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.kernel.periods import Period
from helhet.people.actions import persons
from helhet.people.models import Capacity, Representation
from helhet.plans import policy, queries

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person
    from helhet.plans.queries import CaseDoor

WITHIN_A_SCOPE: Final = frozenset({Capacity.GUARDIAN, Capacity.LASTING_POWER})
"""Who acts only as far as the mandate says (vergemålsloven §§ 26, 32 and 80)."""


def appoint(
    *,
    actor: Actor,
    case_id: UUID,
    representative: Person,
    capacity: str,
    basis: str,
    starts_on: date,
    ends_on: date | None = None,
    scope: str = "",
) -> Representation:
    """Let somebody act for the person of the case from a day, and give them an account to sign in with.

    `basis` says which document or register was checked, by whom and when. Raises `InvalidInput` on `scope` when a
    mandate has none, on `capacity` for a parent of somebody who is not known to be under 18, on `ends_on` before
    `starts_on`, and for the whole form when it is the person, or somebody who is registered for the same time.
    """
    period = Period(starts_on, ends_on)
    with transaction.atomic():
        door = _lead(actor, case_id)
        _require_fitting(door.case.person, representative, capacity, scope)
        _require_single(door.case.person, representative, capacity, period)
        made = persons.appoint_representative(
            person=door.case.person,
            representative=representative,
            capacity=Capacity(capacity),
            basis=basis,
            scope=scope,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        persons.open_account(person=representative)
        _record(actor, door, Operation.ADD, made)
    return made


def end(*, actor: Actor, case_id: UUID, representation_id: UUID, ends_on: date) -> Representation:
    """Set the last day somebody may act for the person. What they did stays as it was done.

    Raises `NotVisible` for somebody who is not registered for this person, and `InvalidInput` on `ends_on`.
    """
    with transaction.atomic():
        door = _lead(actor, case_id)
        made = door.case.person.represented_by.select_for_update(of=("self",)).filter(pk=representation_id).first()
        if made is None:
            raise NotVisible
        Period(made.starts_on, ends_on)
        if made.ends_on is not None and made.ends_on < clock.today():
            raise InvalidInput({"ends_on": _("Dette er slutt fra før. Registrer heller på nytt.")})
        made.ends_on = ends_on
        made.save(update_fields=["ends_on"])
        _record(actor, door, Operation.CHANGE, made)
    return made


def _lead(actor: Actor, case_id: UUID) -> CaseDoor:
    door = queries.get_case(actor, case_id)
    policy.lead_case(door.standing).require()
    return door


def _require_fitting(person: Person, representative: Person, capacity: str, scope: str) -> None:
    if person.pk == representative.pk:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Personen kan ikke handle på vegne av seg selv.")})
    if capacity in WITHIN_A_SCOPE and not scope:
        raise InvalidInput({"scope": _("Skriv hva hun eller han kan bestemme. Det står i fullmakten eller vedtaket.")})
    if capacity == Capacity.PARENT and person.birth_date is None:
        raise InvalidInput({"capacity": _("Skriv inn fødselsdatoen til barnet først. Den avgjør hvem som samtykker.")})
    if capacity == Capacity.PARENT and not person.is_child:
        raise InvalidInput({"capacity": _("Foreldreansvaret er slutt når barnet er 18 år.")})


def _require_single(person: Person, representative: Person, capacity: str, period: Period) -> None:
    same = person.represented_by.filter(representative=representative, capacity=capacity)
    if any(period.overlaps(Period(each.starts_on, each.ends_on)) for each in same):
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Hun eller han er registrert fra før i denne tiden.")})


def _record(actor: Actor, door: CaseDoor, operation: Operation, made: Representation) -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=door.standing.ground,
        object_kind="representation",
        object_id=made.pk,
        case_id=door.case.pk,
        subject_id=door.case.person_id,
        detail={"capacity": str(made.capacity)},
    )
