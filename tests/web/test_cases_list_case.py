"""The page of one case: who sees it, what it tells, what it never tells, and which buttons it has."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.people.actions import persons
from helhet.plans.actions import cases, consents, lifecycle
from helhet.plans.models import Case, OfferAnswer, OfferKind, PlanKind
from tests.cast import Cast, Story, open_case, represent
from tests.fixtures import SignIn

CONTENT = ("Jeg vil bestemme over dagene mine selv.", "Jeg vil bo for meg selv.", "Trene på å komme seg")


def page(client: Client, case: Case) -> str:
    answer = client.get(f"/cases/{case.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["kari", "nina", "ola", "siri"])
def test_those_with_a_part_in_the_case_see_it(story: Story, sign_in: SignIn, name: str) -> None:
    shown = page(sign_in(name), story.case)
    assert "Nina Berg" in shown
    assert "99 00 00 11" in shown
    assert "Kari Lunde · personen selv · på skjermen" in shown


@pytest.mark.parametrize("name", ["per", "liv", "tor", "ida"])
def test_for_everybody_else_it_does_not_exist(story: Story, sign_in: SignIn, name: str) -> None:
    assert sign_in(name).get(f"/cases/{story.case.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["kari", "nina", "ola", "siri"])
def test_the_page_says_nothing_of_what_is_written_in_the_plan(story: Story, sign_in: SignIn, name: str) -> None:
    shown = page(sign_in(name), story.case)
    assert not any(text in shown for text in CONTENT)


def test_the_unit_sees_that_a_plan_exists_but_gets_no_way_in(story: Story, sign_in: SignIn) -> None:
    """A-19: the coordinating unit sees that the plan exists, not what it says."""
    shown = page(sign_in("siri"), story.case)
    assert "Individuell plan" in shown
    assert "Du ser at planen finnes" in shown
    assert f"/plans/{story.plan.pk}/" not in shown
    assert f'href="/plans/{story.plan.pk}/"' in page(sign_in("nina"), story.case)


def test_reading_the_page_is_recorded(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page(sign_in("siri"), story.case)
    event = AuditEvent.objects.get(operation=Operation.READ)
    assert (event.object_kind, event.account_id, event.chain_id) == ("case", cast.siri.pk, story.case.pk)
    assert event.ground == "coordinating_unit"


def test_what_is_missing_is_said_until_the_plan_can_begin(cast: Cast, sign_in: SignIn) -> None:
    case = open_case(cast)
    nina, kari = sign_in("nina"), cast.actor("kari")
    assert "Et tilbud om individuell plan" in page(nina, case)
    made = cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Hva det er.")
    assert "Svar på tilbudet om plan" in page(nina, case)
    cases.answer_offer(actor=kari, case_id=case.pk, offer_id=made.pk, answer=OfferAnswer.YES)
    shown = page(nina, case)
    assert "Samtykke fra Kari Lunde" in shown
    assert "Begynn individuell plan" not in shown
    consents.give(actor=kari, case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    shown = page(nina, case)
    assert "Dette mangler" not in shown
    assert f'action="/cases/{case.pk}/plans/individual/"' in shown
    assert "Begynn individuell plan" not in page(sign_in("siri"), case)


def test_a_case_without_coordinator_says_so(cast: Cast, sign_in: SignIn) -> None:
    case = cases.open_case(actor=cast.actor("siri"), person=cast.kari.person, responsible_body=cast.town.municipality)
    shown = page(sign_in("siri"), case)
    assert "En koordinator" in shown
    assert "Oppnevn koordinator" in shown


def test_the_names_of_those_who_have_not_answered_are_shown(cast: Cast, sign_in: SignIn) -> None:
    """Pbrl § 4-4: as a rule both parents consent."""
    emil = persons.register(given_name="Emil", family_name="Lunde", birth_date=clock.add_months(clock.today(), -6 * 12))
    mother = persons.register(given_name="Anne", family_name="Lunde")
    represent(cast.per.person, emil)
    represent(mother, emil)
    case = cases.open_case(actor=cast.actor("siri"), person=emil, responsible_body=cast.town.municipality)
    consents.give(actor=cast.actor("per"), case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    shown = page(sign_in("siri"), case)
    assert "Venter på Anne Lunde." in shown
    assert "Per Lunde · forelder" in shown


def test_offers_show_their_answer_and_when_to_ask_again(cast: Cast, sign_in: SignIn) -> None:
    """K-02."""
    case = open_case(cast)
    made = cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Hva det er.")
    assert f"/cases/{case.pk}/offers/{made.pk}/answer/" in page(sign_in("kari"), case)
    cases.answer_offer(
        actor=cast.actor("kari"),
        case_id=case.pk,
        offer_id=made.pk,
        answer=OfferAnswer.NOT_NOW,
        reason="For mye akkurat nå.",
        offer_again_on=clock.today() + timedelta(days=1),
    )
    shown = page(sign_in("nina"), case)
    assert "ikke nå" in shown
    assert "For mye akkurat nå." in shown
    assert "spør igjen i morgen" in shown
    assert "/answer/" not in shown


def test_a_withdrawn_consent_is_shown_and_closes_the_way_in(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """IP regulation § 5."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)
    shown = page(sign_in("nina"), story.case)
    assert "ble trukket i dag av Kari Lunde" in shown
    assert "Planen ble stoppet fordi samtykket ble trukket" in shown
    assert f'href="/plans/{story.plan.pk}/"' not in shown
    assert f'href="/plans/{story.plan.pk}/"' in page(sign_in("kari"), story.case)


def test_why_a_plan_changed_state_is_for_those_who_read_the_plan(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lifecycle.close(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        reason="Kari klarer seg nå.",
        continues="Treningen",
        last_evaluation="Det gikk bra.",
    )
    assert "Kari klarer seg nå." in page(sign_in("kari"), story.case)
    unit = page(sign_in("siri"), story.case)
    assert "Planen ble avsluttet" in unit
    assert "Kari klarer seg nå." not in unit


@pytest.mark.parametrize(("name", "has"), [("kari", True), ("nina", True), ("ola", False), ("siri", False)])
def test_states_are_changed_by_the_persons_side_and_the_coordinator(
    story: Story, sign_in: SignIn, name: str, has: bool
) -> None:
    shown = page(sign_in(name), story.case)
    assert (f"/plans/{story.plan.pk}/activation/" in shown) is has
    assert (f"/plans/{story.plan.pk}/closing/" in shown) is has
    assert f"/plans/{story.plan.pk}/rest/" not in shown


@pytest.mark.parametrize(("name", "leads"), [("kari", False), ("nina", True), ("ola", False), ("siri", True)])
def test_offers_and_appointments_are_made_by_coordinator_and_unit(
    story: Story, sign_in: SignIn, name: str, leads: bool
) -> None:
    shown = page(sign_in(name), story.case)
    assert (f"/cases/{story.case.pk}/offers/new/" in shown) is leads
    assert (f"/cases/{story.case.pk}/coordinator/" in shown) is leads


def test_the_person_can_take_the_consent_back_from_here(story: Story, sign_in: SignIn) -> None:
    """Never harder than giving it (IP regulation § 5)."""
    assert f"/cases/{story.case.pk}/consent/individual/withdrawal/" in page(sign_in("kari"), story.case)
    assert "/withdrawal/" not in page(sign_in("ola"), story.case)


OTHER_KINDS = (PlanKind.EARLY_CONCERN, PlanKind.EDUCATION)


@pytest.mark.parametrize(("name", "way"), [("kari", ""), ("nina", "record/")])
def test_every_other_kind_of_plan_can_be_begun_with_its_own_consent(
    story: Story, sign_in: SignIn, name: str, way: str
) -> None:
    """P-07 and IP regulation § 5: no plan of any kind before its consent, and a way to each from a button."""
    shown = page(sign_in(name), story.case)
    assert "Andre planer du kan begynne" in shown
    assert all(f'"/cases/{story.case.pk}/consent/{kind}/{way}"' in shown for kind in OTHER_KINDS)


def test_an_early_concern_log_is_offered_for_children_and_the_young_only(story: Story, sign_in: SignIn) -> None:
    kari = story.case.person
    for age, is_offered in ((17, True), (18, False)):
        kari.birth_date = clock.add_months(clock.today(), -12 * age)
        kari.save()
        assert ("/consent/early_concern/" in page(sign_in("kari"), story.case)) is is_offered


@pytest.mark.parametrize("name", ["ola", "siri"])
def test_other_plans_are_not_offered_to_those_who_cannot_begin_them(story: Story, sign_in: SignIn, name: str) -> None:
    assert "Andre planer du kan begynne" not in page(sign_in(name), story.case)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_another_plan_begins_when_its_consent_is_given(cast: Cast, story: Story, sign_in: SignIn, kind: str) -> None:
    kari, nina = sign_in("kari"), sign_in("nina")
    assert "Ja, jeg samtykker" in kari.get(f"/cases/{story.case.pk}/consent/{kind}/").text
    consents.give(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=kind)
    start = f"/cases/{story.case.pk}/plans/{kind}/"
    assert f'"{start}"' in page(nina, story.case)
    nina.post(start)
    assert story.case.plans.filter(kind=kind).exists()
    assert f'"{start}"' not in page(nina, story.case)


def test_a_participant_has_no_dead_buttons(story: Story, sign_in: SignIn) -> None:
    main = page(sign_in("ola"), story.case).split("<main")[1].split("</main>")[0]
    assert "<form" not in main
    assert "ds-button" not in main


def test_the_number_of_the_person_is_nowhere_on_the_page(cast: Cast, sign_in: SignIn) -> None:
    number = "01819090366"
    person = persons.register(given_name="Emil", family_name="Lunde", national_id=number)
    case = cases.open_case(actor=cast.actor("nina"), person=person, responsible_body=cast.town.municipality)
    shown = page(sign_in("nina"), case)
    assert number not in shown
    assert number[6:] not in shown


def test_the_page_takes_few_questions(
    story: Story, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    siri = sign_in("siri")
    page(siri, story.case)
    with django_assert_max_num_queries(14):
        page(siri, story.case)
