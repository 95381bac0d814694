"""Answers, statuses, evaluation, the law's list and paper, through the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from helhet.kernel import clock
from helhet.plans import lawcheck, queries, reading
from helhet.plans.actions import drafts, items, progress
from helhet.plans.models import (
    Evaluation,
    Goal,
    GoalStatus,
    Measure,
    MeasureAnswer,
    Statement,
    StatusRequest,
    Step,
    Voice,
)
from tests.cast import Cast, Story
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db


def now(cast: Cast, story: Story) -> reading.PlanReading:
    door = queries.get_plan(cast.actor("kari"), story.plan.pk)
    return reading.read(door.plan, door.standing)


def test_the_one_who_is_asked_says_no_with_a_reason_that_the_person_reads(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """P-14, W-16."""
    url = reverse("progress:answer", args=[story.plan.pk, story.measure.pk])

    response = sign_in("ola").post(url, {"answer": "declined", "answer_reason": "Jeg har ikke tid før jul."})

    assert response.status_code == 302
    measure = now(cast, story).all(Measure)[0]
    assert (measure.answer, measure.answer_reason) == (MeasureAnswer.DECLINED, "Jeg har ikke tid før jul.")
    assert measure.lacks_owner


def test_a_no_without_a_reason_is_asked_for_one_beside_the_field(cast: Cast, story: Story, sign_in: SignIn) -> None:
    url = reverse("progress:answer", args=[story.plan.pk, story.measure.pk])

    response = sign_in("ola").post(url, {"answer": "declined", "answer_reason": ""})

    assert response.status_code == 200
    assert "Skriv kort hvorfor" in response.content.decode()
    assert now(cast, story).all(Measure)[0].answer == MeasureAnswer.WAITING


def test_only_the_one_asked_and_the_coordinator_answer_a_measure(cast: Cast, story: Story, sign_in: SignIn) -> None:
    url = reverse("progress:answer", args=[story.plan.pk, story.measure.pk])
    expected = {"ola": 200, "nina": 200, "kari": 403, "siri": 403, "tor": 404, "ida": 404}

    assert {name: sign_in(name).get(url).status_code for name in expected} == expected


def test_the_coordinator_may_put_the_persons_goal_on_hold_without_touching_its_words(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """P-10, P-12."""
    url = reverse("progress:goal-status", args=[story.plan.pk, story.goal.pk])

    sign_in("nina").post(url, {"status": "on_hold", "status_reason": "Kari vil vente til etter sommeren."})

    goal = now(cast, story).all(Goal)[0]
    assert (goal.text, goal.status) == (story.goal.text, GoalStatus.ON_HOLD)


def test_an_evaluation_has_a_date_a_result_and_a_next_step(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """IP regulation § 9 second paragraph; P-27."""
    url = reverse("progress:evaluate-goal", args=[story.plan.pk, story.goal.pk])
    client = sign_in("nina")

    incomplete = client.post(url, {"outcome": "improving", "result": "Bra", "evaluated_on": "1.3.2026"})
    assert "Skriv inn noe i «Hva gjør vi nå?»" in incomplete.content.decode()
    client.post(url, {"outcome": "improving", "result": "Bra", "next_step": "Fortsette", "evaluated_on": "1.3.2026"})

    assert [each.next_step for each in now(cast, story).all(Evaluation)] == ["Fortsette"]


def test_an_evaluation_is_never_dated_ahead(story: Story, sign_in: SignIn) -> None:
    url = reverse("progress:evaluate-measure", args=[story.plan.pk, story.measure.pk])
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()

    response = sign_in("ola").post(
        url, {"outcome": "improving", "result": "Bra", "next_step": "Fortsette", "evaluated_on": tomorrow}
    )

    assert "fram i tid" in response.content.decode()


def test_everybody_sees_who_has_answered_how_it_goes(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-27."""
    nina = sign_in("nina")
    due = (clock.today() + timedelta(days=7)).isoformat()
    nina.post(
        reverse("progress:ask", args=[story.plan.pk]),
        {"participants": [str(story.ola.pk)], "question": "Hvordan går treningen?", "due_on": due},
    )
    overview = reverse("progress:evaluation", args=[story.plan.pk])
    assert "0 av 1 har svart" in sign_in("kari").get(overview).content.decode()

    request = now(cast, story).all(StatusRequest)[0]
    sign_in("ola").post(
        reverse("progress:answer-status", args=[story.plan.pk, request.pk]), {"answer": "Bedre for hver uke."}
    )

    page = sign_in("kari").get(overview).content.decode()
    assert "1 av 1 har svart" in page
    assert "Bedre for hver uke." in page


def test_a_status_is_asked_for_by_the_persons_side_and_the_coordinator_only(story: Story, sign_in: SignIn) -> None:
    url = reverse("progress:ask", args=[story.plan.pk])
    expected = {"nina": 200, "kari": 200, "ola": 403, "siri": 403, "liv": 404, "tor": 404, "ida": 404}

    assert {name: sign_in(name).get(url).status_code for name in expected} == expected


def test_the_laws_list_shows_every_letter_and_the_childs_item(story: Story, sign_in: SignIn) -> None:
    """IP regulation § 9 a to j and last paragraph; Kari is 17."""
    page = sign_in("nina").get(reverse("progress:law", args=[story.plan.pk])).content.decode()

    assert all(str(requirement.text) in page for requirement in lawcheck.REQUIREMENTS)


def test_a_letter_is_set_aside_with_a_reason_but_never_one_that_no_plan_can_do_without(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """IP regulation § 9."""
    nina = sign_in("nina")
    url = reverse("progress:not-relevant", args=[story.plan.pk, "j"])
    assert nina.post(url, {"reason": ""}).status_code == 200

    nina.post(url, {"reason": "Alle er med allerede."})

    findings = {finding.requirement.letter: finding for finding in lawcheck.check(now(cast, story))}
    assert findings["j"].status is lawcheck.Status.NOT_RELEVANT
    assert findings["j"].reason == "Alle er med allerede."
    assert nina.get(reverse("progress:not-relevant", args=[story.plan.pk, "a"])).status_code == 404


def test_words_from_paper_stand_in_the_plan_as_the_persons_own(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """Q-09."""
    url = reverse("progress:paper", args=[story.plan.pk])

    sign_in("nina").post(
        url,
        {
            "voice": "person",
            "channel": "paper",
            "what_matters": "Hunden min.",
            "goals": "Kjøre bil.\n\nReise til Roma.",
        },
    )

    after = now(cast, story)
    assert "Hunden min." in [each.text for each in after.all(Statement) if each.voice == Voice.PERSON]
    assert [each.text for each in after.all(Goal)][1:] == ["Kjøre bil.", "Reise til Roma."]


def test_an_empty_sheet_is_not_entered(story: Story, sign_in: SignIn) -> None:
    response = sign_in("nina").post(
        reverse("progress:paper", args=[story.plan.pk]), {"voice": "person", "channel": "paper"}
    )

    assert "i minst ett felt" in response.content.decode()


def test_a_goal_that_is_taken_out_takes_its_measures_with_it_and_brings_them_back(cast: Cast, story: Story) -> None:
    kari = cast.actor("kari")
    items.remove(actor=kari, plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    assert now(cast, story).all(Measure) == []

    items.restore(actor=kari, plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    assert [each.what for each in now(cast, story).all(Measure)] == [story.measure.what]


def test_a_step_done_twice_is_done_once(cast: Cast, story: Story) -> None:
    nina = cast.actor("nina")
    step = items.add(
        actor=nina, plan_id=story.plan.pk, model=Step, values={"goal": story.goal, "text": "Ringe boligkontoret"}
    )
    progress.complete_step(actor=nina, plan_id=story.plan.pk, step_id=step.pk)
    version = now(cast, story).version

    progress.complete_step(actor=nina, plan_id=story.plan.pk, step_id=step.pk)

    assert now(cast, story).version == version


def test_an_answer_that_was_begun_is_there_again_and_gone_when_it_is_sent(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """Q-03."""
    url = reverse("progress:answer", args=[story.plan.pk, story.measure.pk])
    ola = sign_in("ola")
    key = f"answer:{story.measure.pk}"
    ola.post(
        reverse("items:draft", args=[story.plan.pk]),
        {"key": key, "field": "answer_reason", "value": "Jeg begynte å skrive"},
    )
    assert "Jeg begynte å skrive" in ola.get(url).content.decode()

    ola.post(url, {"answer": "accepted", "answer_reason": ""})

    assert drafts.of_form(actor=cast.actor("ola"), plan_id=story.plan.pk, form=key) == {}
