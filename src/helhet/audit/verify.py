"""Proof that nobody has changed, removed or slipped in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.audit.models import AuditEvent, Chain
from helhet.audit.record import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID


def verify() -> list[str]:
    """Walk every chain and return what is wrong, one sentence each; an empty list means that the record is whole."""
    heads = {chain.pk: chain for chain in Chain.objects.all()}
    events = AuditEvent.objects.order_by("chain_id", "number").iterator(chunk_size=2000)
    problems = [
        problem for chain_id, chain_events in _by_chain(events) for problem in _broken(heads, chain_id, chain_events)
    ]
    problems += [f"Kjeden {chain.pk} har mistet alle hendelsene sine." for chain in heads.values() if chain.length]
    return problems


def _by_chain(events: Iterable[AuditEvent]) -> Iterator[tuple[UUID, list[AuditEvent]]]:
    current: list[AuditEvent] = []
    for event in events:
        if current and current[0].chain_id != event.chain_id:
            yield current[0].chain_id, current
            current = []
        current.append(event)
    if current:
        yield current[0].chain_id, current


def _broken(heads: dict[UUID, Chain], chain_id: UUID, events: list[AuditEvent]) -> Iterator[str]:
    head = heads.pop(chain_id, None)
    previous = ""
    for number, event in enumerate(events, start=1):
        if event.number != number:
            yield f"Kjeden {chain_id} mangler hendelse nummer {number}."
            return
        if event.previous != previous or event.hash != digest(event):
            yield f"Hendelse {number} i kjeden {chain_id} er endret."
        previous = event.hash
    if head is None or head.length != len(events) or head.head != previous:
        yield f"Slutten av kjeden {chain_id} stemmer ikke med hendelsene."
