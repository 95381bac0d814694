"""After writing, one lands at what one wrote, on the page one came from."""

import re
from typing import Any
from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import reverse

from helhet.kernel import clock
from helhet.plans.actions import items
from helhet.plans.models import Goal, Scale, Step
from tests.cast import Cast, Story
from tests.fixtures import SignIn

TODAY = f"{clock.today():%d.%m.%Y}"
A_SCALE = {"name": "Trygg", "lowest": 0, "lowest_means": "Aldri", "highest": 10, "highest_means": "Alltid"}
EVERYWHERE: dict[str, dict[str, Any]] = {
    "contribution": {"party": "Far", "text": "Kjører til trening."},
    "goal": {"text": "Lære å svømme."},
    "linked_plan": {"linked_kind": "other", "title": "Skolens plan", "owner": "Solvik skole"},
    "need": {"text": "Hjelp om morgenen."},
    "participant": {"participant_kind": "relative", "name": "Per Lunde", "role": "far"},
    "resource": {"text": "Liker musikk."},
    "review": {"review_kind": "evaluation", "due_on": TODAY},
    "service": {"service_kind": "service", "name": "Avlastning", "provider": "Solvik kommune"},
    "wanted_cooperation": {"provider": "Nav", "need": "needed", "why": "Arbeid."},
}
ON_A_GOAL: dict[str, dict[str, Any]] = {
    "comment": {"text": "Det går bra."},
    "measure": {"what": "Øve på bussen", "measure_kind": "service", "for_whom": "person"},
    "scale": A_SCALE,
    "step": {"text": "Ringe boligkontoret"},
}


def address(name: str, story: Story, *rest: Any, **query: object) -> str:
    said = "&".join(f"{name}={value}" for name, value in query.items())
    return reverse(name, args=[story.plan.pk, *rest]) + (f"?{said}" if said else "")


def lands(client: Client, url: str, written: dict[str, Any]) -> tuple[str, str]:
    """The page one comes to, and the id of what is shown there; it must be on the page."""
    form = client.get(url).context["form"]
    hidden = {field.html_name: str(field.value()) for field in form.hidden_fields() if field.value()}
    answer = client.post(url, {**hidden, **written})
    assert answer.status_code == 302, answer.context["form"].errors
    page, anchor = urldefrag(answer.headers["Location"])
    assert f'id="{anchor}"' in client.get(page).content.decode()
    return page, anchor


@pytest.mark.parametrize("kind", sorted(EVERYWHERE))
def test_what_is_added_to_the_plan_is_where_one_lands(kind: str, story: Story, sign_in: SignIn) -> None:
    _page, anchor = lands(sign_in("nina"), address("items:add", story, kind), EVERYWHERE[kind])

    assert anchor.startswith(f"{kind}-")


@pytest.mark.parametrize("topic", ["what_matters", "background", "about_me_liked", "crisis_call"])
def test_words_are_where_one_lands(topic: str, story: Story, sign_in: SignIn) -> None:
    _page, anchor = lands(sign_in("kari"), address("items:add", story, "statement", topic=topic), {"text": "Fred."})

    assert anchor.startswith("statement-")


@pytest.mark.parametrize("kind", sorted(ON_A_GOAL))
def test_what_is_added_from_a_goal_s_page_leads_back_to_it(kind: str, story: Story, sign_in: SignIn) -> None:
    nina, goal = sign_in("nina"), address("plans:goal", story, story.goal.pk)
    [link] = set(re.findall(rf'href="([^"]*/items/{kind}/new/\?goal={story.goal.pk}[^"]*)"', _text(nina, goal)))

    page, anchor = lands(nina, link.replace("&amp;", "&"), ON_A_GOAL[kind])

    assert page == goal
    assert anchor.startswith(f"{kind}-")


def test_a_sub_goal_added_from_a_goal_s_page_leads_back_to_the_goal(story: Story, sign_in: SignIn) -> None:
    asked = {"parent": story.goal.pk, "from": story.goal.pk}
    page, _anchor = lands(sign_in("nina"), address("items:add", story, "goal", **asked), {"text": "Lage middag."})

    assert page == address("plans:goal", story, story.goal.pk)


def test_a_comment_on_a_measure_leads_back_to_the_goal_s_page(story: Story, sign_in: SignIn) -> None:
    asked = {"measure": story.measure.pk, "from": story.goal.pk}
    page, _anchor = lands(sign_in("ola"), address("items:add", story, "comment", **asked), {"text": "Vi er i gang."})

    assert page == address("plans:goal", story, story.goal.pk)


@pytest.mark.parametrize("kind", ["comment", "measure", "step"])
def test_what_is_added_to_a_goal_from_the_plan_leads_back_to_the_plan(kind: str, story: Story, sign_in: SignIn) -> None:
    url = address("items:add", story, kind, goal=story.goal.pk)
    page, _anchor = lands(sign_in("nina"), url, ON_A_GOAL[kind])

    assert page == address("plans:plan", story)


def test_a_scale_stands_on_its_goal_s_page_and_so_does_a_new_number(cast: Cast, story: Story, sign_in: SignIn) -> None:
    scale = items.add(
        actor=cast.actor("kari"), plan_id=story.plan.pk, model=Scale, values={**A_SCALE, "goal": story.goal}
    )
    url = address("items:add", story, "scale_reading", scale=scale.pk)

    page, anchor = lands(sign_in("kari"), url, {"value": "4", "read_on": TODAY})

    assert (page, anchor) == (address("plans:goal", story, story.goal.pk), f"scale-{scale.pk}")


def test_a_change_a_move_and_a_removal_on_a_goal_s_page_lead_back_to_it(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    nina, goal = sign_in("nina"), address("plans:goal", story, story.goal.pk)
    of_measure = ("measure", story.measure.pk)
    acts: list[tuple[str, dict[str, Any]]] = [
        ("items:change", {"what": "Øve", "measure_kind": "service", "for_whom": "person", "base_revision": 1}),
        ("items:position", {"direction": "up"}),
        ("items:removal", {}),
    ]
    for name, sent in acts:
        answer = nina.post(address(name, story, *of_measure, **{"from": story.goal.pk}), sent)
        assert urldefrag(answer.headers["Location"])[0] == goal, name


def test_a_step_is_ticked_off_where_it_was_seen(cast: Cast, story: Story, sign_in: SignIn) -> None:
    values = {"goal": story.goal, "text": "Ringe boligkontoret"}
    step = items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Step, values=values)
    nina = sign_in("nina")

    on_plan = nina.post(address("progress:step-completion", story, step.pk), {"done": "yes"})
    on_goal = nina.post(address("progress:step-completion", story, step.pk, **{"from": story.goal.pk}), {"done": "no"})

    assert on_plan.headers["Location"] == f"{address('plans:plan', story)}#step-{step.pk}"
    assert on_goal.headers["Location"] == f"{address('plans:goal', story, story.goal.pk)}#step-{step.pk}"


def test_a_removed_goal_has_no_page_to_go_back_to(cast: Cast, story: Story, sign_in: SignIn) -> None:
    goal = items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values={"text": "Lære å kjøre."})

    answer = sign_in("nina").post(address("items:removal", story, "goal", goal.pk, **{"from": goal.pk}))

    assert answer.headers["Location"] == address("plans:plan", story)


@pytest.mark.parametrize("origin", ["elsewhere", "https://elsewhere.example/", ""])
def test_the_way_back_never_leads_elsewhere(origin: str, story: Story, sign_in: SignIn) -> None:
    page, _anchor = lands(sign_in("kari"), address("items:add", story, "goal", **{"from": origin}), {"text": "Danse."})

    assert page == address("plans:plan", story)


def test_leaving_without_writing_leads_back_too(story: Story, sign_in: SignIn) -> None:
    url = address("items:add", story, "measure", goal=story.goal.pk, **{"from": story.goal.pk})

    assert f'<a href="{address("plans:goal", story, story.goal.pk)}">Avbryt</a>' in _text(sign_in("nina"), url)


def _text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()
