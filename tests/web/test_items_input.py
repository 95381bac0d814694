"""Whatever is sent, nothing is lost, nothing breaks and nothing is saved twice."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from helhet.kernel.ids import new_id
from helhet.plans.actions import cases, consents, items, lifecycle
from helhet.plans.models import Goal, Measure, Participant, PlanKind, Service
from tests.cast import Cast, Story
from tests.fixtures import SignIn


def address(name: str, story: Story, *rest: Any) -> str:
    return reverse(f"items:{name}", args=[story.plan.pk, *rest])


def test_an_empty_goal_is_not_saved(story: Story, sign_in: SignIn) -> None:
    answer = sign_in("kari").post(address("add", story, "goal"), {"text": "  \n ", "why": "Fordi."})

    assert "text" in answer.context["form"].errors
    assert "Fordi." in answer.content.decode()
    assert Goal.objects.count() == 1


def test_dates_out_of_order_are_said_at_the_later_one(story: Story, sign_in: SignIn) -> None:
    written = {
        "service_kind": "service",
        "name": "Avlastning",
        "provider": "Kommunen",
        "starts_on": "2.5.2026",
        "ends_on": "1.5.2026",
    }
    answer = sign_in("kari").post(address("add", story, "service"), written)

    assert "ends_on" in answer.context["form"].errors
    assert not Service.objects.exists()


def test_a_technical_aid_needs_a_day_for_follow_up_and_the_folded_fields_open(story: Story, sign_in: SignIn) -> None:
    """P-23."""
    written = {"what": "Dusjstol", "measure_kind": "technical_aid", "for_whom": "person"}
    answer = sign_in("nina").post(address("add", story, "measure"), written)

    assert "follow_up_on" in answer.context["form"].errors
    assert "<details" in answer.content.decode()
    assert answer.context["form"].more_is_used


@pytest.mark.parametrize("text", ["a" * 1_000_000, "Hei\x00der", "pip\x07"], ids=["megabyte", "null", "bell"])
def test_text_that_cannot_be_kept_stays_in_the_form(text: str, story: Story, sign_in: SignIn) -> None:
    answer = sign_in("kari").post(address("add", story, "goal"), {"text": text})

    assert "text" in answer.context["form"].errors
    assert answer.context["form"]["text"].value() == text
    assert Goal.objects.count() == 1


@pytest.mark.parametrize("text", ["Jeg vil 🎸🏳️‍🌈", "أريد أن أعيش وحدي", "Linje en\nlinje to", "<b>fet</b> & 'slik'"])
def test_text_is_kept_exactly_as_written_and_shown_as_text(text: str, story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    kari.post(address("add", story, "goal"), {"text": text.replace("\n", "\r\n")})
    goal = Goal.objects.exclude(pk=story.goal.pk).get()

    assert goal.text == text
    assert "<b>fet" not in kari.get(address("change", story, "goal", goal.pk)).content.decode()


def test_a_form_sent_twice_adds_one(story: Story, sign_in: SignIn) -> None:
    kari, url = sign_in("kari"), address("add", story, "goal")
    once = {"text": "Jeg vil danse.", "submission": str(kari.get(url).context["form"]["submission"].value())}

    assert [kari.post(url, once).status_code for _ in range(2)] == [302, 302]

    [goal] = Goal.objects.filter(text="Jeg vil danse.")
    assert (str(goal.pk), goal.revision) == (once["submission"], 1)


def test_a_form_sent_again_with_other_words_keeps_the_last_ones(story: Story, sign_in: SignIn) -> None:
    kari, url = sign_in("kari"), address("add", story, "goal")
    token = str(new_id())

    kari.post(url, {"text": "Jeg vil danse.", "submission": token})
    kari.post(url, {"text": "Jeg vil danse tango.", "submission": token})

    assert Goal.objects.get(pk=token).text == "Jeg vil danse tango."


def test_a_submission_never_reaches_another_plan_or_kind(cast: Cast, story: Story, sign_in: SignIn) -> None:
    siri, per, nina = (cast.actor(name) for name in ("siri", "per", "nina"))
    case = cases.open_case(actor=siri, person=cast.per.person, responsible_body=cast.town.municipality)
    cases.appoint_coordinator(actor=siri, case_id=case.pk, person=cast.nina.person)
    consents.give(actor=per, case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    other = lifecycle.start(actor=nina, case_id=case.pk, kind=PlanKind.INDIVIDUAL)
    theirs = items.add(actor=per, plan_id=other.pk, model=Goal, values={"text": "Sove mer."})

    for taken in (theirs.pk, story.measure.pk):
        sent = {"text": "Nytt", "submission": str(taken)}
        answer = sign_in("nina").post(address("add", story, "goal"), sent)
        assert answer.status_code == 404
        assert "Nytt" in answer.content.decode()
    assert set(Goal.objects.values_list("pk", flat=True)) == {story.goal.pk, theirs.pk}


def test_an_unknown_kind_item_or_target_is_not_found(story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")

    for url in (
        address("add", story, "nonsense"),
        address("change", story, "nonsense", story.goal.pk),
        address("change", story, "goal", uuid4()),
        address("change", story, "goal", story.measure.pk),
        reverse("items:add", args=[uuid4(), "goal"]),
        address("add", story, "measure") + f"?goal={uuid4()}",
        address("add", story, "measure") + f"?goal={story.ola.pk}",
        address("add", story, "measure") + "?goal=nonsense",
        address("add", story, "statement") + "?topic=nonsense",
    ):
        assert nina.get(url).status_code == 404, url
    for url, sent in (
        (address("removal", story, "goal", uuid4()), {}),
        (address("removal", story, "nonsense", story.goal.pk), {}),
        (address("restoration", story, "measure", story.measure.pk), {"number": "99"}),
        (address("restoration", story, "measure", story.measure.pk), {"number": "nonsense"}),
        (address("position", story, "goal", story.goal.pk), {"direction": "sideways"}),
    ):
        assert nina.post(url, sent).status_code == 404, url


def test_somebody_in_another_plan_is_no_choice(story: Story, sign_in: SignIn) -> None:
    answer = sign_in("nina").post(
        address("add", story, "measure"),
        {"what": "Noe", "measure_kind": "service", "for_whom": "person", "responsible_id": str(uuid4())},
    )

    assert "responsible_id" in answer.context["form"].errors


@pytest.mark.parametrize("name", ["removal", "restoration", "position"])
def test_what_changes_the_plan_is_never_done_by_a_link(name: str, story: Story, sign_in: SignIn) -> None:
    assert sign_in("nina").get(address(name, story, "measure", story.measure.pk)).status_code == 405


@pytest.mark.parametrize("name", ["draft", "draft-removal"])
def test_drafts_are_sent_by_forms_only(name: str, story: Story, sign_in: SignIn) -> None:
    assert sign_in("nina").get(address(name, story)).status_code == 405


def test_a_removal_offers_to_undo_it_on_the_next_page(story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    kari.post(address("removal", story, "goal", story.goal.pk))
    page = kari.get(address("add", story, "goal")).content.decode()

    undo = address("restoration", story, "goal", story.goal.pk)
    assert "Målet er fjernet." in page
    assert f'action="{undo}"' in page

    assert [kari.post(undo).status_code for _ in range(2)] == [302, 302], "undone twice is undone once"
    assert Goal.objects.get().revision == 3


def test_an_earlier_revision_comes_back_by_its_number(cast: Cast, story: Story, sign_in: SignIn) -> None:
    items.change(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Measure,
        item_id=story.measure.pk,
        values={"what": "Noe annet"},
    )

    sign_in("nina").post(address("restoration", story, "measure", story.measure.pk), {"number": "1"})

    assert Measure.objects.get().what == story.measure.what


def test_bringing_back_somebody_who_takes_part_already_is_refused_plainly(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    nina = cast.actor("nina")
    items.remove(actor=nina, plan_id=story.plan.pk, model=Participant, item_id=story.ola.pk)
    again = {"participant_kind": "professional", "name": "Ola Dahl", "role": "fysioterapeut", "person": cast.ola.person}
    items.add(actor=nina, plan_id=story.plan.pk, model=Participant, values=again)

    answer = sign_in("nina").post(address("restoration", story, "participant", story.ola.pk))

    assert answer.status_code == 302
    assert Participant.objects.filter(removed_at__isnull=True, person=cast.ola.person).count() == 1


def test_the_form_costs_a_fixed_number_of_queries(
    cast: Cast, story: Story, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    kari = sign_in("kari")
    for number in range(5):
        items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": f"Mål {number}"})
    kari.get(address("add", story, "measure"))  # the first page of a session also stamps it

    with django_assert_max_num_queries(12):
        kari.get(address("add", story, "measure"))
    with django_assert_max_num_queries(12):
        kari.get(address("change", story, "goal", story.goal.pk))
