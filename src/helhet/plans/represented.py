"""What an actor may do today for the people they are registered to act for, asked in one question."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from helhet.kernel.prepared import Prepared
from helhet.people import acting
from helhet.people.scope import NO_ACTS, Act
from helhet.plans import matters

if TYPE_CHECKING:
    from collections.abc import Collection

    from helhet.access.actors import Actor

ActsFor = dict[UUID, dict[int, Act]]
"""By person and matter."""

_in_each_matter = Prepared(lambda reader, people: acting.in_matters(reader, people, matters.KINDS_IN))


def acts_for(actor: Actor, people: Collection[UUID]) -> ActsFor:
    """For each of the people and each matter a plan or the case may fall in. Nobody to ask about costs no question."""
    found: ActsFor = {}
    if actor.person_id is None or not people:
        return found
    for person, matter, allows in _in_each_matter(reader=actor.person_id, people=tuple(people)):
        of_person = found.setdefault(person, {})
        of_person[matter] = of_person.get(matter, NO_ACTS) | Act(allows)
    return found


def decides_for(actor: Actor, people: Collection[UUID]) -> frozenset[UUID]:
    """Those of some people whom the actor answers for in the follow-up itself: oneself, and where the law lets others
    decide.
    """
    others = acts_for(actor, [person for person in people if person != actor.person_id])
    decided = {person for person, acts in others.items() if acts.get(matters.OF_CASE, NO_ACTS) & Act.CONSENT}
    return frozenset(decided.union(person for person in people if person == actor.person_id))
