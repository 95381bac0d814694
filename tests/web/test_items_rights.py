"""Who may write what, through the pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helhet.people.models import Capacity
from helhet.plans.actions import consents, items, lifecycle
from helhet.plans.models import Channel, DiaryEntry, Frame, Goal, Measure, PlanKind, Service, Statement, Voice
from tests.cast import Cast, Story, open_case, represent
from tests.fixtures import SignIn


def address(name: str, story: Story, *rest: Any) -> str:
    return reverse(f"items:{name}", args=[story.plan.pk, *rest])


def add_goal(client: Client, story: Story, text: str = "Jeg vil danse.", **more: str) -> int:
    return client.post(address("add", story, "goal"), {"text": text, **more}).status_code


@pytest.mark.parametrize(
    ("name", "answer"),
    [("kari", 200), ("nina", 200), ("ola", 403), ("siri", 403), ("per", 404), ("tor", 404), ("ida", 404)],
)
def test_the_persons_side_and_the_coordinator_write_goals(
    name: str, answer: int, story: Story, sign_in: SignIn
) -> None:
    client = sign_in(name)

    assert client.get(address("add", story, "goal")).status_code == answer
    assert add_goal(client, story) == (302 if answer == 200 else answer)
    assert Goal.objects.filter(text="Jeg vil danse.").exists() == (answer == 200)


@pytest.mark.parametrize(
    ("name", "answer"), [("kari", 403), ("nina", 200), ("ola", 200), ("siri", 403), ("tor", 404), ("ida", 404)]
)
def test_a_measure_is_changed_by_who_wrote_it_and_who_is_responsible(
    name: str, answer: int, story: Story, sign_in: SignIn
) -> None:
    """P-14."""
    assert sign_in(name).get(address("change", story, "measure", story.measure.pk)).status_code == answer


@pytest.mark.parametrize(
    ("name", "answer"), [("nina", 403), ("ola", 403), ("siri", 403), ("tor", 404), ("ida", 404), ("per", 404)]
)
def test_nobody_else_changes_or_removes_the_persons_own_words(
    name: str, answer: int, story: Story, sign_in: SignIn
) -> None:
    """P-12; IP regulation § 4."""
    client, url = sign_in(name), address("change", story, "statement", story.words.pk)

    assert client.get(url).status_code == answer
    assert client.post(url, {"text": "Noe annet", "topic": "what_matters", "base_revision": 1}).status_code == answer
    assert client.post(address("removal", story, "statement", story.words.pk)).status_code == answer
    assert Statement.objects.get().text == "Jeg vil bestemme over dagene mine selv."


def test_a_parent_writes_for_a_child_in_his_own_name(cast: Cast, sign_in: SignIn) -> None:
    """Patient and user rights act § 4-4."""
    cast.kari.person.birth_date = cast.kari.person.birth_date.replace(year=2021)  # type: ignore[union-attr]
    cast.kari.person.save()
    represent(cast.per.person, cast.kari.person, Capacity.PARENT)
    case = open_case(cast)
    consents.give(actor=cast.actor("per"), case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    plan = lifecycle.start(actor=cast.actor("nina"), case_id=case.pk, kind=PlanKind.INDIVIDUAL)
    url = reverse("items:add", args=[plan.pk, "goal"])

    assert sign_in("per").post(url, {"text": "At hun får sove."}).status_code == 302
    assert Goal.objects.get().voice == Voice.REPRESENTATIVE


def test_the_coordinator_brings_in_the_persons_words_from_paper_but_not_on_the_screen(
    story: Story, sign_in: SignIn
) -> None:
    """Q-09."""
    nina = sign_in("nina")

    assert add_goal(nina, story, voice="person", channel="screen") == 200
    assert not Goal.objects.filter(text="Jeg vil danse.").exists()
    assert add_goal(nina, story, voice="person", channel="paper") == 302

    goal = Goal.objects.get(text="Jeg vil danse.")
    assert (goal.voice, goal.channel) == (Voice.PERSON, Channel.PAPER)


def test_a_participant_is_not_asked_whose_words_it_is(story: Story, sign_in: SignIn) -> None:
    form = sign_in("ola").get(address("add", story, "need")).context["form"]

    assert "voice" not in form.fields


def test_the_diary_is_the_persons_alone(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-26."""
    kari, nina = sign_in("kari"), sign_in("nina")
    page = kari.get(address("add", story, "diary_entry"))
    assert "Bare du kan lese dette." in page.content.decode()
    entry = items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=DiaryEntry, values={"text": "Mitt."})

    assert nina.get(address("add", story, "diary_entry")).status_code == 403
    for name in ("change", "sharing"):
        assert nina.get(address(name, story, "diary_entry", entry.pk)).status_code == 404
    for name in ("removal", "restoration", "sharing", "position"):
        answer = nina.post(address(name, story, "diary_entry", entry.pk), {"shared": "yes", "direction": "up"})
        assert answer.status_code == 404


def test_sharing_a_page_of_the_diary_says_first_what_it_means_and_can_be_taken_back(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """P-26."""
    entry = items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=DiaryEntry, values={"text": "Mitt."})
    kari, url = sign_in("kari"), address("sharing", story, "diary_entry", entry.pk)

    assert "Ola Dahl" in kari.get(url).content.decode()
    kari.post(url, {"shared": "yes"})
    assert not DiaryEntry.objects.get().private
    assert "Ta den tilbake" in kari.get(url).content.decode()
    kari.post(url, {"shared": "no"})
    assert DiaryEntry.objects.get().private


def test_the_frame_is_set_by_those_who_steer_the_plan(story: Story, sign_in: SignIn) -> None:
    """IP regulation § 9 c and h."""
    url = address("frame", story)
    for name, answer in {"ola": 403, "siri": 403, "tor": 404, "kari": 200, "nina": 200}.items():
        assert sign_in(name).get(url).status_code == answer

    sign_in("nina").post(url, {"made_by": "Nina Berg", "period_start": "1.3.2026", "base_revision": "1"})

    assert Frame.objects.get().made_by == "Nina Berg"


def test_the_frame_is_never_removed(story: Story, sign_in: SignIn) -> None:
    frame = Frame.objects.get()

    assert sign_in("nina").post(address("removal", story, "frame", frame.pk)).status_code == 404


def test_after_consent_is_withdrawn_nobody_writes(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """IP regulation § 5."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)

    for name in ("kari", "nina", "ola"):
        client = sign_in(name)
        assert client.get(address("add", story, "measure")).status_code == 403
        assert add_goal(client, story) == 403
        assert client.post(address("draft", story), {"key": "goal:new", "field": "text"}).status_code == 403


def test_order_is_set_by_those_who_steer_and_the_page_stays_at_the_item(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    second = items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": "Nummer to"})
    url = address("position", story, "goal", second.pk)

    assert sign_in("ola").post(url, {"direction": "up"}).status_code == 403
    answer = sign_in("nina").post(url, {"direction": "up"})

    assert answer["Location"].endswith(f"#goal-{second.pk}")
    assert list(Goal.objects.values_list("text", flat=True)) == ["Nummer to", "Jeg vil bo for meg selv."]


def test_a_participant_sets_neither_who_takes_part_nor_for_how_long(story: Story, sign_in: SignIn) -> None:
    """Nobody prolongs their own access."""
    ola, url = sign_in("ola"), address("change", story, "participant", story.ola.pk)
    form = ola.get(url).context["form"]
    assert not {"ends_on", "starts_on", "participant_kind", "position_id"} & set(form.fields)

    ola.post(url, {"role": "fysioterapeut", "phone": "99 00 00 77", "ends_on": "1.1.2030", "base_revision": "1"})

    story.ola.refresh_from_db()
    assert (story.ola.phone, story.ola.ends_on) == ("99 00 00 77", None)


def test_somebody_else_who_is_asked_has_not_answered_yet(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-14."""
    Measure.objects.update(answer="accepted")
    url = address("change", story, "measure", story.measure.pk)
    nina = sign_in("nina")
    form = nina.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}

    nina.post(url, {**shown, "responsible_id": ""})

    assert Measure.objects.get().answer == "waiting"


def test_kinds_with_an_act_of_their_own_are_begun_there(story: Story, sign_in: SignIn) -> None:
    answer = sign_in("nina").get(address("add", story, "evaluation"))

    assert answer["Location"] == reverse("progress:evaluation", args=[story.plan.pk])


def test_a_service_is_shown_on_its_own_page_after_saving(story: Story, sign_in: SignIn) -> None:
    written = {"service_kind": "service", "name": "Avlastning", "provider": "Kommunen"}
    answer = sign_in("kari").post(address("add", story, "service"), written)

    service = Service.objects.get()
    assert service.name == "Avlastning"
    assert answer["Location"] == f"{reverse('plans:services', args=[story.plan.pk])}#service-{service.pk}"
