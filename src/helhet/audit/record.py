"""The one way to write to the access record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import transaction

from helhet.audit.models import AuditEvent, Chain, Operation
from helhet.kernel import clock
from helhet.kernel.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from helhet.access.actors import Actor
    from helhet.access.decisions import Ground

NO_CASE = UUID(int=0)
"""The chain of what concerns no case, such as signing in."""

HASHED: Final = (
    "previous",
    "chain_id",
    "number",
    "at",
    "operation",
    "account_id",
    "actor_name",
    "actor_organisation",
    "ground",
    "subject_id",
    "object_kind",
    "object_id",
    "detail",
)
"""What the hash of an event covers, in order: everything the event says, and the hash before it."""

_canonical: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Entry:
    """What one event is about. `detail` names the sections and fields concerned, never their content."""

    object_kind: str
    object_id: UUID | None = None
    case_id: UUID | None = None
    subject_id: UUID | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


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
    entry = Entry(object_kind, object_id, case_id, subject_id, detail or {})
    event = _appended(chain, entry, actor=actor, operation=operation, ground=ground)
    event.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(length=chain.length, head=chain.head)
    return event


@transaction.atomic(savepoint=False)
def write_each(*, actor: Actor, operation: Operation, ground: Ground, entries: Iterable[Entry]) -> None:
    """Append one event for each entry, each to the chain of its case, in three statements however many there are."""
    listed = list(entries)
    if not listed:
        return
    chains = _locked_chains({entry.case_id or NO_CASE for entry in listed})
    events = [
        _appended(chains[entry.case_id or NO_CASE], entry, actor=actor, operation=operation, ground=ground)
        for entry in listed
    ]
    AuditEvent.objects.bulk_create(events)
    Chain.objects.bulk_update(chains.values(), ["length", "head"])


def digest(event: AuditEvent) -> str:
    """The SHA-256 of everything the event says, with the hash before it."""
    return digest_of([getattr(event, name) for name in HASHED])


def digest_of(values: Sequence[Any]) -> str:
    """`digest` from the values of `HASHED`, in that order."""
    previous, chain_id, number, at, operation, account_id, name, organisation, ground, subject_id, *rest = values
    object_kind, object_id, detail = rest
    content = [
        previous,
        str(chain_id),
        number,
        at.isoformat(timespec="microseconds"),
        str(operation),
        _text(account_id),
        name,
        organisation,
        str(ground),
        _text(subject_id),
        object_kind,
        _text(object_id),
        detail,
    ]
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def _appended(chain: Chain, entry: Entry, *, actor: Actor, operation: Operation, ground: Ground) -> AuditEvent:
    """The next event of a chain, and the chain with it as its head. Neither is stored yet."""
    assisted = {"assisted_by": actor.assisted_by} if actor.assisted_by else {}
    event = AuditEvent(
        chain_id=chain.pk,
        number=chain.length + 1,
        at=clock.now(),
        operation=operation,
        account_id=actor.account_id,
        actor_name=actor.name,
        actor_organisation=actor.organisation,
        ground=ground,
        subject_id=entry.subject_id,
        object_kind=entry.object_kind,
        object_id=entry.object_id,
        detail={**entry.detail, **assisted},
        previous=chain.head,
    )
    event.hash = digest(event)
    chain.length, chain.head = event.number, event.hash
    return event


def _locked_chain(chain_id: UUID) -> Chain:
    chain = _chain.first(chain_id=chain_id)
    if chain is None:
        Chain.objects.bulk_create([Chain(pk=chain_id)], ignore_conflicts=True)
        [chain] = _chain(chain_id=chain_id)
    return chain


def _locked_chains(chain_ids: set[UUID]) -> dict[UUID, Chain]:
    """Locked in one order, so that two who write to the same chains never wait for each other."""
    wanted = Chain.objects.select_for_update().filter(pk__in=chain_ids).order_by("pk")
    chains = {chain.pk: chain for chain in wanted}
    if missing := chain_ids - chains.keys():
        Chain.objects.bulk_create([Chain(pk=chain_id) for chain_id in sorted(missing)], ignore_conflicts=True)
        chains = {chain.pk: chain for chain in wanted.all()}
    return chains


_chain: Prepared[Chain] = Prepared(lambda chain_id: Chain.objects.select_for_update().filter(pk=chain_id))


def _text(identifier: UUID | None) -> str:
    return "" if identifier is None else str(identifier)
