"""Who must consent to a plan, and whether they have (IP regulation § 5, pbrl chapter 4)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from helhet.kernel import clock
from helhet.people import acting, age_rules
from helhet.people.age_rules import Party, Topic
from helhet.people.models import Capacity, Representation
from helhet.plans import matters
from helhet.plans.models import Consent, GiverCapacity, Plan, PlanKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helhet.people.acting import Known, WhoDecides
    from helhet.people.models import Person
    from helhet.plans.models import Case


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody whose consent counts, and as what."""

    person: Person
    capacity: GiverCapacity


@dataclass(frozen=True, slots=True)
class ConsentState:
    """Whether a plan may be made: whose consent is needed, what is given, and whose answer is still waited for.

    `lapsed` were given by somebody who no longer decides, such as the parents of a young person who is 16 now.
    `source` is the paragraph that says who decides.
    """

    needed: tuple[Giver, ...]
    given: tuple[Consent, ...]
    lapsed: tuple[Consent, ...]
    waiting_for: tuple[Giver, ...]
    every_one: bool
    source: str

    @property
    def is_complete(self) -> bool:
        return bool(self.given) and not self.waiting_for

    @property
    def parents_decide(self) -> bool:
        """Whether two or more parents answer, so that one alone needs a written reason (pbrl § 4-4)."""
        return self.every_one and len(self.needed) > 1


def givers(case: Case, plan_kind: str) -> tuple[Giver, ...]:
    """Whose consent is needed, in order, by the age table: parents or child welfare for a child, then the person, or
    whoever acts within a scope for somebody who is not able to decide this (pbrl §§ 4-3 to 4-7).
    """
    return _givers(case, who_decides(case, plan_kind))


def who_decides(case: Case, plan_kind: str, known: Known | None = None) -> WhoDecides:
    """What the age table says for a plan of this kind. `known` saves asking the database again."""
    return (known or acting.know(case.person)).who_decides(matters.of_kind(plan_kind))


def must_hear(person: Person, plan_kind: str, capacity: str) -> bool:
    """Whether a consent in the person's place must say what the person says: from 7 years (pbrl § 4-4 fifth paragraph,
    IP regulation § 4), and for an adult, whose will nobody acts against (vergemålsloven § 33).
    """
    age = person.age_on(clock.today())
    heard = age_rules.holds(Topic.HEARD, matters.of_kind(plan_kind), age, Party.SELF)
    return heard and capacity != GiverCapacity.SELF


def state(case: Case, plan_kind: str) -> ConsentState:
    """What is given and what is missing for a plan of this kind."""
    in_force = case.consents.in_force().filter(plan_kind=plan_kind).select_related("giver")
    return state_from(case, plan_kind, acting.know(case.person), in_force)


def state_from(case: Case, plan_kind: str, known: Known, consents: Iterable[Consent]) -> ConsentState:
    """`state` of what is read already. One parent alone is enough with a written reason; of others who may consent,
    one is enough.
    """
    decides = who_decides(case, plan_kind, known)
    needed = _givers(case, decides)
    in_force = [each for each in consents if each.plan_kind == plan_kind and each.withdrawn_at is None]
    given = tuple(each for each in in_force if _counts(each, decides))
    one_is_enough = not decides.every_one or any(_is_enough(each) for each in given)
    answered = {each.giver_id for each in given}
    waiting_for = tuple(giver for giver in needed if giver.person.pk not in answered)
    return ConsentState(
        needed=needed,
        given=given,
        lapsed=tuple(each for each in in_force if each not in given),
        waiting_for=() if given and one_is_enough else waiting_for,
        every_one=decides.every_one,
        source=decides.rule.source,
    )


def counting(plan_kind: str) -> Q:
    """Consents to a plan of this kind that still count: `state(…).given` as a condition on rows."""
    by_court = Representation.objects.in_force().filter(
        person=OuterRef("case__person"), representative=OuterRef("giver"), capacity=Capacity.GUARDIAN, deprived=True
    )
    by_age = acting.named(Topic.CONSENT, matters.of_kind(plan_kind), person="case__person")
    in_place = by_age | Q(Exists(by_court), capacity=GiverCapacity.GUARDIAN)
    return Q(plan_kind=plan_kind) & (Q(capacity=GiverCapacity.SELF) | in_place)


def lapsed_on_plan() -> Q:
    """Plans whose consent was given by somebody who no longer decides, so that it must be asked for anew: the person
    has turned 16 or 18, or can decide again.
    """
    given = Consent.objects.in_force().filter(case=OuterRef("case"), plan_kind=OuterRef("kind"))
    still_counts = reduce(or_, (counting(kind) for kind in PlanKind))
    return Q(Exists(given)) & ~Q(Exists(given.filter(still_counts)))


def has_lapsed_by_age(plan: Plan) -> bool:
    """Whether the person has come of age to decide since the plan began, and has not been asked yet. Asks the database
    only where there has been such a birthday.
    """
    if plan.person.birth_date is None:
        return False
    decides_at = age_rules.ends_at(Topic.CONSENT, matters.of_kind(plan.kind), Party.PARENT)
    birthday = clock.add_months(plan.person.birth_date, 12 * decides_at)
    is_newly_of_age = clock.day_of(plan.created_at) < birthday <= clock.today()
    return is_newly_of_age and Plan.objects.filter(lapsed_on_plan(), pk=plan.pk).exists()


def _givers(case: Case, decides: WhoDecides) -> tuple[Giver, ...]:
    own = (Giver(case.person, GiverCapacity.SELF),) if decides.by_person else ()
    others = (Giver(each.representative, GiverCapacity(each.capacity)) for each in decides.others)
    return (*own, *others)


def _is_enough(given: Consent) -> bool:
    """One parent with a reason; and what the person said while able to decide needs nobody else."""
    return bool(given.alone_reason) or given.capacity == GiverCapacity.SELF


def _counts(given: Consent, decides: WhoDecides) -> bool:
    """What the person said stands. What was said in the person's place counts while such a one decides."""
    if given.capacity == GiverCapacity.SELF or Party(given.capacity) in decides.rule.who:
        return True
    by_court = {each.representative_id for each in decides.others if each.deprived}
    return given.capacity == GiverCapacity.GUARDIAN and given.giver_id in by_court
