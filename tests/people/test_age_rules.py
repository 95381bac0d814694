"""The age table, paragraph by paragraph: who decides, who is told, who is heard and who is notified, at every limit."""

from datetime import UTC, date, datetime

import pytest

from helhet.kernel import clock
from helhet.people import age_rules
from helhet.people.age_rules import Party, State, Topic
from helhet.people.models import Person
from helhet.people.scope import ALL_MATTERS, Matter

HEALTH, SCHOOL, ECONOMY, WELFARE = Matter.HEALTH, Matter.SCHOOL, Matter.ECONOMY, Matter.CHILD_WELFARE
TODAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ABLE, UNABLE = State.ABLE, State.UNABLE


def who(topic: Topic, matter: Matter, age: int, state: State = ABLE) -> set[str]:
    with clock.at(TODAY):
        rule = age_rules.find(topic, matter, age, state)
    return {str(party) for party in rule.who} if rule else set()


@pytest.mark.parametrize(
    ("matter", "age", "state", "expected", "paragraph"),
    [
        (HEALTH, 0, ABLE, {"child_welfare", "parent"}, "pbrl § 4-4"),
        (HEALTH, 15, ABLE, {"child_welfare", "parent"}, "pbrl § 4-4"),
        (HEALTH, 15, UNABLE, {"child_welfare", "parent"}, "pbrl § 4-4"),
        (HEALTH, 16, ABLE, {"self"}, "pbrl § 4-3 første ledd b"),
        (HEALTH, 17, ABLE, {"self"}, "pbrl § 4-3 første ledd b"),
        (HEALTH, 16, UNABLE, {"child_welfare", "parent", "guardian"}, "pbrl § 4-5"),
        (HEALTH, 17, UNABLE, {"child_welfare", "parent", "guardian"}, "pbrl § 4-5"),
        (HEALTH, 18, ABLE, {"self"}, "pbrl § 4-3 første ledd a"),
        (HEALTH, 18, UNABLE, {"lasting_power", "guardian"}, "pbrl § 4-7"),
        (HEALTH, 95, UNABLE, {"lasting_power", "guardian"}, "vgml §§ 33 og 80"),
        (SCHOOL, 14, ABLE, {"child_welfare", "parent"}, "barnelova §§ 30 og 32"),
        (SCHOOL, 15, ABLE, {"self"}, "opplæringslova § 24-5"),
        (SCHOOL, 15, UNABLE, {"child_welfare", "parent", "guardian"}, "barnelova § 30"),
        (SCHOOL, 18, UNABLE, {"lasting_power", "guardian"}, "vgml §§ 33 og 80"),
        (ECONOMY, 17, ABLE, {"child_welfare", "parent", "guardian"}, "vgml §§ 9, 16 og 17"),
        (ECONOMY, 18, ABLE, {"self"}, "vgml §§ 8 og 21"),
        (WELFARE, 14, ABLE, {"child_welfare", "parent"}, "bvl § 12-3"),
        (WELFARE, 15, ABLE, {"self"}, "bvl § 12-3"),
    ],
)
def test_who_decides(matter: Matter, age: int, state: State, expected: set[str], paragraph: str) -> None:
    assert who(Topic.CONSENT, matter, age, state) == expected
    with clock.at(TODAY):
        rule = age_rules.find(Topic.CONSENT, matter, age, state)
    assert rule is not None
    assert paragraph in rule.source


@pytest.mark.parametrize("matter", [HEALTH, SCHOOL, ECONOMY, WELFARE])
@pytest.mark.parametrize("state", [ABLE, UNABLE])
def test_somebody_decides_at_every_age(matter: Matter, state: State) -> None:
    """No gap in the table: every age has a rule that names somebody."""
    assert all(who(Topic.CONSENT, matter, age, state) for age in range(121))


@pytest.mark.parametrize(("age", "every_one"), [(15, True), (16, False), (18, False)])
def test_both_parents_answer_and_of_others_one_is_enough(age: int, every_one: bool) -> None:
    """pbrl § 4-4 first paragraph; barnelova § 30."""
    with clock.at(TODAY):
        rule = age_rules.find(Topic.CONSENT, HEALTH, age)
    assert rule is not None
    assert rule.every_one is every_one


@pytest.mark.parametrize(
    ("matter", "age", "state", "told"),
    [
        (HEALTH, 15, ABLE, True),  # pbrl § 3-4 first paragraph
        (HEALTH, 16, ABLE, False),  # pbrl § 3-4, § 4-3 first paragraph b
        (HEALTH, 17, UNABLE, True),  # pbrl § 4-5
        (HEALTH, 18, UNABLE, False),  # vergemålsloven § 8
        (SCHOOL, 17, ABLE, True),  # barnelova § 30
        (SCHOOL, 18, ABLE, False),  # vergemålsloven § 8
        (ECONOMY, 17, ABLE, True),
        (WELFARE, 18, ABLE, False),
    ],
)
def test_until_when_parents_are_told(matter: Matter, age: int, state: State, told: bool) -> None:
    assert ("parent" in who(Topic.TOLD, matter, age, state)) is told


@pytest.mark.parametrize(("age", "told"), [(0, True), (17, True), (18, False)])
def test_what_is_necessary_for_parental_responsibility_is_told_until_18(age: int, told: bool) -> None:
    """pbrl § 3-4 fourth paragraph."""
    assert ("parent" in who(Topic.TOLD_WHAT_IS_NECESSARY, HEALTH, age)) is told


@pytest.mark.parametrize(
    ("topic", "matter", "limits"),
    [
        (Topic.HEARD, HEALTH, (7, None)),  # pbrl § 4-4 fifth paragraph, vergemålsloven § 33 for adults
        (Topic.HEARD, ECONOMY, (7, None)),  # vergemålsloven § 17
        (Topic.WEIGHT, HEALTH, (12, 18)),  # barnelova § 31
        (Topic.OWN_CONSENT_UNKNOWN_TO_PARENTS, HEALTH, (12, 16)),  # pbrl § 4-3 first paragraph c
        (Topic.KEPT_FROM_PARENTS, HEALTH, (12, 16)),  # pbrl § 3-4 second paragraph: at the child's wish
        (Topic.ONLINE_SERVICE, HEALTH, (13, None)),  # personopplysningsloven § 5
        (Topic.NOTIFIED, HEALTH, (15, None)),  # forvaltningsloven §§ 16, 17 and 27
        (Topic.PARTY, WELFARE, (15, None)),  # barnevernsloven § 12-3
        (Topic.CHILD, ALL_MATTERS, (0, 18)),  # vergemålsloven § 8
    ],
)
def test_from_and_until_which_birthday(topic: Topic, matter: Matter, limits: tuple[int, int | None]) -> None:
    ages = [age for age in range(100) if "self" in who(topic, matter, age)]
    first, until = limits
    assert ages == list(range(first, 100 if until is None else until))


@pytest.mark.parametrize("age", [0, 11, 17])
def test_weighty_regard_keeps_things_from_parents_at_any_age_under_18(age: int) -> None:
    """pbrl § 3-4 third paragraph."""
    with clock.at(TODAY):
        assert age_rules.find(Topic.KEPT_FROM_PARENTS, HEALTH, age) is not None
        assert age_rules.find(Topic.KEPT_FROM_PARENTS, HEALTH, 18) is None


def test_the_nearest_relative_lets_others_see_from_1_june_2026() -> None:
    """hpl § 22 third paragraph, as changed by LOV-2025-06-20-67; from 16 years."""
    with clock.at(datetime(2026, 5, 31, 12, 0, tzinfo=UTC)):
        assert age_rules.find(Topic.SHARING, HEALTH, 16, UNABLE) is None
    with clock.at(datetime(2026, 6, 1, 0, 0, tzinfo=clock.NORWAY)):
        assert age_rules.holds(Topic.SHARING, HEALTH, 16, Party.NEAREST_RELATIVE, UNABLE)
        assert not age_rules.holds(Topic.SHARING, HEALTH, 15, Party.NEAREST_RELATIVE, UNABLE)


@pytest.mark.parametrize(
    ("matter", "state", "age"), [(HEALTH, ABLE, 16), (HEALTH, UNABLE, 18), (SCHOOL, ABLE, 15), (ECONOMY, ABLE, 18)]
)
def test_on_which_birthday_parents_stop_deciding(matter: Matter, state: State, age: int) -> None:
    with clock.at(TODAY):
        assert age_rules.ends_at(Topic.CONSENT, matter, Party.PARENT, state) == age


def test_nobody_decides_for_a_person_because_a_date_is_missing() -> None:
    with clock.at(TODAY):
        assert age_rules.holds(Topic.CONSENT, HEALTH, None, Party.SELF)
        assert not age_rules.is_child(None)


@pytest.mark.parametrize(
    ("today", "is_16"),
    [(date(2028, 2, 28), False), (date(2028, 2, 29), True), (date(2028, 3, 1), True)],
)
def test_who_is_born_on_29_february_has_the_birthday_that_day(today: date, is_16: bool) -> None:
    """The condition on rows and whole years agree."""
    born = date(2012, 2, 29)
    with clock.at(datetime(today.year, today.month, today.day, 12, 0, tzinfo=UTC)):
        assert (born <= age_rules.born_after(16)) is is_16
        assert (Person(birth_date=born).age_on(today) == 16) is is_16


def test_every_row_names_its_paragraph_and_holds_from_a_day() -> None:
    for rule in age_rules.table():
        assert "§" in rule.source
        assert rule.until_age is None or rule.from_age < rule.until_age
