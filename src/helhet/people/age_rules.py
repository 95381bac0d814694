"""From which age somebody decides, is told, is heard and is notified, and who does it until then.

The table is data with dates in `data/age_rules.json`, one row for each rule with the paragraph it comes from. Nobody
else names an age: consent, access, notices and shielding all ask here.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from helhet.kernel import clock
from helhet.people import dated
from helhet.people.scope import ALL_MATTERS, Matter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from helhet.kernel.periods import Period


class Topic(enum.StrEnum):
    """What a rule is about. `SHARING` is to let others see (hpl § 22), `TOLD` to read without being asked in."""

    CHILD = "child"
    CONSENT = "consent"
    HEARD = "heard"
    KEPT_FROM_PARENTS = "kept_from_parents"
    NOTIFIED = "notified"
    ONLINE_SERVICE = "online_service"
    OWN_CONSENT_UNKNOWN_TO_PARENTS = "own_consent_unknown_to_parents"
    PARTY = "party"
    SHARING = "sharing"
    TOLD = "told"
    TOLD_WHAT_IS_NECESSARY = "told_what_is_necessary"
    WEIGHT = "weight"


class Party(enum.StrEnum):
    """Who a rule speaks of: the person, or the capacity in which somebody acts for the person."""

    CHILD_WELFARE = "child_welfare"
    GUARDIAN = "guardian"
    LASTING_POWER = "lasting_power"
    NEAREST_RELATIVE = "nearest_relative"
    PARENT = "parent"
    SELF = "self"


class State(enum.StrEnum):
    """Whether the person is able to decide this (pbrl § 4-3). `ANY` in a rule means that it does not matter."""

    ABLE = "able"
    ANY = "any"
    UNABLE = "unable"


@dataclass(frozen=True, slots=True)
class AgeRule:
    """One row. It holds from the birthday `from_age` until the day before the birthday `until_age`.

    `who` is in order: where somebody of the first is registered, the next are not asked. With `every_one`, all who are
    registered in that capacity answer, each by themselves.
    """

    topic: Topic
    matters: Matter
    from_age: int
    until_age: int | None
    state: State
    who: tuple[Party, ...]
    every_one: bool
    source: str
    valid: Period

    def covers(self, matter: Matter, age: int, state: State) -> bool:
        """Whether the rule speaks of somebody of this age in this matter."""
        is_of_age = self.from_age <= age and (self.until_age is None or age < self.until_age)
        return is_of_age and bool(self.matters & matter) and self.state in {State.ANY, state}


OF_FULL_AGE: Final = 120
"""The age taken for somebody whose birth date is not known: nobody decides for a person because a date is missing."""


def find(topic: Topic, matter: Matter, age: int | None, state: State = State.ABLE) -> AgeRule | None:
    """The rule in force today, or None where the law has none."""
    known = OF_FULL_AGE if age is None else age
    return next((rule for rule in in_force(topic) if rule.covers(matter, known, state)), None)


def holds(topic: Topic, matter: Matter, age: int | None, party: Party, state: State = State.ABLE) -> bool:
    """Whether the rule in force today names `party` for somebody of this age."""
    rule = find(topic, matter, age, state)
    return rule is not None and party in rule.who


def ends_at(topic: Topic, matter: Matter, party: Party, state: State = State.ABLE) -> int:
    """The birthday on which a rule stops naming `party`, such as 16 for parents in matters of health."""
    ends = [rule.until_age for rule in in_force(topic) if _names(rule, matter, party, state)]
    return max(age or OF_FULL_AGE for age in ends) if ends else 0


def is_child(age: int | None) -> bool:
    """Known to be under age (vergemålsloven § 8), so that the rules for children hold."""
    return find(Topic.CHILD, ALL_MATTERS, age) is not None


def born_after(age: int) -> date:
    """Whoever is born after this day has not had the birthday yet."""
    return clock.add_months(clock.today(), -12 * age)


@cache
def table() -> tuple[AgeRule, ...]:
    """Every rule that comes with Helhet, those no longer in force too."""
    return tuple(_rule(row) for row in dated.rows("age_rules"))


def in_force(topic: Topic) -> Iterator[AgeRule]:
    """The rules about a topic today, in the order of the table."""
    today = clock.today()
    return (rule for rule in table() if rule.topic is topic and rule.valid.contains(today))


def _names(rule: AgeRule, matter: Matter, party: Party, state: State) -> bool:
    return party in rule.who and bool(rule.matters & matter) and rule.state in {State.ANY, state}


def _rule(row: dict[str, Any]) -> AgeRule:
    return AgeRule(
        topic=Topic(row["topic"]),
        matters=reduce(or_, (Matter[name.upper()] for name in row["matters"])),
        from_age=row["from_age"],
        until_age=row["until_age"],
        state=State(row["state"]),
        who=tuple(Party(each) for each in row["who"]),
        every_one=row["every_one"],
        source=row["source"],
        valid=dated.valid(row),
    )
