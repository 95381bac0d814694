"""The pages of offers and answers (K-02)."""

import pytest
from django.urls import reverse

from helhet.kernel import clock
from helhet.plans.actions import cases
from helhet.plans.models import Case, Offer, OfferAnswer, OfferKind, PlanKind
from tests.cast import Cast, Story, open_case
from tests.fixtures import SignIn


@pytest.fixture
def case(cast: Cast) -> Case:
    return open_case(cast)


@pytest.fixture
def offer(cast: Cast, case: Case) -> Offer:
    return cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Hva en plan er.")


def answer_url(offer: Offer) -> str:
    return reverse("cases:offer-answer", args=[offer.case_id, offer.pk])


def test_the_coordinator_writes_an_offer_and_goes_on_to_the_answer(cast: Cast, case: Case, sign_in: SignIn) -> None:
    typed = {"kind": "coordinator", "information": "Én person som følger opp.", "offered_on": "02.03.2026"}

    response = sign_in("nina").post(reverse("cases:offer", args=[case.pk]), typed)

    made = case.offers.get()
    assert response.headers["Location"] == answer_url(made)
    assert made.information == "Én person som følger opp."


def test_an_offer_without_what_was_told_keeps_the_rest(case: Case, sign_in: SignIn) -> None:
    response = sign_in("nina").post(
        reverse("cases:offer", args=[case.pk]), {"kind": "plan", "information": "", "offered_on": "02.03.2026"}
    )

    assert "information" in response.context["form"].errors
    assert "02.03.2026" in response.content.decode()
    assert not case.offers.exists()


def test_an_adult_is_not_offered_a_childrens_coordinator(cast: Cast, case: Case, sign_in: SignIn) -> None:
    """Law: hol § 7-2 a."""
    address = reverse("cases:offer", args=[case.pk])
    assert "Barnekoordinator" in sign_in("nina").get(address).content.decode()

    person = cast.kari.person
    person.birth_date = clock.add_months(clock.today(), -12 * 18)
    person.save()
    assert "Barnekoordinator" not in sign_in("nina").get(address).content.decode()


def test_a_yes_to_a_plan_leads_to_the_consent(offer: Offer, sign_in: SignIn) -> None:
    response = sign_in("kari").post(answer_url(offer), {"answer": "yes"})

    assert response.headers["Location"] == reverse("cases:consent", args=[offer.case_id, PlanKind.INDIVIDUAL])
    offer.refresh_from_db()
    assert offer.answer == OfferAnswer.YES


def test_not_now_asks_for_a_day_beside_the_field_and_keeps_the_reason(offer: Offer, sign_in: SignIn) -> None:
    response = sign_in("kari").post(answer_url(offer), {"answer": "not_now", "reason": "Etter eksamen."})

    assert "offer_again_on" in response.context["form"].errors
    assert "Etter eksamen." in response.content.decode()


def test_a_spoken_answer_names_who_gave_it(offer: Offer, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    assert "said_by" in nina.post(answer_url(offer), {"answer": "no", "said_by": ""}).context["form"].errors

    nina.post(answer_url(offer), {"answer": "no", "said_by": "Kari Lunde", "reason": "Forrige plan hjalp ikke."})

    offer.refresh_from_db()
    assert offer.answered_by == "Kari Lunde, skrevet inn av Nina Berg"


def test_a_no_is_followed_by_a_new_offer_and_both_are_shown(cast: Cast, offer: Offer, sign_in: SignIn) -> None:
    """K-02: a no is not final."""
    cases.answer_offer(
        actor=cast.actor("kari"), case_id=offer.case_id, offer_id=offer.pk, answer=OfferAnswer.NO, reason="Ikke klar."
    )

    text = sign_in("nina").get(reverse("cases:offer", args=[offer.case_id])).content.decode()

    assert "Ikke klar." in text


@pytest.mark.parametrize(
    ("name", "offering", "answering"),
    [("kari", 403, 200), ("nina", 200, 200), ("siri", 200, 200), ("ola", 403, 403), ("tor", 404, 404)],
)
def test_who_reaches_which_page(
    cast: Cast, story: Story, sign_in: SignIn, name: str, offering: int, answering: int
) -> None:
    made = cases.offer(actor=cast.actor("nina"), case_id=story.case.pk, kind=OfferKind.PLAN, information="Fortalte.")
    client = sign_in(name)

    assert client.get(reverse("cases:offer", args=[story.case.pk])).status_code == offering
    assert client.get(answer_url(made)).status_code == answering


def test_another_cases_offer_does_not_exist(story: Story, sign_in: SignIn) -> None:
    unknown = reverse("cases:offer-answer", args=[story.case.pk, story.case.pk])

    assert sign_in("kari").get(unknown).status_code == 404


def test_more_offers_do_not_mean_more_questions_to_the_database(
    cast: Cast, case: Case, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    for _number in range(5):
        cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Fortalte.")
    client = sign_in("nina")

    with django_assert_max_num_queries(9):  # type: ignore[operator]
        client.get(reverse("cases:offer", args=[case.pk]))
