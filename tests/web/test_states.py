"""The pages of a plan's states: agreeing, resting, ending, opening again and growing."""

import pytest
from django.test import Client
from django.urls import reverse

from helhet.kernel import clock
from helhet.plans.actions import consents, items, lifecycle
from helhet.plans.models import ChildParticipation, Plan, PlanKind, PlanStatus, Statement
from tests.cast import Cast, Story, open_case
from tests.fixtures import SignIn

ENDING = {"reason": "Kari klarer seg selv.", "continues": "Fysioterapi", "last_evaluation": "Det gikk bra."}
NEXT_YEAR = f"{clock.add_months(clock.today(), 12):%d.%m.%Y}"


def url(name: str, plan: Plan) -> str:
    return reverse(f"cases:{name}", args=[plan.pk])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def status(plan: Plan) -> str:
    return Plan.objects.get(pk=plan.pk).status


def let_the_child_take_part(cast: Cast, plan: Plan) -> None:
    items.add(
        actor=cast.actor("nina"),
        plan_id=plan.pk,
        model=ChildParticipation,
        values={"held_on": clock.today(), "how": "Gikk tur.", "child_view": "Jeg vil ha egen nøkkel."},
    )


@pytest.fixture
def active(cast: Cast, story: Story) -> Plan:
    let_the_child_take_part(cast, story.plan)
    return lifecycle.activate(actor=cast.actor("kari"), plan_id=story.plan.pk)


def test_agreeing_shows_what_the_person_said_and_what_is_agreed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-34."""
    let_the_child_take_part(cast, story.plan)
    text = page(sign_in("kari"), url("activation", story.plan))

    for shown in (story.words.text, "Jeg vil ha egen nøkkel.", "De er ikke vedtak", "Planen har 1 mål"):
        assert shown in text
    assert "likevel" not in text
    assert sign_in("kari").post(url("activation", story.plan)).status_code == 302
    assert status(story.plan) == PlanStatus.ACTIVE


def test_a_missing_part_is_named_and_a_reason_asked_for(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-34; IP regulation § 9 last paragraph."""
    nina = sign_in("nina")
    assert "hvordan barnet har fått være med" in page(nina, url("activation", story.plan))

    refused = nina.post(url("activation", story.plan), {"exception": ""})
    assert "exception" in refused.context["form"].errors
    nina.post(url("activation", story.plan), {"exception": "Kari ville vente."})

    assert status(story.plan) == PlanStatus.ACTIVE


def test_a_plan_without_own_words_says_so(cast: Cast, story: Story, sign_in: SignIn) -> None:
    let_the_child_take_part(cast, story.plan)
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Statement, item_id=story.words.pk)

    assert "Det står ingen egne ord i planen ennå." in page(sign_in("nina"), url("activation", story.plan))


def test_a_rest_has_a_day_and_ends_with_one_button(active: Plan, sign_in: SignIn) -> None:
    """P-32."""
    kari = sign_in("kari")
    refused = kari.post(url("rest", active), {"until": "01.01.2020", "reason": "Eksamen"})
    assert "until" in refused.context["form"].errors
    assert "Eksamen" in refused.content.decode()

    kari.post(url("rest", active), {"until": NEXT_YEAR, "reason": "Eksamen"})
    assert status(active) == PlanStatus.RESTING
    kari.post(url("resumption", active))
    assert status(active) == PlanStatus.ACTIVE


def test_ending_asks_for_three_things_and_keeps_what_is_written(active: Plan, sign_in: SignIn) -> None:
    """P-33."""
    nina = sign_in("nina")
    refused = nina.post(url("closing", active), ENDING | {"continues": ""})
    assert "continues" in refused.context["form"].errors
    assert ENDING["last_evaluation"] in refused.content.decode()

    nina.post(url("closing", active), ENDING)
    assert status(active) == PlanStatus.CLOSED


def test_a_closed_plan_opens_again_with_a_reason(active: Plan, sign_in: SignIn) -> None:
    """P-33."""
    nina = sign_in("nina")
    nina.post(url("closing", active), ENDING)

    assert "reason" in nina.post(url("reopening", active), {"reason": ""}).context["form"].errors
    nina.post(url("reopening", active), {"reason": "Kari vil ha den igjen."})

    assert status(active) == PlanStatus.DRAFT


def test_opening_again_leads_to_the_consent_when_it_is_gone(cast: Cast, active: Plan, sign_in: SignIn) -> None:
    """IP regulation § 5."""
    nina = sign_in("nina")
    nina.post(url("closing", active), ENDING)
    consents.withdraw(actor=cast.actor("kari"), case_id=active.case_id, plan_kind=PlanKind.INDIVIDUAL)

    text = page(nina, url("reopening", active))

    assert reverse("cases:consent-record", args=[active.case_id, PlanKind.INDIVIDUAL]) in text
    assert 'name="reason"' not in text


def test_a_stopped_plan_can_be_ended_by_the_coordinator_who_cannot_read_it(
    cast: Cast, active: Plan, sign_in: SignIn
) -> None:
    """IP regulation § 5: the record is kept."""
    consents.withdraw(actor=cast.actor("kari"), case_id=active.case_id, plan_kind=PlanKind.INDIVIDUAL)
    nina = sign_in("nina")

    assert reverse("plans:plan", args=[active.pk]) not in page(nina, url("closing", active))
    nina.post(url("closing", active), ENDING)
    assert status(active) == PlanStatus.CLOSED


def test_a_log_grows_when_the_plans_own_consent_is_given(cast: Cast, sign_in: SignIn) -> None:
    """P-07."""
    case = open_case(cast)
    kari, nina = cast.actor("kari"), sign_in("nina")
    consents.give(actor=kari, case_id=case.pk, plan_kind=PlanKind.EARLY_CONCERN)
    log = lifecycle.start(actor=kari, case_id=case.pk, kind=PlanKind.EARLY_CONCERN)
    assert reverse("cases:consent-record", args=[case.pk, PlanKind.INDIVIDUAL]) in page(nina, url("growth", log))
    assert nina.post(url("growth", log), {"kind": "individual"}).status_code == 200

    consents.give(actor=kari, case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    nina.post(url("growth", log), {"kind": "individual"})

    grown = Plan.objects.get(pk=log.pk)
    assert (grown.kind, grown.case) == (PlanKind.INDIVIDUAL, case)


def test_a_log_grows_into_any_kind_that_the_person_does_not_have(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-06, P-07."""
    kari, case = cast.actor("kari"), story.case
    for kind in (PlanKind.EARLY_CONCERN, PlanKind.EDUCATION):
        consents.give(actor=kari, case_id=case.pk, plan_kind=kind)
    log = lifecycle.start(actor=kari, case_id=case.pk, kind=PlanKind.EARLY_CONCERN)
    nina = sign_in("nina")

    text = page(nina, url("growth", log))
    assert "La loggen bli en plan" in text
    assert 'value="education"' in text
    assert 'value="individual"' not in text
    nina.post(url("growth", log), {"kind": "education"})
    assert Plan.objects.get(pk=log.pk).kind == PlanKind.EDUCATION


@pytest.mark.parametrize("name", ["activation", "reopening", "growth"])
def test_a_change_that_does_not_fit_the_state_is_refused_with_the_reason(
    active: Plan, sign_in: SignIn, name: str
) -> None:
    response = sign_in("nina").get(url(name, active))

    assert response.status_code == 403


@pytest.mark.parametrize("name", ["resumption", "restart"])
def test_a_change_of_state_is_never_made_by_following_a_link(active: Plan, sign_in: SignIn, name: str) -> None:
    assert sign_in("nina").get(url(name, active)).status_code == 405


@pytest.mark.parametrize(
    ("name", "expected"), [("kari", 200), ("nina", 200), ("ola", 403), ("siri", 403), ("tor", 404), ("ida", 404)]
)
def test_who_steers(active: Plan, sign_in: SignIn, name: str, expected: int) -> None:
    client = sign_in(name)

    assert [client.get(url(each, active)).status_code for each in ("rest", "closing")] == [expected, expected]


@pytest.mark.parametrize("name", ["rest", "closing"])
def test_the_pages_ask_the_database_few_questions(
    active: Plan, sign_in: SignIn, django_assert_max_num_queries: object, name: str
) -> None:
    client = sign_in("nina")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get(url(name, active))


def test_agreeing_asks_the_database_few_questions(
    story: Story, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = sign_in("nina")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(url("activation", story.plan))
