"""The main job from the outside: from a first meeting to a plan that is agreed on, followed up, printed and closed."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from uuid import UUID

import pytest

from helhet.demo.numbers import synthetic_national_id
from helhet.people.actions import persons
from helhet.people.models import Account, Person
from helhet.plans.models import Plan, PlanStatus
from tests.browser.somebody import Somebody
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


def given_a_case_opened_for(siri: Somebody, person: Person) -> UUID:
    """The number finds the person who is registered; it is never shown again."""
    siri.goes_home()
    siri.follows("Begynn oppfølging av en person")
    siri.writes("Fornavn", person.given_name)
    siri.writes("Etternavn", person.family_name)
    siri.writes("Fødselsnummer eller D-nummer", synthetic_national_id(person.birth_date or GROWN_UP))
    siri.writes("Hvorfor begynner oppfølgingen?", "Trenger hjelp fra flere over tid.")
    siri.presses("Begynn oppfølging")
    siri.sees("Dette mangler")
    case_id: UUID = siri.here("case_id")
    return case_id


def when_nina_is_appointed(siri: Somebody, case_id: UUID) -> None:
    siri.goes_to("cases:case", case_id)
    siri.follows("Oppnevn koordinator")
    siri.writes("Navn", "Nina")
    siri.presses("Søk")
    siri.follows("Nina Berg")
    siri.writes("Direkte telefon", "99 00 00 11")
    siri.presses("Oppnevn")
    siri.sees("Nina Berg er oppnevnt.")


def when_a_plan_is_offered(siri: Somebody, case_id: UUID) -> None:
    """The answer is the person's own; the adviser goes back without one."""
    siri.goes_to("cases:case", case_id)
    siri.follows("Skriv inn et tilbud")
    siri.picks("Individuell plan")
    siri.writes("Hva fortalte dere?", "Hva en plan er, og at det er lov å si nei.")
    siri.presses("Lagre tilbudet")
    siri.sees("Svaret kan skrives nå eller senere.")


def when_the_person_says_yes_and_consents(person: Somebody) -> None:
    """One question on each page, and nothing is written before the answer."""
    person.goes_home()
    person.follows("Les mer og svar")
    person.picks("Ja")
    person.presses("Lagre svaret")
    person.sees("Ingen skriver noe før du har sagt ja.")
    person.presses("Ja, jeg samtykker")
    person.sees("Takk. Svaret ditt er tatt vare på.")


def when_a_parent_consents(parent: Somebody, case_id: UUID) -> None:
    parent.goes_to("cases:consent", case_id, "individual")
    parent.presses("Ja, jeg samtykker")
    parent.sees("Takk. Svaret ditt er tatt vare på.")


def when_his_signed_paper_is_entered(nina: Somebody, case_id: UUID) -> None:
    nina.goes_to("cases:consent-record", case_id, "individual")
    nina.picks("Arne Bakke")
    nina.picks("på papir")
    nina.writes("Hvor ligger papiret?", "Permen på helsestasjonen")
    nina.writes("Hvordan informerte dere?", "Vi leste arket sammen på kjøkkenet hans.")
    nina.presses("Lagre samtykket")
    nina.sees("Samtykket er skrevet inn.")


def when_the_coordinator_begins_the_plan(nina: Somebody, case_id: UUID) -> UUID:
    """From the desk, past the suggestions."""
    nina.goes_home()
    nina.follows_to(str(case_id))
    nina.presses("Begynn individuell plan")
    nina.follows("Begynn uten forslag")
    nina.sees("Før vi er enige")
    plan_id: UUID = nina.here("plan_id")
    return plan_id


def when_the_person_writes_what_matters_and_a_wish(person: Somebody) -> None:
    person.goes_home()
    person.follows("Skriv det her")
    person.writes("Med dine egne ord", "Jeg vil bestemme over dagene mine selv.")
    person.presses("Lagre")
    person.sees("Lagret.")
    person.goes_home()
    person.sees("Jeg vil bestemme over dagene mine selv.")
    person.follows("Skriv et ønske")
    person.writes("Hva vil du?", "Jeg vil bake hver lørdag.")
    person.presses("Lagre")
    person.sees("Jeg vil bake hver lørdag.")


def when_the_coordinator_invites_ola_and_asks_him_for_something(nina: Somebody, plan_id: UUID) -> None:
    nina.goes_to("plans:who-does-what", plan_id)
    nina.follows("Legg til en deltaker")
    nina.page.get_by_role("searchbox").fill("Ola")
    nina.presses("Søk")
    nina.follows("Ola Dahl")
    nina.presses("Lagre")
    nina.sees("Lagret.")
    nina.goes_to("plans:plan", plan_id)
    nina.follows("Nytt tiltak")
    nina.writes("Hva skal gjøres?", "Trene på å stå ved benken")
    nina.chooses("Hvem gjør det?", "Ola Dahl")
    nina.presses("Lagre")
    nina.sees("Trene på å stå ved benken")


def when_ola_says_yes(ola: Somebody) -> None:
    ola.goes_home()
    ola.follows("Svar ja eller nei")
    ola.picks("Ja, jeg tar det")
    ola.presses("Send svaret")
    ola.sees("Takk for svaret.")


def then_they_agree_on_the_plan(nina: Somebody, plan_id: UUID) -> None:
    """With the person's own words in view (P-34)."""
    nina.goes_to("plans:plan", plan_id)
    nina.follows("Bli enige om planen")
    nina.sees("Jeg vil bestemme over dagene mine selv.")
    nina.presses("Ja, vi er enige")
    nina.sees("Dere er enige. Planen gjelder nå.")
    assert Plan.objects.get(pk=plan_id).status == PlanStatus.ACTIVE


def when_ola_tells_how_it_goes(ola: Somebody, plan_id: UUID) -> None:
    ola.goes_to("plans:plan", plan_id)
    ola.follows("Kommenter")
    ola.writes("Hva vil du si?", "Fire minutter i dag.")
    ola.presses("Lagre")
    ola.sees("Fire minutter i dag.")


def when_the_person_measures_in_her_own_numbers(person: Somebody, plan_id: UUID) -> None:
    person.goes_to("plans:plan", plan_id)
    person.follows("Jeg vil bake hver lørdag.")
    person.main.get_by_label("Flere valg: Jeg vil bake hver lørdag.").click()
    person.follows("Ny skala")
    person.writes("Hva måler du?", "Hvor trygg er jeg ved benken?")
    person.writes("Det laveste betyr", "ikke i det hele tatt")
    person.writes("Det høyeste betyr", "helt trygg")
    person.presses("Lagre")
    person.sees("Lagret.")
    person.goes_to("plans:plan", plan_id)
    person.follows("Jeg vil bake hver lørdag.")
    person.follows("Sett et nytt tall")
    person.writes("Tall", "4")
    person.presses("Lagre")
    person.sees("Lagret.")
    person.goes_to("plans:plan", plan_id)
    person.sees("Hvor trygg er jeg ved benken?")


def when_they_look_at_how_it_went(nina: Somebody, plan_id: UUID) -> None:
    nina.goes_to("progress:evaluation", plan_id)
    nina.follows("Skriv hvordan det gikk")
    nina.main.get_by_role("radio").first.check()
    nina.writes("Hva ble resultatet?", "Brød to lørdager av tre.")
    nina.writes("Hva gjør vi nå?", "Vi flytter treningen til formiddagen.")
    nina.presses("Lagre")
    nina.sees("Evalueringen er lagret.")


def then_the_person_sees_what_happened_and_who_looked(person: Somebody) -> None:
    person.goes_home()
    person.follows("Se alt som er endret")
    person.sees("Ola Dahl")
    person.follows("Hvem har sett")
    person.sees("Ola Dahl")


def then_the_plan_comes_out_on_paper(nina: Somebody, plan_id: UUID) -> None:
    nina.goes_to("documents:choose", plan_id)
    address = nina.main.get_by_role("link", name="PDF").first.get_attribute("href")
    assert address
    assert nina.page.request.get(address).body().startswith(b"%PDF")


def when_the_plan_is_closed(nina: Somebody, plan_id: UUID) -> None:
    nina.goes_to("cases:closing", plan_id)
    nina.writes("Hvorfor avslutter dere planen?", "Vi er i mål.")
    nina.writes("Hvordan gikk det?", "Hun baker selv.")
    nina.writes("Hva fortsetter uten plan?", "Treningen med Ola.")
    nina.presses("Avslutt planen")
    nina.sees("Planen er avsluttet.")


def then_it_can_be_read_but_not_written_in(person: Somebody, plan_id: UUID) -> None:
    person.goes_to("plans:plan", plan_id)
    person.sees("Jeg vil bestemme over dagene mine selv.")
    person.does_not_see("Nytt mål")


def then_it_can_be_opened_again(nina: Somebody, plan_id: UUID) -> None:
    nina.goes_to("cases:reopening", plan_id)
    nina.writes("Hvorfor åpner dere planen igjen?", "Noe nytt har skjedd.")
    nina.presses("Åpne planen igjen")
    nina.sees("Planen er åpnet igjen.")
    assert Plan.objects.get(pk=plan_id).status == PlanStatus.DRAFT


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
