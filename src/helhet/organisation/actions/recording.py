"""What the actions on organisations write to the access record: the names of the fields, never what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.organisation import policy

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import Model

    from helhet.access.actors import Actor


def save(actor: Actor, row: Model, organisation_id: UUID, *, subject_id: UUID | None = None, **values: Any) -> None:
    """Write what is different, and that it was changed. Nothing where nothing is."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(row, name, values[name])
    row.save(update_fields=changed)
    kind = row._meta.model_name or ""
    write(actor, Operation.CHANGE, kind, row.pk, organisation_id, subject_id=subject_id, fields=changed)


def write(
    actor: Actor,
    operation: Operation,
    kind: str,
    object_id: UUID,
    organisation_id: UUID,
    *,
    subject_id: UUID | None = None,
    fields: list[str] | None = None,
) -> None:
    """One event that belongs to no case."""
    audit.write(
        actor=actor,
        operation=operation,
        ground=policy.ground(actor, organisation_id),
        object_kind=kind,
        object_id=object_id,
        subject_id=subject_id,
        detail={"organisation": str(organisation_id), **({"fields": fields} if fields else {})},
    )
