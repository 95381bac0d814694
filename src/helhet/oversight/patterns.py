"""What makes a day's reading worth a look. Pure functions from visits and facts; thresholds are in `rules`.

To be in a pattern is no wrong: a colleague may well be the coordinator. Somebody looks, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from helhet.access.decisions import Ground
from helhet.oversight.models import Cause

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.oversight.rules import Pattern


@dataclass(frozen=True, slots=True)
class Visit:
    """What one employee did in one case on one day, on one ground. `odd` counts what was done at odd hours."""

    account_id: UUID
    actor_name: str
    actor_organisation: str
    case_id: UUID
    subject_id: UUID
    ground: str
    day: date
    events: int
    odd: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person: the name, how to be reached, and where they work that day."""

    person_id: UUID
    family_name: str = ""
    contacts: frozenset[str] = frozenset()
    units: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """The one who reads, the one it is about, and those who are near the latter."""

    actor: Known
    subject: Known
    near: tuple[Known, ...] = field(default=())

    @property
    def is_near(self) -> bool:
        """Whether the reader is family or friend in the case, and known to be."""
        return any(each.person_id == self.actor.person_id for each in self.near)

    @property
    def is_self(self) -> bool:
        return self.actor.person_id == self.subject.person_id


OWN_RIGHT: Final = frozenset({Ground.PERSON, Ground.REPRESENTATIVE})
"""Reading one's own plan, and that of somebody one acts for, is a right."""

LOOKED_AT_ELSEWHERE: Final = frozenset({Ground.EMERGENCY, Ground.REVIEWER, Ground.SYSTEM})

Fits = Callable[[Visit, Facts, "Pattern"], bool]


def colleague(_visit: Visit, facts: Facts, _rule: Pattern) -> bool:
    """Both work in the same unit."""
    return not facts.is_self and bool(facts.actor.units & facts.subject.units)


def colleagues_family(visit: Visit, facts: Facts, rule: Pattern) -> bool:
    """Somebody near the person works in the reader's unit."""
    if facts.is_self or facts.is_near or colleague(visit, facts, rule):
        return False
    return any(facts.actor.units & each.units for each in facts.near)


def family_name(_visit: Visit, facts: Facts, _rule: Pattern) -> bool:
    """The same family name, without being known as family in the case."""
    same = facts.actor.family_name.casefold() == facts.subject.family_name.casefold()
    return same and not facts.is_self and not facts.is_near


def household(_visit: Visit, facts: Facts, _rule: Pattern) -> bool:
    """The same telephone or e-mail, without being known as family in the case."""
    return not facts.is_self and not facts.is_near and bool(facts.actor.contacts & facts.subject.contacts)


def own_record(_visit: Visit, facts: Facts, _rule: Pattern) -> bool:
    """Worked in one's own case as an employee. To read it as oneself is a right."""
    return facts.is_self


def odd_hours(visit: Visit, facts: Facts, rule: Pattern) -> bool:
    """At hours when few have a reason to."""
    return not facts.is_self and visit.odd >= rule.least


IN_A_CASE: Final[dict[Cause, Fits]] = {
    Cause.COLLEAGUE: colleague,
    Cause.COLLEAGUES_FAMILY: colleagues_family,
    Cause.FAMILY_NAME: family_name,
    Cause.HOUSEHOLD: household,
    Cause.ODD_HOURS: odd_hours,
    Cause.OWN_RECORD: own_record,
}
"""The patterns that are about one reader and one case. Two more are about a reader's whole day: see `watch`."""

DECIDABLE: Final = frozenset({*IN_A_CASE, Cause.NO_RELATION, Cause.UNUSUALLY_MANY})
"""What an organisation may set a threshold of its own for. Emergencies and questions are always looked at."""
