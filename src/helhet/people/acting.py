"""Who may act for whom today: what was registered, narrowed by the person's age and ability to decide.

The table in `age_rules` is asked in two ways that must agree: as a condition on rows, for lists and doors, and for one
person, to name those who decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from helhet.kernel import clock
from helhet.people import age_rules
from helhet.people.age_rules import AgeRule, Party, State, Topic, born_after
from helhet.people.models import Capacity, CompetenceAssessment, Decision, Representation
from helhet.people.scope import ALL_ACTS, Act, Matter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from helhet.people.models import Person

BY_AGE: Final = (Capacity.PARENT, Capacity.CHILD_WELFARE)
"""Whose access follows from the person's age; the others read as far as was agreed on or decided."""

_ANYTHING_BUT_DECIDING: Final = ALL_ACTS & ~Act.CONSENT


@dataclass(frozen=True, slots=True)
class WhoDecides:
    """Whose answer counts for one person in one matter today, and by which rule.

    `by_person` is true where the person's own answer counts; `others` may answer in the person's place. With
    `every_one`, all of them must; otherwise one is enough.
    """

    rule: AgeRule
    by_person: bool
    others: tuple[Representation, ...]

    @property
    def every_one(self) -> bool:
        return self.rule.every_one and not self.by_person


@dataclass(frozen=True, slots=True)
class Known:
    """What is registered about one person today, read once: who represents, and what the person cannot decide."""

    person: Person
    representations: tuple[Representation, ...]
    assessments: tuple[CompetenceAssessment, ...]

    def state(self, matter: Matter, decision: Decision = Decision.PLAN) -> State:
        """Able, unless an assessment in force says otherwise of this very decision (pbrl § 4-3)."""
        found = (each for each in self.assessments if each.matters & matter and each.decision == decision)
        return State.UNABLE if any(found) else State.ABLE

    def who_decides(self, matter: Matter, decision: Decision = Decision.PLAN) -> WhoDecides:
        """By the age table; besides, a guardian for an adult whom a court has deprived of capacity (pbrl § 4-7). Where
        the table has no rule of its own for sharing, whoever consents also shares.
        """
        age, state = self.person.age_on(clock.today()), self.state(matter, decision)
        shares = age_rules.find(Topic.SHARING, matter, age, state) if decision == Decision.SHARING else None
        rule = shares or age_rules.find(Topic.CONSENT, matter, age, state)
        if rule is None:
            raise LookupError(matter)
        able = [each for each in self.representations if _has_a_say(each, matter)]
        if Party.SELF in rule.who:
            deprived = tuple(each for each in able if each.deprived) if not age_rules.is_child(age) else ()
            return WhoDecides(rule, by_person=True, others=deprived)
        return WhoDecides(rule, by_person=False, others=_first_registered(rule, able))


def know(person: Person) -> Known:
    """Read what is registered about a person, in at most two questions to the database."""
    in_force = Representation.objects.in_force().filter(person=person).select_related("representative").order_by("pk")
    for each in in_force:
        each.person = person
    return Known(person, tuple(in_force), tuple(CompetenceAssessment.objects.unable_today().filter(person=person)))


def acting_for(representative_id: UUID | None, matter: Matter) -> QuerySet[Representation]:
    """The representations that let somebody read in a matter today, each with what it `allows` (a sum of `Act`)."""
    by_age = ~Q(capacity__in=BY_AGE) | named(Topic.TOLD, matter)
    return (
        Representation.objects.in_force()
        .alias(meets=F("matters").bitand(matter.value), reads=F("acts").bitand(Act.READ.value))
        .filter(by_age, meets__gt=0, reads__gt=0, representative=representative_id)
        .annotate(
            allows=Case(
                When(_decides(matter), then=F("acts")),
                default=F("acts").bitand(_ANYTHING_BUT_DECIDING.value),
                output_field=IntegerField(),
            )
        )
    )


def in_matters(
    representative_id: UUID, people: Collection[UUID], matters: Iterable[Matter]
) -> QuerySet[Representation, tuple[UUID, int, int]]:
    """For each representation of some people in each matter: the person, the matter, and what it allows today."""
    first, *others = (
        acting_for(representative_id, matter)
        .filter(person__in=people)
        .order_by()
        .values_list("person", Value(matter.value), "allows")
        for matter in matters
    )
    return first.union(*others, all=True)


def last_day(representation: Representation, matter: Matter) -> date | None:
    """The last day somebody acts in a matter, as far as it is known: the end of the period, or the day before the
    birthday on which parents are told no longer.
    """
    day, born = representation.ends_on, representation.person.birth_date
    if representation.capacity not in BY_AGE or born is None:
        return day
    age = age_rules.ends_at(Topic.TOLD, matter, Party(representation.capacity))
    last = clock.add_months(born, 12 * age) - timedelta(days=1)
    return last if day is None else min(day, last)


def named(topic: Topic, matter: Matter, *, person: str = "person", decision: Decision = Decision.PLAN) -> Q:
    """Rows whose `capacity` a rule in force names, given the age and ability of the person at the path `person`."""
    rules = [rule for rule in age_rules.in_force(topic) if rule.matters & matter and rule.who != (Party.SELF,)]
    always, when_able, when_unable = (_any_of(rules, state, person) for state in (State.ANY, State.ABLE, State.UNABLE))
    unable = Q(_is_unable(matter, person, decision))
    return always | (when_able & ~unable) | (when_unable & unable)


def _any_of(rules: list[AgeRule], state: State, person: str) -> Q:
    in_state = (rule for rule in rules if rule.state is state)
    holds = (Q(capacity__in=[party.value for party in rule.who]) & _of_age(rule, person) for rule in in_state)
    return reduce(or_, holds, Q(pk__in=()))


def _of_age(rule: AgeRule, person: str) -> Q:
    birth_date = f"{person}__birth_date"
    if rule.until_age is not None:
        old_enough = Q(**{f"{birth_date}__lte": born_after(rule.from_age)}) if rule.from_age else Q()
        return old_enough & Q(**{f"{birth_date}__gt": born_after(rule.until_age)})
    return _at_least(rule.from_age, person)


def _at_least(age: int, person: str) -> Q:
    """Somebody whose birth date is not known counts as an adult."""
    birth_date = f"{person}__birth_date"
    return Q(**{f"{birth_date}__lte": born_after(age)}) | Q(**{f"{birth_date}__isnull": True})


def _is_unable(matter: Matter, person: str, decision: Decision) -> Exists:
    unable = CompetenceAssessment.objects.unable_today().alias(meets=F("matters").bitand(matter.value))
    return Exists(unable.filter(person=OuterRef(person), decision=decision, meets__gt=0))


def _decides(matter: Matter) -> Q:
    """Twin of `Known.who_decides`: child welfare after a care order takes the parents' place (pbrl § 4-4)."""
    majority = age_rules.ends_at(Topic.CHILD, matter, Party.SELF)
    in_place = Representation.objects.in_force().alias(
        meets=F("matters").bitand(matter.value), decides=F("acts").bitand(Act.CONSENT.value)
    )
    welfare = in_place.filter(person=OuterRef("person"), capacity=Capacity.CHILD_WELFARE, meets__gt=0, decides__gt=0)
    by_court = Q(capacity=Capacity.GUARDIAN, deprived=True) & _at_least(majority, "person")
    by_age = named(Topic.CONSENT, matter) & ~(Q(capacity=Capacity.PARENT) & Q(Exists(welfare)))
    return by_age | by_court


def _has_a_say(each: Representation, matter: Matter) -> bool:
    """By what was given or agreed; the nearest relative by the law itself, where it names her or him (hpl § 22)."""
    is_nearest = each.capacity == Capacity.NEAREST_RELATIVE and bool(each.matters & matter)
    return is_nearest or each.may(Act.CONSENT, matter)


def _first_registered(rule: AgeRule, able: list[Representation]) -> tuple[Representation, ...]:
    for party in rule.who:
        found = tuple(each for each in able if each.capacity == party.value)
        if found:
            return found
    return ()
