"""Offers and answers (K-02), and that there is always one coordinator and never two (W-02)."""

from datetime import date, timedelta

import pytest

from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.plans.actions import cases
from helhet.plans.models import Case, CoordinatorKind, Offer, OfferAnswer, OfferKind
from tests.cast import Cast, Story, open_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return open_case(cast)


@pytest.fixture
def offer(cast: Cast, case: Case) -> Offer:
    return cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Hva en plan er.")


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)


@pytest.mark.parametrize("name", ["nina", "siri"])
def test_an_offer_keeps_what_was_told_and_by_whom(cast: Cast, case: Case, name: str) -> None:
    """K-02; hol §§ 7-1 and 7-2."""
    made = cases.offer(actor=cast.actor(name), case_id=case.pk, kind=OfferKind.COORDINATOR, information="Fortalte.")

    assert (made.information, made.offered_by, made.offered_on) == ("Fortalte.", cast[name], clock.today())
    assert made.answer == OfferAnswer.UNANSWERED


def test_a_childrens_coordinator_is_offered_and_appointed_under_18_only(cast: Cast, case: Case) -> None:
    """Law: hol § 7-2 a."""
    nina = cast.actor("nina")
    cases.offer(actor=nina, case_id=case.pk, kind=OfferKind.CHILD_COORDINATOR, information="Fortalte.")
    cases.appoint_coordinator(actor=nina, case_id=case.pk, person=cast.tor.person, kind=CoordinatorKind.CHILD)

    person = cast.kari.person
    person.birth_date = clock.add_months(clock.today(), -12 * 18)
    person.save()
    with pytest.raises(InvalidInput) as refused_offer:
        cases.offer(actor=nina, case_id=case.pk, kind=OfferKind.CHILD_COORDINATOR, information="Fortalte.")
    with pytest.raises(InvalidInput) as refused:
        cases.appoint_coordinator(actor=nina, case_id=case.pk, person=cast.ola.person, kind=CoordinatorKind.CHILD)
    assert set(refused.value.messages) == set(refused_offer.value.messages) == {"kind"}


def test_the_person_answers_in_her_own_name(cast: Cast, offer: Offer) -> None:
    made = cases.answer_offer(
        actor=cast.actor("kari"), case_id=offer.case_id, offer_id=offer.pk, answer=OfferAnswer.YES
    )

    assert (made.answered_by, made.answered_on) == ("Kari Lunde", clock.today())


def test_a_spoken_answer_says_who_gave_it_and_who_wrote_it(cast: Cast, offer: Offer) -> None:
    """K-02."""
    made = cases.answer_offer(
        actor=cast.actor("nina"),
        case_id=offer.case_id,
        offer_id=offer.pk,
        answer=OfferAnswer.NO,
        reason="Forrige plan hjalp ikke.",
        said_by="Kari Lunde",
    )

    assert made.answered_by == "Kari Lunde, skrevet inn av Nina Berg"
    assert made.answer_reason == "Forrige plan hjalp ikke."


@pytest.mark.parametrize("again", [None, clock.today()])
def test_not_now_names_a_later_day_for_the_next_offer(cast: Cast, offer: Offer, again: date | None) -> None:
    """K-02: a calmer time."""
    with pytest.raises(InvalidInput) as refused:
        cases.answer_offer(
            actor=cast.actor("kari"),
            case_id=offer.case_id,
            offer_id=offer.pk,
            answer=OfferAnswer.NOT_NOW,
            offer_again_on=again,
        )

    assert set(refused.value.messages) == {"offer_again_on"}


def test_an_answer_from_before_today_is_kept_and_a_new_offer_is_made_instead(cast: Cast, offer: Offer) -> None:
    """K-02: each offer with its answer stays in the log; a slip can be put right the same day."""
    kari = cast.actor("kari")
    for answer in (OfferAnswer.NO, OfferAnswer.YES):
        cases.answer_offer(actor=kari, case_id=offer.case_id, offer_id=offer.pk, answer=answer)
    Offer.objects.update(answered_on=clock.today() - timedelta(days=1))

    with pytest.raises(InvalidInput, match="nytt tilbud"):
        cases.answer_offer(actor=kari, case_id=offer.case_id, offer_id=offer.pk, answer=OfferAnswer.NO)


@pytest.mark.parametrize(("name", "refusal"), [("ola", Denied), ("tor", NotVisible), ("ida", NotVisible)])
def test_others_neither_offer_nor_answer(cast: Cast, story: Story, name: str, refusal: type[Exception]) -> None:
    made = cases.offer(actor=cast.actor("nina"), case_id=story.case.pk, kind=OfferKind.PLAN, information="Fortalte.")

    with pytest.raises(refusal):
        cases.answer_offer(actor=cast.actor(name), case_id=story.case.pk, offer_id=made.pk, answer=OfferAnswer.YES)
    with pytest.raises(refusal):
        cases.offer(actor=cast.actor(name), case_id=story.case.pk, kind=OfferKind.PLAN, information="Fortalte.")


def test_who_takes_over_ends_the_one_before_with_the_reason_and_no_gap(cast: Cast, case: Case) -> None:
    """W-02; hol § 7-2."""
    cases.appoint_coordinator(
        actor=cast.actor("siri"), case_id=case.pk, person=cast.tor.person, change_reason="Nina bytter jobb"
    )

    before = case.coordinators.get(person=cast.nina.person)
    assert (before.ended_on, before.end_reason) == (clock.today(), "Nina bytter jobb")
    assert [each.person for each in case.coordinators.current()] == [cast.tor.person]


def test_a_handover_on_a_later_day_leaves_the_one_before_until_then(cast: Cast, case: Case) -> None:
    """W-02."""
    cases.appoint_coordinator(
        actor=cast.actor("siri"), case_id=case.pk, person=cast.tor.person, appointed_on=tomorrow()
    )

    assert [each.person for each in case.coordinators.current()] == [cast.nina.person]


def test_nobody_takes_over_before_the_one_before_began(cast: Cast, case: Case) -> None:
    yesterday = clock.today() - timedelta(days=1)

    with pytest.raises(InvalidInput) as refused:
        cases.appoint_coordinator(
            actor=cast.actor("siri"), case_id=case.pk, person=cast.tor.person, appointed_on=yesterday
        )
    assert set(refused.value.messages) == {"appointed_on"}


def test_the_hospital_may_have_its_own_coordinator_beside_the_municipal_one(cast: Cast, case: Case) -> None:
    """Law: sphl § 2-5 a."""
    cases.appoint_coordinator(
        actor=cast.actor("siri"), case_id=case.pk, person=cast.tor.person, kind=CoordinatorKind.SPECIALIST
    )

    kinds = {each.kind for each in case.coordinators.current()}
    assert kinds == {CoordinatorKind.MUNICIPAL, CoordinatorKind.SPECIALIST}
