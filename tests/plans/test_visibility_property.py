"""In any world, the lists show exactly what the policy allows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helhet.access.actors import Actor, Role, RoleGrant
from helhet.access.decisions import Decision, Ground
from helhet.kernel import clock
from helhet.kernel.errors import Denied, NotVisible
from helhet.organisation.models import Organisation, OrganisationKind
from helhet.people import acting, age_rules
from helhet.people.acting import know
from helhet.people.age_rules import Party, Topic
from helhet.people.models import MOST, Capacity, Person, Representation
from helhet.people.scope import ALL_MATTERS, Act, Matter
from helhet.plans import forms, matters, policy, queries
from helhet.plans.models import (
    LIVE,
    Case,
    CoordinatorAppointment,
    CoordinatorKind,
    Participant,
    Plan,
    PlanKind,
    PlanStatus,
)
from helhet.plans.queries import PlanDoor
from tests.cast import unable

TODAY = clock.today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = clock.add_months(TODAY, -60)

RELATIONS = (
    "is the person",
    "parent",
    "former parent",
    "child welfare",
    "guardian",
    "guardian in money matters",
    "guardian deprived",
    "future guardian",
    "unverified guardian",
    "helper",
    "relative without access",
    "lasting power",
    "coordinator",
    "former coordinator",
    "future coordinator",
    "contact physician",
    "participant",
    "former participant",
    "future participant",
    "removed participant",
    "participant without sign-in",
    "coordinating unit here",
    "coordinating unit elsewhere",
    "leader here",
)

REGISTERED: dict[str, tuple[Capacity, dict[str, Any]]] = {
    "child welfare": (Capacity.CHILD_WELFARE, {}),
    "former parent": (Capacity.PARENT, {"ends_on": YESTERDAY}),
    "future guardian": (Capacity.GUARDIAN, {"starts_on": TOMORROW}),
    "guardian": (Capacity.GUARDIAN, {}),
    "guardian deprived": (Capacity.GUARDIAN, {"deprived": True}),
    "guardian in money matters": (Capacity.GUARDIAN, {"matters": Matter.ECONOMY}),
    "helper": (Capacity.HELPER, {"acts": Act.READ}),
    "lasting power": (Capacity.LASTING_POWER, {"matters": Matter.SCHOOL}),
    "parent": (Capacity.PARENT, {}),
    "relative without access": (Capacity.NEAREST_RELATIVE, {"acts": Act.NOTICES}),
    "unverified guardian": (Capacity.GUARDIAN, {"verified_on": None, "verified_by": ""}),
}
"""How `me` may be registered to act for the person: in a capacity, within a scope, on a proof, in a period."""

worlds = st.lists(
    st.tuples(
        st.sampled_from([5, 14, 15, 16, 17, 18, 80, None]),
        st.sampled_from(PlanKind.values),
        st.sampled_from(PlanStatus.values),
        st.booleans(),
        st.lists(st.sampled_from(RELATIONS), max_size=3, unique=True),
    ),
    min_size=1,
    max_size=3,
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, days_later=st.sampled_from([1, 200, 366, 1100]))
def test_a_list_holds_an_object_exactly_when_the_policy_allows_viewing_it(
    world: list[tuple[int | None, str, str, bool, list[str]]], days_later: int
) -> None:
    """Today, and when time has passed: birthdays come, periods and assessments run out."""
    with transaction.atomic():
        me, grants = _person(None), set()
        for number, (age, kind, status, is_unable, relations) in enumerate(world):
            grants |= _make_case(number, me, age, kind, status, relations)
            if is_unable:
                unable(Case.objects.latest("opened_at").person)
        actor = Actor(account_id=None, person_id=me.pk, name=me.name, grants=frozenset(grants))

        _require_agreement(actor, me)
        with clock.at(clock.now() + timedelta(days=days_later)):
            _require_agreement(actor, me)
        transaction.set_rollback(True)


def _require_agreement(actor: Actor, me: Person) -> None:
    """The lists, the doors and the table of ages say the same, now."""
    doors = {plan: _door(actor, plan) for plan in Plan.objects.all()}
    reached = {plan: door.standing for plan, door in doors.items() if door}
    case_ids = Case.objects.values_list("pk", flat=True)

    assert set(queries.visible_cases(actor)) == {case for case in Case.objects.all() if _may_view_case(actor, case)}
    assert set(queries.visible_plans(actor)) == set(reached)
    assert {door.plan: door.standing for door in queries.live_plans_of(actor, case_ids)} == {
        plan: standing for plan, standing in reached.items() if plan.status in LIVE
    }
    for plan in doors:
        assert (plan in reached and reached[plan].has(Ground.REPRESENTATIVE)) == _acts_for(me, plan)


def _acts_for(me: Person, plan: Plan) -> bool:
    """Whether a registration lets `me` read this plan today, by the table of ages and without asking the database."""
    matter, age = matters.of_kind(plan.kind), plan.person.age_on(clock.today())
    state = know(plan.person).state(matter)
    registered = Representation.objects.in_force().filter(person=plan.person, representative=me)
    return any(
        each.may(Act.READ, matter)
        and (
            each.capacity not in acting.BY_AGE or age_rules.holds(Topic.TOLD, matter, age, Party(each.capacity), state)
        )
        for each in registered
    )


def _door(actor: Actor, plan: Plan) -> PlanDoor | None:
    try:
        return queries.get_plan(actor, plan.pk)
    except (NotVisible, Denied):
        return None


def _may_view_case(actor: Actor, case: Case) -> Decision | bool:
    try:
        return policy.view_case(queries.get_case(actor, case.pk).standing)
    except NotVisible:
        return False


def _make_case(
    number: int, me: Person, age: int | None, kind: str, status: str, relations: list[str]
) -> set[RoleGrant]:
    """One case with its plan, and everything that ties `me` to it. Returns the roles that come with it."""
    body = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name="Et sted", number=f"98{number:02}")
    person = me if "is the person" in relations and not Case.objects.filter(person=me).exists() else _person(age)
    case = Case.objects.create(person=person, responsible_body=body, opened_at=clock.now())
    plan = Plan.objects.create(
        case=case,
        person=person,
        kind=kind,
        status=status,
        form=forms.current(body, kind),
        created_at=clock.now(),
        changed_at=clock.now(),
    )
    grants: set[RoleGrant] = set()
    for relation in relations:
        grants |= _tie(relation, me, case, plan)
    return grants


def _tie(relation: str, me: Person, case: Case, plan: Plan) -> set[RoleGrant]:
    match relation:
        case _ if relation in REGISTERED and case.person != me:
            _represent(relation, me, case.person)
        case "coordinator" | "former coordinator" | "future coordinator" | "contact physician":
            _coordinate(relation, me, case)
        case "participant" | "former participant" | "future participant" | "removed participant":
            _take_part(relation, me, plan)
        case "participant without sign-in":
            _take_part(relation, None, plan)
        case "coordinating unit here":
            return {RoleGrant(Role.COORDINATING_UNIT, case.responsible_body_id)}
        case "coordinating unit elsewhere":
            return {RoleGrant(Role.COORDINATING_UNIT, plan.pk)}
        case "leader here":
            return {RoleGrant(Role.LEADER, case.responsible_body_id)}
    return set()


def _represent(relation: str, me: Person, person: Person) -> None:
    capacity, about = REGISTERED[relation]
    values = {
        "matters": ALL_MATTERS,
        "acts": MOST[capacity],
        "basis": "Vist fram",
        "verified_by": "Nina",
        "verified_on": LONG_AGO,
        "starts_on": LONG_AGO,
    }
    Representation.objects.create(person=person, representative=me, capacity=capacity, **(values | about))


def _coordinate(relation: str, me: Person, case: Case) -> None:
    kind = CoordinatorKind.CONTACT_PHYSICIAN if relation == "contact physician" else CoordinatorKind.MUNICIPAL
    if case.coordinators.filter(kind=kind, ended_on__isnull=True).exists():
        return
    CoordinatorAppointment.objects.create(
        case=case,
        kind=kind,
        person=me,
        appointed_on=TOMORROW if "future" in relation else LONG_AGO,
        ended_on=TODAY if "former" in relation else None,
    )


def _take_part(relation: str, me: Person | None, plan: Plan) -> None:
    if me and Participant.objects.filter(plan=plan, person=me, removed_at=None, ends_on=None).exists():
        return
    Participant.objects.create(
        plan=plan,
        person=me,
        name="Meg",
        role="venn",
        author_name="Test",
        changed_by_name="Test",
        created_at=clock.now(),
        changed_at=clock.now(),
        starts_on=TOMORROW if "future" in relation else None,
        ends_on=YESTERDAY if "former" in relation else None,
        removed_at=clock.now() if "removed" in relation else None,
    )


def _person(age: int | None) -> Person:
    born = None if age is None else clock.add_months(TODAY, -12 * age)
    return Person.objects.create(given_name="En", family_name="Person", birth_date=born, created_at=clock.now())
