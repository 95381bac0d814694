"""How many clicks the everyday acts take. An interaction is a click, a choice or a field that is typed into."""

import pytest
from playwright.sync_api import expect

from helhet.kernel import clock
from helhet.plans.actions import cases
from helhet.plans.models import Case, Consent, Goal, Participant, Plan
from tests.browser.somebody import Somebody
from tests.browser.windows import DESKTOP, PHONE, OpenWindow
from tests.cast import Cast, Story, make_cast, make_story

COLLEAGUES = ("Ola Dahl", "Siri Moe", "Liv Haug", "Tor Vik", "Ida Ness")


@pytest.fixture(scope="module")
def cast(server: str) -> Cast:
    return make_cast()


@pytest.fixture(scope="module")
def story(cast: Cast) -> Story:
    return make_story(cast)


@pytest.fixture
def kari(cast: Cast, story: Story, open_window: OpenWindow) -> Somebody:
    """The person, on a phone, where signing in has brought her."""
    return _at_home(Somebody(open_window(cast.kari, width=PHONE)))


@pytest.fixture
def nina(cast: Cast, story: Story, open_window: OpenWindow) -> Somebody:
    """The coordinator at her desk."""
    return _at_home(Somebody(open_window(cast.nina, width=DESKTOP, expects="403")))


def test_the_next_step_and_who_does_it_are_there_after_sign_in(kari: Somebody) -> None:
    kari.sees("Trene på å komme seg inn og ut av dusjen")
    kari.sees("Ola Dahl")
    assert kari.interactions == 0


def test_a_wish_is_one_click_away_and_saved_while_typing(kari: Somebody) -> None:
    kari.follows("Skriv et ønske")
    assert kari.interactions == 1
    kari.field("Hva vil du?").press_sequentially("Ro.")

    expect(kari.page.locator("[data-draft-status][data-state=saved]")).to_be_visible()


def test_who_does_what_is_one_click_away(kari: Somebody) -> None:
    kari.follows("Hvem gjør hva")
    kari.sees("Trene på å komme seg inn og ut av dusjen")
    assert kari.interactions == 1


def test_who_has_looked_is_two_clicks_away(kari: Somebody) -> None:
    kari.follows("Individuell plan")
    kari.follows("Hvem har sett")
    kari.sees("Nina Berg")
    assert kari.interactions == 2


def test_the_coordinator_writes_progress_two_clicks_from_the_desk(nina: Somebody) -> None:
    nina.follows("Skriv hvordan det går")
    nina.follows("Kommenter")
    assert nina.interactions == 2
    nina.writes("Hva vil du si?", "Det går bedre.")
    nina.presses("Lagre")
    nina.sees("Det går bedre.")


def test_a_plan_with_five_participants_consent_and_a_goal_takes_at_most_forty(
    cast: Cast, open_window: OpenWindow
) -> None:
    case = _open_case(cast)
    nina = _at_home(Somebody(open_window(cast.nina)))
    nina.follows_to(str(case.pk))
    nina.follows("Skriv inn samtykke fra papir eller samtale")
    nina.picks("Per Lunde")
    nina.writes("Dato gitt", f"{clock.today():%d.%m.%Y}")
    nina.writes("Hvor ligger papiret?", "Permen")
    nina.writes("Hvordan informerte dere?", "Vi leste arket sammen.")
    nina.presses("Lagre samtykket")
    nina.presses("Begynn planen")
    nina.follows("Begynn uten forslag")
    for name in COLLEAGUES:
        _invites(nina, name)
    nina.follows("Skriv et mål")
    nina.writes("Hva vil du?", "Sove hele natten.")
    nina.presses("Lagre")

    nina.sees("Sove hele natten.")
    plan = Plan.objects.get(case=case)
    assert Participant.objects.filter(plan=plan).count() == len(COLLEAGUES)
    assert Goal.objects.filter(plan=plan).count() == 1
    assert nina.interactions <= 40


def test_consent_is_withdrawn_in_two_clicks_and_closes_the_plan_at_once(
    kari: Somebody, nina: Somebody, story: Story
) -> None:
    """Never harder than giving it (IP regulation § 5)."""
    kari.follows("Trekk samtykket tilbake")
    kari.presses("Trekk samtykket tilbake")
    kari.sees("Samtykket er trukket tilbake.")
    assert kari.interactions == 2
    assert not Consent.objects.in_force().filter(case=story.case).exists()

    answer = nina.page.goto(f"/plans/{story.plan.pk}/")
    assert answer is not None
    assert answer.status == 403


def _at_home(somebody: Somebody) -> Somebody:
    somebody.goes_home()
    return somebody


def _open_case(cast: Cast) -> Case:
    """Per's case, with Nina as coordinator and nothing more."""
    siri = cast.actor("siri")
    case = cases.open_case(actor=siri, person=cast.per.person, responsible_body=cast.town.municipality)
    cases.appoint_coordinator(actor=siri, case_id=case.pk, person=cast.nina.person)
    return case


def _invites(nina: Somebody, name: str) -> None:
    nina.follows("Legg til en deltaker")
    nina.writes("Navn", name)
    nina.presses("Søk")
    nina.follows(name)
    nina.presses("Lagre")
