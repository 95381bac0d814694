"""Nødåpning: two pages, for a reason and a short time, told to the person and looked at afterwards (A-27;
helsepersonelloven § 23 no. 4, forvaltningsloven § 13 b no. 7).
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from helhet.access.actors import Assurance
from helhet.access.decisions import Ground
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.oversight import emergency
from helhet.oversight.actions import emergency as actions
from helhet.oversight.models import AccessReview, Cause, EmergencyOpening
from helhet.people.actions import persons
from helhet.plans.actions import consents, items
from helhet.plans.models import Goal, PlanKind, Statement, StatementSection
from tests.cast import Cast, Story

pytestmark = pytest.mark.django_db

KARIS_NUMBER = "12840950067"
NOBODYS_NUMBER = "01819090366"
REASON = "Funnet bevisstløs, vi trenger å vite hvem vi skal ringe."


@pytest.fixture
def written(cast: Cast, story: Story) -> Story:
    """Kari's plan with her crisis page, and her number registered."""
    persons.change(person=cast.kari.person, national_id=KARIS_NUMBER)
    items.add(
        actor=cast.actor("kari"),
        plan_id=story.plan.pk,
        model=Statement,
        values={"topic": StatementSection.CRISIS_CALL, "text": "Ring tante Berit."},
    )
    return story


def open_for_kari(cast: Cast, name: str = "tor") -> EmergencyOpening:
    return actions.open_by_number(actor=cast.actor(name), national_id=KARIS_NUMBER, reason=REASON)


def test_somebody_without_a_ground_opens_with_the_whole_number_and_reads_the_two_pages_only(
    cast: Cast, written: Story
) -> None:
    opening = open_for_kari(cast)

    read = emergency.read(cast.actor("tor"), opening.pk)

    assert [each.text for each in read.statements] == ["Ring tante Berit."]
    assert written.words.text not in [each.text for each in read.statements]


def test_it_is_over_after_an_hour(cast: Cast, written: Story) -> None:
    opening = open_for_kari(cast)

    with clock.at(clock.now() + timedelta(minutes=61)), pytest.raises(Denied, match="over"):
        emergency.read(cast.actor("tor"), opening.pk)


def test_only_the_one_who_opened_reads(cast: Cast, written: Story) -> None:
    opening = open_for_kari(cast)

    with pytest.raises(NotVisible):
        emergency.read(cast.actor("ida"), opening.pk)


def test_it_ends_at_once_when_the_consent_is_withdrawn(cast: Cast, written: Story) -> None:
    """IP regulation § 5."""
    opening = open_for_kari(cast)
    consents.withdraw(actor=cast.actor("kari"), case_id=written.case.pk, plan_kind=PlanKind.INDIVIDUAL)

    with pytest.raises(Denied):
        emergency.read(cast.actor("tor"), opening.pk)


def test_opening_and_reading_are_recorded_with_the_ground(cast: Cast, written: Story) -> None:
    emergency.read(cast.actor("tor"), open_for_kari(cast).pk)

    events = AuditEvent.objects.filter(chain_id=written.case.pk, account_id=cast.tor.pk).order_by("number")
    assert [(event.operation, event.ground) for event in events] == [
        (Operation.ADD, Ground.EMERGENCY),
        (Operation.READ, Ground.EMERGENCY),
    ]
    assert events[1].detail["parts"] == {"statement": 1}


def test_it_is_put_on_the_list_for_review_and_told_to_the_person(cast: Cast, written: Story) -> None:
    opening = open_for_kari(cast)

    review = AccessReview.objects.get(cause=Cause.EMERGENCY)
    assert review.opening == opening
    assert review.organisation == cast.town.municipality
    assert review.tells_person


def test_a_reason_must_be_given(cast: Cast, written: Story) -> None:
    with pytest.raises(InvalidInput) as refused:
        actions.open_by_number(actor=cast.actor("tor"), national_id=KARIS_NUMBER, reason="  ")

    assert list(refused.value.messages) == ["reason"]


def test_the_reason_is_encrypted_in_the_database(cast: Cast, written: Story) -> None:
    opening = open_for_kari(cast)

    stored = EmergencyOpening.objects.extra(select={"raw": "reason"}).values_list("raw", flat=True).get(pk=opening.pk)
    assert "bevisstløs" not in stored


@pytest.mark.parametrize("case", ["unknown number", "no pages", "stopped"])
def test_what_cannot_be_opened_gets_one_answer_whatever_the_cause(cast: Cast, story: Story, case: str) -> None:
    """Nobody learns from it whether somebody has a plan."""
    number = NOBODYS_NUMBER
    if case != "unknown number":
        persons.change(person=cast.kari.person, national_id=KARIS_NUMBER)
        number = KARIS_NUMBER
    if case == "stopped":
        consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)

    with pytest.raises(InvalidInput) as refused:
        actions.open_by_number(actor=cast.actor("tor"), national_id=number, reason=REASON)

    assert refused.value.messages == {
        "national_id": "Vi har ingen sider å åpne for dette nummeret. Forsøket er notert."
    }
    event = AuditEvent.objects.filter(operation=Operation.REFUSED, account_id=cast.tor.pk).get()
    assert number not in str(event.detail)
    assert event.subject_id is None


def test_after_five_tries_within_an_hour_there_are_no_more_for_that_one_and_nobody_else_is_locked_out(
    cast: Cast, written: Story
) -> None:
    for _try in range(5):
        with pytest.raises(InvalidInput):
            actions.open_by_number(actor=cast.actor("tor"), national_id=NOBODYS_NUMBER, reason=REASON)

    with pytest.raises(Denied, match="mange ganger"):
        open_for_kari(cast)
    open_for_kari(cast, "ida")
    with clock.at(clock.now() + timedelta(minutes=61)):
        open_for_kari(cast)


@pytest.mark.parametrize("name", ["per", "kari"])
def test_it_is_for_those_who_work_at_a_body(cast: Cast, written: Story, name: str) -> None:
    with pytest.raises(Denied):
        open_for_kari(cast, name)


def test_a_sign_in_of_low_assurance_opens_nothing(cast: Cast, written: Story) -> None:
    tor = replace(cast.actor("tor"), assurance=Assurance.LOW)

    with pytest.raises(Denied, match="sikrere"):
        actions.open_by_number(actor=tor, national_id=KARIS_NUMBER, reason=REASON)


def test_a_volunteer_organisation_is_not_a_body(cast: Cast, written: Story) -> None:
    cast.town.municipality.kind = "voluntary"
    cast.town.municipality.save()

    with pytest.raises(Denied):
        open_for_kari(cast)


def test_the_coordinating_unit_opens_from_the_case_it_knows_of(cast: Cast, written: Story) -> None:
    opening = actions.open_from_case(actor=cast.actor("siri"), case_id=written.case.pk, reason=REASON)

    assert emergency.read(cast.actor("siri"), opening.pk).statements
    with pytest.raises(NotVisible):
        actions.open_from_case(actor=cast.actor("tor"), case_id=written.case.pk, reason=REASON)


def test_what_is_taken_out_is_not_shown(cast: Cast, written: Story) -> None:
    items.add(actor=cast.actor("kari"), plan_id=written.plan.pk, model=Goal, values={"text": "Et mål til."})
    said = Statement.objects.get(topic=StatementSection.CRISIS_CALL)
    items.remove(actor=cast.actor("kari"), plan_id=written.plan.pk, model=Statement, item_id=said.pk)

    with pytest.raises(InvalidInput):
        open_for_kari(cast)
