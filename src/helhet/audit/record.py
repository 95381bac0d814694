"""The one way to write to the access record."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from helhet.audit.models import AuditEvent, Chain, Operation
from helhet.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helhet.access.actors import Actor
    from helhet.access.decisions import Ground

NO_CASE = UUID(int=0)
"""The chain of what concerns no case, such as signing in."""


@transaction.atomic(savepoint=False)
def write(
    *,
    actor: Actor,
    operation: Operation,
    ground: Ground,
    object_kind: str,
    object_id: UUID | None = None,
    case_id: UUID | None = None,
    subject_id: UUID | None = None,
    detail: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Append one event to its chain, in the caller's transaction if there is one.

    `detail` names the sections and fields concerned, never their content (FOR-2019-03-01-168 § 14).
    """
    chain = _locked_chain(case_id or NO_CASE)
    event = AuditEvent(
        chain_id=chain.id,
        number=chain.length + 1,
        at=clock.now(),
        operation=operation,
        account_id=actor.account_id,
        actor_name=actor.name,
        actor_organisation=actor.organisation,
        ground=ground,
        subject_id=subject_id,
        object_kind=object_kind,
        object_id=object_id,
        detail={**(detail or {}), **({"assisted_by": actor.assisted_by} if actor.assisted_by else {})},
        previous=chain.head,
    )
    event.hash = digest(event)
    event.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(length=event.number, head=event.hash)
    return event


def digest(event: AuditEvent) -> str:
    """The SHA-256 of everything the event says, with the hash before it."""
    content = [
        event.previous,
        str(event.chain_id),
        event.number,
        event.at.isoformat(timespec="microseconds"),
        str(event.operation),
        _text(event.account_id),
        event.actor_name,
        event.actor_organisation,
        str(event.ground),
        _text(event.subject_id),
        event.object_kind,
        _text(event.object_id),
        event.detail,
    ]
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _locked_chain(chain_id: UUID) -> Chain:
    chain = Chain.objects.select_for_update().filter(pk=chain_id).first()
    if chain is None:
        Chain.objects.bulk_create([Chain(pk=chain_id)], ignore_conflicts=True)
        chain = Chain.objects.select_for_update().get(pk=chain_id)
    return chain


def _text(identifier: UUID | None) -> str:
    return "" if identifier is None else str(identifier)
