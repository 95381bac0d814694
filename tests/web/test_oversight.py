"""The pages about access: asking, being told, reviewing, and opening in an emergency (A-20, A-27)."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.audit.models import AuditEvent
from helhet.kernel import clock
from helhet.oversight.models import AccessReview, Cause, PatternRule
from helhet.people.actions import persons
from helhet.people.models import Capacity
from helhet.plans.actions import items
from helhet.plans.models import Statement, StatementSection
from tests.cast import Cast, Story, represent
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db

KARIS_NUMBER = "12840950067"
REASON = "Bevisstløs i dusjen."


@pytest.fixture
def crisis(cast: Cast, story: Story) -> Story:
    persons.change(person=cast.kari.person, national_id=KARIS_NUMBER)
    for topic, text in (
        (StatementSection.CRISIS_CALL, "Ring tante Berit."),
        (StatementSection.ABOUT_ME_SUPPORT, "Snakk rolig."),
    ):
        values = {"topic": topic, "text": text}
        items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Statement, values=values)
    return story


def text(response: object) -> str:
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined]


def open_in_emergency(client: Client, number: str = KARIS_NUMBER) -> object:
    return client.post(reverse("oversight:emergency"), {"national_id": number, "reason": REASON}, follow=True)


def test_in_an_emergency_one_reads_two_pages_and_nothing_else(crisis: Story, sign_in: SignIn) -> None:
    page = text(open_in_emergency(sign_in("tor")))

    assert "Ring tante Berit." in page
    assert "Snakk rolig." in page
    assert "Nina Berg 99 00 00 11" in page
    assert crisis.goal.text not in page
    assert crisis.words.text not in page
    assert KARIS_NUMBER not in page


def test_a_number_that_leads_nowhere_says_one_thing_and_is_not_shown_again(crisis: Story, sign_in: SignIn) -> None:
    page = text(open_in_emergency(sign_in("tor"), "01819090366"))

    assert "Vi har ingen sider å åpne for dette nummeret." in page
    assert "01819090366" not in page
    assert REASON in page


def test_the_person_is_told_on_the_first_page_until_it_is_seen(crisis: Story, sign_in: SignIn) -> None:
    open_in_emergency(sign_in("tor"))
    kari = sign_in("kari")
    said = "Tor Vik åpnet «Om meg» og «Når det blir vanskelig» i en nødsituasjon"

    assert said in text(kari.get(reverse("home:home")))
    assert REASON in text(kari.get(reverse("history:access", args=[crisis.plan.pk])))
    kari.post(reverse("oversight:sight", args=[AccessReview.objects.get().pk]))

    assert said not in text(kari.get(reverse("home:home")))


@pytest.mark.parametrize(("capacity", "is_told"), [(Capacity.GUARDIAN, True), (Capacity.HELPER, False)])
def test_whoever_decides_for_the_person_is_told_and_a_helper_is_not(
    cast: Cast, crisis: Story, sign_in: SignIn, capacity: Capacity, is_told: bool
) -> None:
    represent(cast.per.person, cast.kari.person, capacity)
    open_in_emergency(sign_in("tor"))
    per, seen = sign_in("per"), reverse("oversight:sight", args=[AccessReview.objects.get().pk])

    assert ("i en nødsituasjon" in text(per.get(reverse("home:home")))) is is_told
    assert per.post(seen).status_code == (302 if is_told else 403)


def test_what_one_has_seen_others_are_still_told(cast: Cast, crisis: Story, sign_in: SignIn) -> None:
    represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN)
    open_in_emergency(sign_in("tor"))
    sign_in("per").post(reverse("oversight:sight", args=[AccessReview.objects.get().pk]))

    assert "i en nødsituasjon" in text(sign_in("kari").get(reverse("home:home")))


def test_the_coordinating_unit_is_led_to_it_from_the_case(crisis: Story, sign_in: SignIn) -> None:
    siri, url = sign_in("siri"), reverse("oversight:case-emergency", args=[crisis.case.pk])

    assert url in text(siri.get(reverse("cases:case", args=[crisis.case.pk])))
    assert "Ring tante Berit." in text(siri.post(url, {"reason": REASON}, follow=True))


def test_a_question_and_its_answer(cast: Cast, story: Story, sign_in: SignIn) -> None:
    sign_in("ola").get(reverse("plans:plan", args=[story.plan.pk]))
    kari, access = sign_in("kari"), reverse("history:access", args=[story.plan.pk])
    number = AuditEvent.objects.filter(chain_id=story.case.pk, account_id=cast.ola.pk).latest("number").number
    kari.post(reverse("history:question", args=[story.case.pk, number]), {"text": "Hvorfor leste du?"})
    assert "Noen går gjennom dette." in text(kari.get(access))

    nina = sign_in("nina")
    assert "1 ting om innsyn venter på deg" in text(nina.get(reverse("home:home")))
    url = reverse("oversight:review", args=[AccessReview.objects.get().pk])
    assert "Hvorfor leste du?" in text(nina.get(url))
    nina.post(url, {"outcome": "in_order", "answer": "Ola trener med deg."})

    assert "Ola trener med deg." in text(kari.get(access))
    assert "Ola trener med deg." in text(kari.get(reverse("home:home")))


def test_a_question_without_an_answer_keeps_what_was_typed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    made = review(cast, story, Cause.QUESTION)

    page = text(
        sign_in("siri").post(reverse("oversight:review", args=[made.pk]), {"outcome": "breach", "note": "Sjekk"})
    )

    assert "Skriv et svar til den som spurte." in page
    assert "Sjekk" in page


def test_the_list_says_who_acted_and_never_about_whom(cast: Cast, story: Story, sign_in: SignIn) -> None:
    review(cast, story)

    page = text(sign_in("siri").get(reverse("oversight:list")))

    assert "Ola Dahl" in page
    assert "Kari Lunde" not in page


def test_what_is_gone_through_has_a_list_of_its_own(cast: Cast, story: Story, sign_in: SignIn) -> None:
    made, siri = review(cast, story), sign_in("siri")
    siri.post(reverse("oversight:review", args=[made.pk]), {"outcome": "in_order"})

    assert "Ingenting venter" in text(siri.get(reverse("oversight:list")))
    assert "Det var i orden" in text(siri.get(reverse("oversight:list") + "?closed"))


def test_the_list_asks_the_database_a_fixed_number_of_times(
    cast: Cast, story: Story, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(20):
        review(cast, story)
    siri, url = sign_in("siri"), reverse("oversight:list")
    siri.get(url)

    with django_assert_max_num_queries(7):
        siri.get(url)


@pytest.mark.parametrize("before", ["0", "-1", "x", "9" * 5000, "٣"])
def test_a_place_in_the_access_record_that_cannot_be_is_the_beginning_or_empty(
    story: Story, sign_in: SignIn, before: str
) -> None:
    assert sign_in("kari").get(reverse("history:access", args=[story.plan.pk]), {"before": before}).status_code == 200


def test_somebody_elses_things_are_not_there(cast: Cast, story: Story, sign_in: SignIn) -> None:
    made = review(cast, story)

    for name, address in (("ida", "review"), ("tor", "sight"), ("tor", "emergency-pages")):
        for key in (made.pk, uuid4()):
            url = reverse(f"oversight:{address}", args=[key])
            assert sign_in(name).post(url).status_code in {404, 405}


def review(cast: Cast, story: Story, cause: Cause = Cause.COLLEAGUE) -> AccessReview:
    return AccessReview.objects.create(
        cause=cause,
        organisation=cast.town.municipality,
        case=story.case,
        account=cast.ola,
        actor_name="Ola Dahl",
        day=clock.today(),
        made_at=clock.now(),
    )


def test_the_threshold_of_a_pattern_is_set_on_a_page_from_a_day_on(cast: Cast, story: Story, sign_in: SignIn) -> None:
    siri, organisation_id = sign_in("siri"), cast.town.municipality.pk
    url = reverse("oversight:pattern", args=[organisation_id, Cause.NO_RELATION])
    values = {"is_on": "yes", "least": "3", "tells_person": "no", "valid_from": f"{clock.today():%d.%m.%Y}"}
    assert "fra 5 på en dag" in text(siri.get(reverse("oversight:patterns")))

    page = text(siri.post(url, values, follow=True))

    assert "fra 3 på en dag" in page
    assert sign_in("ida").get(url).status_code == 403
    assert siri.get(reverse("oversight:pattern", args=[organisation_id, Cause.EMERGENCY])).status_code == 404


@pytest.mark.parametrize("least", ["0", "-3", "mange", "99999999999999999999"])
def test_a_threshold_that_cannot_be_is_said_at_its_field(cast: Cast, sign_in: SignIn, least: str) -> None:
    url = reverse("oversight:pattern", args=[cast.town.municipality.pk, Cause.COLLEAGUE])

    response = sign_in("siri").post(
        url, {"is_on": "yes", "least": least, "tells_person": "no", "valid_from": "01.01.2027"}
    )

    assert response.status_code == 200
    assert not PatternRule.objects.exists()
