"""Correct what is known of the person a case is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.people.actions import persons
from helhet.plans import person_policy, policy, queries
from helhet.plans.actions import leaving

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor

HOW_TO_REACH: Final = frozenset({"language", "interpreter_language", "communication", "phone", "email"})
"""What the person's side sets. The rest decides who the person is and who consents, and is set by those who lead."""


def change(*, actor: Actor, case_id: UUID, **values: Any) -> None:
    """Write what is different, and record which fields they were. Nothing where nothing is. Who takes part by the
    person's age follows a birth date that is corrected.

    Raises `Denied` for who the person is by somebody who does not lead the case, and `InvalidInput` by field.
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        person_policy.change_person(door.standing).require()
        if values.keys() - HOW_TO_REACH:
            policy.lead_case(door.standing).require()
        changed = persons.change(person=door.case.person, **values)
        if "birth_date" in changed:
            leaving.follow_birth_date(person=door.case.person)
        if changed:
            audit.write(
                actor=actor,
                operation=Operation.CHANGE,
                ground=door.standing.ground,
                object_kind="person",
                object_id=door.case.person_id,
                case_id=door.case.pk,
                subject_id=door.case.person_id,
                detail={"fields": changed},
            )
