"""The access record leaves no trace of what somebody does not read (pbrl § 3-4; P-26)."""

from datetime import date

import pytest
from django.urls import reverse

from helhet.audit.models import AuditEvent
from helhet.kernel import clock
from helhet.oversight.actions import questions, reviews
from helhet.oversight.models import Outcome
from helhet.plans import reading
from helhet.plans.actions import items, limits
from helhet.plans.models import DiaryEntry, Need
from tests.cast import Cast, Story, represent
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(cast: Cast, story: Story) -> Story:
    """Kari is 13, and Per is her father. Nina writes a need, and shields it from him."""
    cast.kari.person.birth_date = date(clock.today().year - 13, 1, 1)
    cast.kari.person.save()
    represent(cast.per.person, cast.kari.person)
    nina, plan_id = cast.actor("nina"), story.plan.pk
    need = items.add(actor=nina, plan_id=plan_id, model=Need, values={"text": "Snakke med helsesykepleier alene."})
    limits.shield_from_parents(actor=nina, plan_id=plan_id, item_id=need.pk, reason="Kari vil det.")
    reading.open_plan(cast.actor("ola"), plan_id, page="plan")
    return story


def page_for(sign_in: SignIn, name: str, story: Story) -> str:
    answer = sign_in(name).get(reverse("history:case-access", args=[story.case.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_person_sees_who_wrote_and_shielded_what(family: Story, sign_in: SignIn) -> None:
    page = page_for(sign_in, "kari", family)

    assert "la til et behov, endret hvem som leser et innslag" in page
    assert "1 behov" in page


def test_a_parent_sees_who_has_read_and_no_trace_of_what_is_shielded(family: Story, sign_in: SignIn) -> None:
    page = page_for(sign_in, "per", family)

    assert "<strong>Ola Dahl</strong>" in page
    assert "behov" not in page
    assert "hvem som leser" not in page
    assert "fikk se" not in page


def test_a_parent_cannot_ask_about_what_is_shielded(cast: Cast, family: Story, sign_in: SignIn) -> None:
    number = AuditEvent.objects.get(chain_id=family.case.pk, object_kind="need").number
    url = reverse("history:question", args=[family.case.pk, number])

    assert sign_in("per").post(url, {"text": "Hva er dette?"}).status_code == 404
    assert sign_in("kari").get(url).status_code == 200


def test_whoever_acts_for_the_person_does_not_follow_what_the_person_does(
    cast: Cast, family: Story, sign_in: SignIn
) -> None:
    items.add(actor=cast.actor("kari"), plan_id=family.plan.pk, model=DiaryEntry, values={"text": "Bare mitt."})
    reading.open_plan(cast.actor("kari"), family.plan.pk, page="diary")

    page = page_for(sign_in, "per", family)

    assert "<strong>Kari Lunde</strong>" not in page
    assert "dagboka" not in page


def test_what_the_child_asks_is_between_the_child_and_those_who_answer(
    cast: Cast, family: Story, sign_in: SignIn
) -> None:
    number = AuditEvent.objects.filter(chain_id=family.case.pk, account_id=cast.ola.pk).latest("number").number
    asked = questions.ask(actor=cast.actor("kari"), case_id=family.case.pk, number=number, text="Sa Ola det til pappa?")
    reviews.close(
        actor=cast.actor("siri"), review_id=asked.pk, outcome=Outcome.IN_ORDER, answer="Nei, det gjorde han ikke."
    )

    assert "Nei, det gjorde han ikke." in page_for(sign_in, "kari", family)
    assert "Nei, det gjorde han ikke." in sign_in("kari").get(reverse("home:home")).content.decode()
    assert "Nei, det gjorde han ikke." not in page_for(sign_in, "per", family)
    assert "Nei, det gjorde han ikke." not in sign_in("per").get(reverse("home:home")).content.decode()
