"""The steps of the main job, each as a sentence: who does what, and what is seen."""

from uuid import UUID

from helhet.demo.numbers import synthetic_national_id
from helhet.kernel import clock
from helhet.people.models import Person
from helhet.plans.models import Plan, PlanStatus
from tests.browser.somebody import Somebody


def given_a_case_opened_for(siri: Somebody, person: Person) -> UUID:
    """The number finds the person who is registered; it is never shown again."""
    siri.goes_home()
    siri.follows("Begynn oppfølging av en person")
    siri.writes("Fornavn", person.given_name)
    siri.writes("Etternavn", person.family_name)
    siri.writes("Fødselsnummer eller D-nummer", _number(person))
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
    nina.writes("Dato gitt", f"{clock.today():%d.%m.%Y}")
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


def _number(person: Person) -> str:
    """The number a person was registered with; a day of birth gives one."""
    assert person.birth_date is not None
    return synthetic_national_id(person.birth_date)
