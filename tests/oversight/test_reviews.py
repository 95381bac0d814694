"""Questions about the access record, and looking into what is unusual (FOR-2019-03-01-168 § 14; A-20)."""

import pytest

from helhet.access.actors import Role
from helhet.access.decisions import Ground
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.organisation.models import Position
from helhet.oversight import queries
from helhet.oversight.actions import questions, reviews
from helhet.oversight.models import AccessReview, Cause, Outcome
from helhet.plans import reading
from tests.cast import Cast, Story

pytestmark = pytest.mark.django_db


def ask(cast: Cast, story: Story, about: str = "ola", by: str = "kari") -> AccessReview:
    """Somebody reads, and the person asks about it."""
    reading.open_plan(cast.actor(about), story.plan.pk, page="plan")
    number = AuditEvent.objects.filter(chain_id=story.case.pk, account_id=cast[about].pk).latest("number").number
    return questions.ask(actor=cast.actor(by), case_id=story.case.pk, number=number, text="Hvorfor leste du dette?")


def test_a_question_comes_to_the_coordinating_unit_and_the_coordinator(cast: Cast, story: Story) -> None:
    review = ask(cast, story)

    for name in ("siri", "nina"):
        assert queries.get_review(cast.actor(name), review.pk) == review
    for name in ("ola", "liv", "tor", "ida", "kari"):
        with pytest.raises(NotVisible):
            queries.get_review(cast.actor(name), review.pk)


def test_who_is_asked_about_does_not_answer(cast: Cast, story: Story) -> None:
    review = ask(cast, story, about="nina")

    with pytest.raises(NotVisible):
        reviews.close(actor=cast.actor("nina"), review_id=review.pk, outcome=Outcome.IN_ORDER, answer="Det var meg.")


def test_nobody_reviews_their_own_case(cast: Cast, story: Story) -> None:
    Position.objects.create(
        person=cast.kari.person, unit=cast.town.office, role=Role.COORDINATING_UNIT, title="Lærling",
        starts_on=clock.today(),
    )  # fmt: skip
    review = ask(cast, story)

    assert not queries.visible_reviews(cast.actor("kari")).filter(pk=review.pk).exists()


def test_the_question_and_the_answer_are_messages_in_the_record(cast: Cast, story: Story) -> None:
    review = ask(cast, story)
    reviews.close(
        actor=cast.actor("siri"), review_id=review.pk, outcome=Outcome.IN_ORDER, answer="Ola er fysioterapeut."
    )

    events = AuditEvent.objects.filter(chain_id=story.case.pk, operation=Operation.MESSAGE).order_by("number")
    assert [event.actor_name for event in events] == ["Kari Lunde", "Siri Moe"]
    assert events[1].ground == Ground.REVIEWER


def test_the_answer_is_told_to_the_person_until_it_is_seen(cast: Cast, story: Story) -> None:
    review, kari = ask(cast, story), cast.actor("kari")
    assert not queries.told(kari, [story.case.pk])

    reviews.close(
        actor=cast.actor("siri"), review_id=review.pk, outcome=Outcome.IN_ORDER, answer="Ola er fysioterapeut."
    )
    assert [each.answer for each in queries.told(kari, [story.case.pk])] == ["Ola er fysioterapeut."]

    reviews.mark_seen(actor=kari, review_id=review.pk)
    assert not queries.told(kari, [story.case.pk])


def test_a_question_needs_an_answer_and_a_breach_is_told(cast: Cast, story: Story) -> None:
    """GDPR article 34."""
    asked = ask(cast, story)
    pattern = make_review(cast, story)

    for review, outcome in ((asked, Outcome.IN_ORDER), (pattern, Outcome.BREACH)):
        with pytest.raises(InvalidInput) as refused:
            reviews.close(actor=cast.actor("siri"), review_id=review.pk, outcome=outcome)
        assert list(refused.value.messages) == ["answer"]
    reviews.close(actor=cast.actor("siri"), review_id=pattern.pk, outcome=Outcome.IN_ORDER, note="Koordinator.")


def test_a_review_is_closed_once(cast: Cast, story: Story) -> None:
    review = make_review(cast, story)
    reviews.close(actor=cast.actor("siri"), review_id=review.pk, outcome=Outcome.IN_ORDER)

    with pytest.raises(InvalidInput, match="andre"):
        reviews.close(actor=cast.actor("siri"), review_id=review.pk, outcome=Outcome.BREACH, answer="Nei.")


def test_the_same_entry_is_asked_about_once_until_there_is_an_answer(cast: Cast, story: Story) -> None:
    review = ask(cast, story)

    with pytest.raises(InvalidInput):
        questions.ask(actor=cast.actor("kari"), case_id=story.case.pk, number=review.number or 0, text="Igjen?")


def test_only_the_persons_side_asks_and_only_about_what_is_there(cast: Cast, story: Story) -> None:
    with pytest.raises(Denied):
        ask(cast, story, by="nina")
    with pytest.raises(NotVisible):
        questions.ask(actor=cast.actor("kari"), case_id=story.case.pk, number=99999, text="Hva?")


def test_looking_at_a_review_is_recorded_because_it_says_who_has_a_case(cast: Cast, story: Story) -> None:
    review = make_review(cast, story)

    reviews.look(actor=cast.actor("siri"), review_id=review.pk)

    event = AuditEvent.objects.filter(account_id=cast.siri.pk, object_kind="access_review").get()
    assert (event.chain_id, event.ground) == (story.case.pk, Ground.REVIEWER)


def test_the_list_is_for_those_who_review_or_coordinate(cast: Cast, story: Story) -> None:
    make_review(cast, story)

    assert len(queries.listed(cast.actor("siri"), closed=False)) == 1
    assert not queries.listed(cast.actor("ida"), closed=False), "another municipality has a list of its own"
    assert not queries.listed(cast.actor("nina"), closed=False), "patterns are not for the coordinator"
    for name in ("liv", "ola", "kari"):
        with pytest.raises(Denied):
            queries.listed(cast.actor(name), closed=False)


def make_review(cast: Cast, story: Story) -> AccessReview:
    return AccessReview.objects.create(
        cause=Cause.COLLEAGUE,
        organisation=cast.town.municipality,
        case=story.case,
        account=cast.ola,
        actor_name="Ola Dahl",
        day=clock.today(),
        made_at=clock.now(),
    )
