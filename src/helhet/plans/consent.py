"""Who must consent to a plan, and whether they have (IP regulation § 5, pbrl chapter 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helhet.kernel import clock
from helhet.people.models import Capacity, Representation
from helhet.plans.models import Consent, GiverCapacity
from helhet.plans.queries import PARENTS_CONSENT_UNTIL

if TYPE_CHECKING:
    from helhet.people.models import Person
    from helhet.plans.models import Case

CHILD_HEARD_FROM = 7
"""From this age others consent only after the child is informed and heard (pbrl § 4-4 fifth paragraph)."""

IN_PLACE_OF_PERSON = {
    Capacity.PARENT: GiverCapacity.PARENT,
    Capacity.CHILD_WELFARE: GiverCapacity.CHILD_WELFARE,
    Capacity.GUARDIAN: GiverCapacity.GUARDIAN,
    Capacity.LASTING_POWER: GiverCapacity.LASTING_POWER,
}


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody whose consent counts, and as what."""

    person: Person
    capacity: GiverCapacity


@dataclass(frozen=True, slots=True)
class ConsentState:
    """Whether a plan may be made: whose consent is needed, what is given, and whose answer is still waited for."""

    needed: tuple[Giver, ...]
    given: tuple[Consent, ...]
    waiting_for: tuple[Giver, ...]

    @property
    def is_complete(self) -> bool:
        return bool(self.given) and not self.waiting_for

    @property
    def parents_decide(self) -> bool:
        """Whether two or more parents answer, so that one alone needs a written reason (pbrl § 4-4)."""
        return len(self.needed) > 1 and all(giver.capacity is GiverCapacity.PARENT for giver in self.needed)


def givers(case: Case) -> tuple[Giver, ...]:
    """Whose consent is needed, in order.

    Under 16: those with parental responsibility, as a rule both, or child welfare after a care order (pbrl § 4-4).
    From 16: the person (pbrl § 4-3 first paragraph b). Who acts for somebody who cannot decide alone may consent in
    their place, within the scope of the mandate (pbrl § 4-7, vergemålsloven §§ 33 and 80).
    """
    representatives = _representatives(case.person)
    age = case.person.age_on(clock.today())
    if age is not None and age < PARENTS_CONSENT_UNTIL:
        welfare = [giver for giver in representatives if giver.capacity is GiverCapacity.CHILD_WELFARE]
        parents = [giver for giver in representatives if giver.capacity is GiverCapacity.PARENT]
        return tuple(welfare or parents)
    others = [giver for giver in representatives if giver.capacity is not GiverCapacity.PARENT]
    return (Giver(case.person, GiverCapacity.SELF), *others)


def must_hear_child(person: Person) -> bool:
    """Whether a consent must say what the child said: from 7 years and until the young person consents alone at 16
    (pbrl §§ 4-3 and 4-4 fifth paragraph; IP regulation § 4).
    """
    age = person.age_on(clock.today())
    return age is not None and CHILD_HEARD_FROM <= age < PARENTS_CONSENT_UNTIL


def state(case: Case, plan_kind: str) -> ConsentState:
    """What is given and what is missing for a plan of this kind. One parent alone is enough with a written reason;
    for others one of those who may consent is enough.
    """
    given = tuple(case.consents.in_force().filter(plan_kind=plan_kind).select_related("giver"))
    needed = givers(case)
    answered = {each.giver_id for each in given}
    one_is_enough = not all(giver.capacity is GiverCapacity.PARENT for giver in needed)
    if given and (one_is_enough or any(each.alone_reason for each in given)):
        return ConsentState(needed, given, ())
    return ConsentState(needed, given, tuple(giver for giver in needed if giver.person.pk not in answered))


def _representatives(person: Person) -> list[Giver]:
    in_force = Representation.objects.in_force().filter(person=person).select_related("representative").order_by("pk")
    return [Giver(each.representative, IN_PLACE_OF_PERSON[Capacity(each.capacity)]) for each in in_force]
