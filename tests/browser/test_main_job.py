"""The main job from the outside: from a first meeting to a plan that is agreed on, followed up, printed and closed."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest

from helhet.demo.numbers import synthetic_national_id
from helhet.people.actions import persons
from helhet.people.models import Account, Person
from tests.browser.somebody import Somebody
from tests.browser.steps import (
    given_a_case_opened_for,
    then_it_can_be_opened_again,
    then_it_can_be_read_but_not_written_in,
    then_the_person_sees_what_happened_and_who_looked,
    then_the_plan_comes_out_on_paper,
    then_they_agree_on_the_plan,
    when_a_parent_consents,
    when_a_plan_is_offered,
    when_his_signed_paper_is_entered,
    when_nina_is_appointed,
    when_ola_says_yes,
    when_ola_tells_how_it_goes,
    when_the_coordinator_begins_the_plan,
    when_the_coordinator_invites_ola_and_asks_him_for_something,
    when_the_person_measures_in_her_own_numbers,
    when_the_person_says_yes_and_consents,
    when_the_person_writes_what_matters_and_a_wish,
    when_the_plan_is_closed,
    when_they_look_at_how_it_went,
)
from tests.browser.windows import DESKTOP, PHONE, Check, OpenWindow
from tests.cast import Cast, make_cast, represent

GROWN_UP, CHILD = date(1974, 5, 17), date(2020, 9, 1)
_days = count()

SitDown = Callable[[Account], Somebody]


@pytest.fixture(scope="module")
def cast(server: str) -> Cast:
    return make_cast()


@pytest.fixture(scope="module")
def seen() -> dict[int, set[str]]:
    """The pages that are looked at, by the width of the window."""
    return {PHONE: set(), DESKTOP: set()}


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def sits_down(
    request: pytest.FixtureRequest, seen: dict[int, set[str]], open_window: OpenWindow, axe: Check
) -> SitDown:
    """Somebody signs in, on a phone and then on a desktop."""

    def window(account: Account) -> Somebody:
        return Somebody(open_window(account, width=request.param), axe, seen[request.param])

    return window


def test_from_a_first_meeting_to_a_plan_that_is_closed(cast: Cast, sits_down: SitDown) -> None:
    eva = _signs_in("Eva", "Sand", GROWN_UP)
    siri, nina, ola, person = (sits_down(each) for each in (cast.siri, cast.nina, cast.ola, eva))

    case_id = given_a_case_opened_for(siri, eva.person)
    when_nina_is_appointed(siri, case_id)
    when_a_plan_is_offered(siri, case_id)
    when_the_person_says_yes_and_consents(person)
    plan_id = when_the_coordinator_begins_the_plan(nina, case_id)
    when_the_person_writes_what_matters_and_a_wish(person)
    when_the_coordinator_invites_ola_and_asks_him_for_something(nina, plan_id)
    when_ola_says_yes(ola)
    then_they_agree_on_the_plan(nina, plan_id)

    when_ola_tells_how_it_goes(ola, plan_id)
    when_the_person_measures_in_her_own_numbers(person, plan_id)
    when_they_look_at_how_it_went(nina, plan_id)
    then_the_person_sees_what_happened_and_who_looked(person)
    then_the_plan_comes_out_on_paper(nina, plan_id)

    when_the_plan_is_closed(nina, plan_id)
    then_it_can_be_read_but_not_written_in(person, plan_id)
    then_it_can_be_opened_again(nina, plan_id)


def test_both_parents_consent_before_a_childs_plan_begins(cast: Cast, sits_down: SitDown) -> None:
    """pbrl § 4-4: decisions about a child lie with those who have parental responsibility."""
    child = _registered("Emil", "Lunde", CHILD)
    mother = _signs_in("Anne", "Lunde", GROWN_UP)
    for parent in (mother, cast.per):
        represent(parent.person, child)
    siri, anne, per, nina = (sits_down(each) for each in (cast.siri, mother, cast.per, cast.nina))
    case_id = given_a_case_opened_for(siri, child)
    when_nina_is_appointed(siri, case_id)
    when_a_plan_is_offered(siri, case_id)

    when_a_parent_consents(anne, case_id)
    anne.sees("Vi venter på svar fra Per Lunde.")
    nina.goes_to("cases:case", case_id)
    nina.sees("Samtykke fra Per Lunde")

    when_a_parent_consents(per, case_id)
    plan_id = when_the_coordinator_begins_the_plan(nina, case_id)
    per.goes_to("plans:plan", plan_id)
    per.sees("Emil Lunde")


def test_a_man_who_never_signs_in_has_his_words_in_the_plan(cast: Cast, sits_down: SitDown) -> None:
    """Paper counts as much as the screen (A-13, Q-09)."""
    arne = _registered("Arne", "Bakke", GROWN_UP)
    siri, nina = sits_down(cast.siri), sits_down(cast.nina)
    case_id = given_a_case_opened_for(siri, arne)
    when_nina_is_appointed(siri, case_id)

    when_his_signed_paper_is_entered(nina, case_id)
    plan_id = when_the_coordinator_begins_the_plan(nina, case_id)
    nina.goes_to("progress:paper", plan_id)
    nina.writes("Hva er viktig for meg", "Jeg vil ha min egen nøkkel.")
    nina.presses("Skriv inn")

    nina.sees("Jeg vil ha min egen nøkkel.")
    nina.sees("fra papir")


def _signs_in(given_name: str, family_name: str, born: date) -> Account:
    return persons.open_account(person=_registered(given_name, family_name, born))


def _registered(given_name: str, family_name: str, born: date) -> Person:
    """Somebody new each time, with a birthday and a number that nobody else has."""
    birth_date = born + timedelta(days=next(_days))
    return persons.register(
        given_name=given_name,
        family_name=family_name,
        birth_date=birth_date,
        national_id=synthetic_national_id(birth_date),
    )
