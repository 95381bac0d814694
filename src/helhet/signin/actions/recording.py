"""What the actions on ways to sign in write to the access record: the names of the fields, never what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.access.decisions import Ground
from helhet.audit import record as audit

if TYPE_CHECKING:
    from django.db.models import Model

    from helhet.access.actors import Actor
    from helhet.audit.models import Operation
    from helhet.people.models import Account


def write(actor: Actor, operation: Operation, row: Model, account: Account, *, fields: list[str] | None = None) -> None:
    """One event about how somebody signs in, which belongs to no case."""
    audit.write(
        actor=actor,
        operation=operation,
        ground=Ground.NONE,
        object_kind=row._meta.model_name or "",
        object_id=row.pk,
        subject_id=account.person_id,
        detail={"fields": fields} if fields else None,
    )
