"""Who may act for whom today: the condition the database answers and the table give the same answer."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from helhet.kernel import clock
from helhet.people import acting
from helhet.people.acting import acting_for, know
from helhet.people.models import MOST, Capacity, Decision, Person, Representation
from helhet.people.scope import ALL_MATTERS, Act, Matter
from tests.cast import unable

pytestmark = pytest.mark.django_db

HEALTH, SCHOOL, ECONOMY = Matter.HEALTH, Matter.SCHOOL, Matter.ECONOMY
AGES = [None, 6, 14, 15, 16, 17, 18]


def person(age: int | None = None) -> Person:
    """Somebody who turns `age` today."""
    born = None if age is None else clock.add_months(clock.today(), -12 * age)
    return Person.objects.create(given_name="En", family_name="Person", birth_date=born, created_at=clock.now())


def act_for(whom: Person, capacity: Capacity, who: Person | None = None, **about: Any) -> Representation:
    values = {
        "matters": ALL_MATTERS,
        "acts": MOST[capacity],
        "basis": "Vedtak",
        "verified_by": "Nina",
        "verified_on": clock.today(),
        "starts_on": clock.add_months(clock.today(), -12),
    }
    return Representation.objects.create(
        person=whom, representative=who or person(), capacity=capacity, **(values | about)
    )


def allowed(representation: Representation, matter: Matter) -> Act:
    found = acting_for(representation.representative_id, matter).first()
    return Act(found.allows) if found else Act(0)  # type: ignore[attr-defined]  # annotated


@pytest.mark.parametrize("capacity", list(Capacity))
@pytest.mark.parametrize("matter", [HEALTH, SCHOOL, ECONOMY])
@pytest.mark.parametrize("is_unable", [False, True])
def test_the_list_and_the_rule_name_the_same_at_every_age(
    capacity: Capacity, matter: Matter, *, is_unable: bool
) -> None:
    """pbrl §§ 4-3 to 4-7, vergemålsloven §§ 33 and 80: on every birthday, in every capacity."""
    for age in AGES:
        whom = person(age)
        made = act_for(whom, capacity)
        if is_unable:
            unable(whom)

        decides = {each.pk for each in know(whom).who_decides(matter).others}

        assert bool(allowed(made, matter) & Act.CONSENT) is (made.pk in decides), age


@pytest.mark.parametrize(
    ("age", "matter", "reads"),
    [
        (15, HEALTH, True),
        (16, HEALTH, False),
        (17, SCHOOL, True),
        (18, SCHOOL, False),
        (17, ECONOMY, True),
        (18, ECONOMY, False),
    ],
)
def test_a_parents_access_ends_by_itself_on_a_birthday(age: int, matter: Matter, *, reads: bool) -> None:
    """pbrl § 3-4, barnelova § 30: nobody needs to do anything."""
    made = act_for(person(age), Capacity.PARENT)

    assert bool(allowed(made, matter)) is reads


def test_the_day_before_the_birthday_and_the_day_itself() -> None:
    """pbrl § 4-3 first paragraph b."""
    whom = person(16)
    made = act_for(whom, Capacity.PARENT)
    assert not allowed(made, HEALTH)

    Person.objects.filter(pk=whom.pk).update(birth_date=clock.add_months(clock.today(), -192) + timedelta(days=1))
    assert allowed(made, HEALTH) & Act.CONSENT


def test_a_parent_decides_again_for_a_17_year_old_who_cannot() -> None:
    """pbrl § 4-5."""
    whom = person(17)
    made = act_for(whom, Capacity.PARENT)
    unable(whom)

    assert allowed(made, HEALTH) & Act.CONSENT
    assert allowed(made, HEALTH) & Act.READ


def test_a_guardian_for_somebody_who_is_able_supports_and_does_not_decide() -> None:
    """vergemålsloven § 33; A-04."""
    made = act_for(person(40), Capacity.GUARDIAN)

    assert allowed(made, HEALTH) == Act.READ | Act.WRITE | Act.NOTICES


def test_a_guardian_for_somebody_deprived_of_capacity_may_decide_besides_the_person() -> None:
    """pbrl § 4-7, vergemålsloven § 22 third paragraph: the person's own answer counts too."""
    whom = person(40)
    made = act_for(whom, Capacity.GUARDIAN, deprived=True)

    assert allowed(made, HEALTH) & Act.CONSENT
    decides = know(whom).who_decides(HEALTH)
    assert (decides.by_person, decides.others) == (True, (made,))


def test_an_assessment_opens_that_decision_and_no_other() -> None:
    """pbrl § 4-3: about one decision, in one field, until it is to be made again."""
    whom = person(40)
    made = act_for(whom, Capacity.GUARDIAN)
    unable(whom, Decision.SHARING)
    unable(whom, matters=ECONOMY)
    assert not allowed(made, HEALTH) & Act.CONSENT
    assert know(whom).who_decides(HEALTH).by_person
    assert not know(whom).who_decides(HEALTH, Decision.SHARING).by_person

    assessment = unable(whom, matters=HEALTH)
    assert allowed(made, HEALTH) & Act.CONSENT
    with clock.at(clock.now() + timedelta(days=400)):
        assert not allowed(made, HEALTH) & Act.CONSENT
    assessment.ended_on = clock.today()
    assessment.save()
    assert not allowed(made, HEALTH) & Act.CONSENT


def test_child_welfare_takes_the_parents_place_after_a_care_order() -> None:
    """pbrl § 4-4 fourth paragraph."""
    whom = person(10)
    parent, welfare = act_for(whom, Capacity.PARENT), act_for(whom, Capacity.CHILD_WELFARE)

    assert not allowed(parent, HEALTH) & Act.CONSENT
    assert allowed(welfare, HEALTH) & Act.CONSENT
    assert know(whom).who_decides(HEALTH).others == (welfare,)


def test_the_nearest_relative_lets_others_see_and_consents_to_nothing_else() -> None:
    """hpl § 22 third paragraph; pbrl § 1-3 b: for somebody of 16 or more who cannot decide on sharing."""
    whom = person(40)
    nearest = act_for(whom, Capacity.NEAREST_RELATIVE, acts=Act.READ)
    unable(whom)
    unable(whom, Decision.SHARING)
    known = know(whom)

    assert known.who_decides(HEALTH, Decision.SHARING).others == (nearest,)
    assert known.who_decides(HEALTH).others == ()
    assert known.who_decides(SCHOOL, Decision.SHARING).others == ()


@pytest.mark.parametrize(("age", "by_person"), [(15, False), (16, True)])
def test_who_shares_follows_who_consents(age: int, *, by_person: bool) -> None:
    """hpl § 22 first and second paragraphs: under 16 by pbrl § 4-4, both parents."""
    whom = person(age)
    parents = (act_for(whom, Capacity.PARENT), act_for(whom, Capacity.PARENT))
    decides = know(whom).who_decides(HEALTH, Decision.SHARING)

    assert decides.by_person is by_person
    assert decides.others == (() if by_person else parents)
    assert decides.every_one is not by_person


def test_a_lasting_power_goes_before_a_guardian() -> None:
    """vergemålsloven §§ 78 to 83."""
    whom = person(80)
    act_for(whom, Capacity.GUARDIAN)
    power = act_for(whom, Capacity.LASTING_POWER)
    unable(whom)

    assert know(whom).who_decides(HEALTH).others == (power,)


@pytest.mark.parametrize(
    "about",
    [
        {"matters": ECONOMY},
        {"acts": Act.NOTICES},
        {"verified_on": None, "verified_by": ""},
        {"ends_on": clock.today() - timedelta(days=2)},
        {"starts_on": clock.today() + timedelta(days=2)},
    ],
)
def test_outside_matter_act_proof_or_period_there_is_nothing(about: dict[str, Any]) -> None:
    """A-04: scope, verified basis and period."""
    assert not allowed(act_for(person(10), Capacity.PARENT, **about), HEALTH)


@pytest.mark.parametrize("capacity", [Capacity.NEAREST_RELATIVE, Capacity.TRUSTED_PERSON, Capacity.HELPER])
def test_who_was_named_by_the_person_never_decides(capacity: Capacity) -> None:
    """A-06; pbrl § 1-3 b."""
    whom = person(40)
    made = act_for(whom, capacity)
    unable(whom)

    assert not allowed(made, HEALTH) & Act.CONSENT


def test_every_registration_is_told_for_each_matter_in_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    whom, who = person(17), person()
    act_for(whom, Capacity.PARENT, who)
    act_for(whom, Capacity.HELPER, who, acts=Act.READ, matters=HEALTH)

    with django_assert_num_queries(1):
        told = set(acting.in_matters(who.pk, [whom.pk], [HEALTH, SCHOOL]))

    assert told == {(whom.pk, HEALTH, Act.READ), (whom.pk, SCHOOL, Act.READ | Act.WRITE | Act.NOTICES)}


@pytest.mark.parametrize(
    ("capacity", "age", "expected_years"), [(Capacity.PARENT, 10, 16), (Capacity.GUARDIAN, 40, None)]
)
def test_the_last_day_is_known_beforehand(capacity: Capacity, age: int, expected_years: int | None) -> None:
    """pbrl § 4-3 first paragraph b."""
    whom = person(age)
    made = act_for(whom, capacity)
    assert whom.birth_date is not None

    birthday = clock.add_months(whom.birth_date, 12 * expected_years) if expected_years else None
    assert acting.last_day(made, HEALTH) == (birthday - timedelta(days=1) if birthday else None)
