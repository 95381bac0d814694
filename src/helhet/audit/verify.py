"""Proof that nobody has changed, removed or slipped in an event. Memory does not grow with the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from helhet.audit.models import AuditEvent, Chain
from helhet.audit.record import HASHED, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from django.db.models import QuerySet

SAID_AT_MOST: Final = 100
"""How many problems are told in full. After that they are only counted."""

_ROWS_AT_A_TIME: Final = 2000
_PREVIOUS, _CHAIN, _NUMBER = 0, 1, 2

Row = tuple[Any, ...]
"""The values of `HASHED`, then the hash."""


@dataclass
class Verdict:
    """What was walked through, and what is wrong, one sentence each. No problem means that the record is whole."""

    events: int = 0
    chains: int = 0
    broken: int = 0
    problems: list[str] = field(default_factory=list)

    def tell(self, problem: str) -> None:
        """Count a problem, and keep its sentence while there are few."""
        self.broken += 1
        if len(self.problems) < SAID_AT_MOST:
            self.problems.append(problem)


@dataclass
class _Walk:
    """How far one chain has been walked. A chain that lacks a number is `lost`: what follows cannot be judged."""

    verdict: Verdict
    chain_id: UUID
    number: int = 0
    head: str = ""
    lost: bool = False

    def follow(self, rows: Iterable[Row]) -> None:
        """Check that each event continues the one before, and says what it said when it was written."""
        for row in rows:
            self.verdict.events += 1
            if self.lost or row[_NUMBER] != self.number + 1:
                self._lose()
                continue
            self.number += 1
            if row[_PREVIOUS] != self.head or row[-1] != digest_of(row[:-1]):
                self.verdict.tell(f"Hendelse {self.number} i kjeden {self.chain_id} er endret.")
            self.head = row[-1]

    def _lose(self) -> None:
        if not self.lost:
            self.verdict.tell(f"Kjeden {self.chain_id} mangler hendelse nummer {self.number + 1}.")
        self.lost = True

    def ends_at(self, length: int, head: str) -> bool:
        """Whether the chain's own head says what was found."""
        return (self.number, self.head) == (length, head)


def verify() -> Verdict:
    """Walk every chain from its first event to its head, while others go on writing."""
    verdict = Verdict()
    heads = _Heads()
    for chain_id, rows in groupby(_rows(AuditEvent.objects.order_by("chain_id", "number")), lambda row: row[_CHAIN]):
        _tell_of_empty(verdict, heads.before(chain_id))
        walk = _Walk(verdict, chain_id)
        walk.follow(rows)
        verdict.chains += 1
        if not walk.lost and not walk.ends_at(*heads.of(chain_id)):
            _walk_to_the_end(walk)
    _tell_of_empty(verdict, heads.rest())
    return verdict


class _Heads:
    """The heads in the order of the chains, asked for before the events: every head has its events among them."""

    def __init__(self) -> None:
        rows = Chain.objects.order_by("pk").values_list("pk", "length", "head")
        self._rows = iter(rows.iterator(chunk_size=_ROWS_AT_A_TIME))
        self._next = next(self._rows, None)

    def before(self, chain_id: UUID) -> Iterator[tuple[UUID, int]]:
        """The heads that come before a chain."""
        while self._next is not None and self._next[0] < chain_id:
            yield self._next[:2]
            self._next = next(self._rows, None)

    def of(self, chain_id: UUID) -> tuple[int, str]:
        """The head of a chain, empty for a chain that has none."""
        if self._next is None or self._next[0] != chain_id:
            return 0, ""
        _chain_id, length, head = self._next
        self._next = next(self._rows, None)
        return length, head

    def rest(self) -> Iterator[tuple[UUID, int]]:
        while self._next is not None:
            yield self._next[:2]
            self._next = next(self._rows, None)


def _tell_of_empty(verdict: Verdict, heads: Iterable[tuple[UUID, int]]) -> None:
    for chain_id, length in heads:
        if length:
            verdict.tell(f"Kjeden {chain_id} har mistet alle hendelsene sine.")


@transaction.atomic
def _walk_to_the_end(walk: _Walk) -> None:
    """Hold the chain still and walk what was written since we came by."""
    chain = Chain.objects.select_for_update().filter(pk=walk.chain_id).first()
    later = AuditEvent.objects.filter(chain_id=walk.chain_id, number__gt=walk.number).order_by("number")
    walk.follow(_rows(later))
    if chain is None or (not walk.lost and not walk.ends_at(chain.length, chain.head)):
        walk.verdict.tell(f"Slutten av kjeden {walk.chain_id} stemmer ikke med hendelsene.")


def _rows(events: QuerySet[AuditEvent]) -> Iterator[Row]:
    return events.values_list(*HASHED, "hash").iterator(chunk_size=_ROWS_AT_A_TIME)
