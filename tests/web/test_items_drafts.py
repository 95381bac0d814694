"""Text on its way is kept, shown again to whoever wrote it, and gone when saved. A sign-in that ends loses none."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from helhet.plans.actions import items
from helhet.plans.models import Draft, Goal, Participant
from tests.cast import Cast, Story
from tests.fixtures import SignIn


def address(name: str, story: Story, *rest: Any) -> str:
    return reverse(f"items:{name}", args=[story.plan.pk, *rest])


def keep(client: Client, story: Story, value: str = "Jeg vil d", **more: str) -> int:
    sent = {"key": "goal:new", "field": "text", "value": value, "base": "", **more}
    return client.post(address("draft", story), sent).status_code


def test_what_somebody_began_on_is_there_again_and_can_be_thrown_away(story: Story, sign_in: SignIn) -> None:
    kari, url = sign_in("kari"), address("add", story, "goal")
    assert keep(kari, story) == 204
    assert keep(kari, story, "Jeg vil danse") == 204

    page = kari.get(url)
    assert page.context["form"]["text"].value() == "Jeg vil danse"
    assert "Vi har tatt vare på det." in page.content.decode()

    answer = kari.post(address("draft-removal", story), {"key": "goal:new", "next": url})
    assert answer["Location"] == url
    assert not kari.get(url).context["form"]["text"].value()


@pytest.mark.parametrize(
    ("kind", "field", "kept", "shown"),
    [
        ("goal", "voice", "together", r'name="voice" value="together"[^>]* checked'),
        ("goal", "life_area", "work", r'<option value="work" selected'),
        ("need", "met", "on", r'name="met"[^>]* checked'),
    ],
)
def test_what_somebody_chose_is_chosen_again(
    kind: str, field: str, kept: str, shown: str, story: Story, sign_in: SignIn
) -> None:
    """The server draws the draft, so it is there without the script too."""
    nina = sign_in("nina")
    url = address("add", story, kind)
    assert not re.search(shown, nina.get(url).content.decode())

    keep(nina, story, kept, key=f"{kind}:new", field=field)

    assert re.search(shown, nina.get(url).content.decode())


def test_each_of_several_choices_is_chosen_again(cast: Cast, story: Story, sign_in: SignIn) -> None:
    values = {"participant_kind": "relative", "name": "Per Lunde", "role": "far"}
    per = items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Participant, values=values)
    chosen = [str(story.ola.pk), str(per.pk)]
    nina = sign_in("nina")

    keep(nina, story, "\n".join(chosen), key="ask", field="participants")

    asked = nina.get(reverse("progress:ask", args=[story.plan.pk])).content.decode()
    assert all(re.search(rf'value="{each}"[^>]* checked', asked) for each in chosen)


def test_nobody_else_sees_a_draft(story: Story, sign_in: SignIn) -> None:
    keep(sign_in("kari"), story)
    nina = sign_in("nina")

    assert not nina.get(address("add", story, "goal")).context["form"]["text"].value()
    nina.post(address("draft-removal", story), {"key": "goal:new"})
    assert Draft.objects.count() == 1


def test_each_goal_has_its_own_draft_of_a_new_measure(story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    url = address("add", story, "measure") + f"?goal={story.goal.pk}"

    assert nina.get(url).context["page"].saving.key == f"measure:new:{story.goal.pk}"


def test_saving_clears_the_draft_and_tells_the_browser(story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    keep(kari, story)

    kari.post(address("add", story, "goal"), {"text": "Jeg vil danse."})

    assert not Draft.objects.exists()
    page = kari.get(address("add", story, "need")).content.decode()
    assert '<meta name="draft-saved" content="goal:new">' in page


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"value": "a" * 1_000_000}, 413),
        ({"key": ""}, 400),
        ({"key": "k" * 101}, 400),
        ({"field": "f" * 61}, 400),
        ({"base": "nonsense"}, 204),
        ({"base": "9" * 30}, 204),
        ({"value": "null\x00tegn"}, 204),
    ],
)
def test_drafts_take_what_can_be_kept(sent: dict[str, str], answer: int, story: Story, sign_in: SignIn) -> None:
    assert keep(sign_in("kari"), story, **sent) == answer


@pytest.mark.parametrize(("name", "answer"), [("tor", 404), ("ida", 404), ("siri", 403), ("ola", 204)])
def test_drafts_are_kept_for_those_who_write_in_the_plan(name: str, answer: int, story: Story, sign_in: SignIn) -> None:
    assert keep(sign_in(name), story) == answer


def test_a_draft_in_a_plan_that_does_not_exist_is_not_found(sign_in: SignIn) -> None:
    answer = sign_in("kari").post(reverse("items:draft", args=[uuid4()]), {"key": "goal:new", "field": "text"})

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/plain")


def test_the_script_is_told_plainly_that_nobody_is_signed_in(story: Story) -> None:
    assert keep(Client(), story) == 401


def test_a_form_sent_after_the_sign_in_ended_keeps_its_text(story: Story) -> None:
    url = address("add", story, "goal")

    answer = Client().post(url, {"text": "Jeg vil <danse>."}, headers={"referer": f"http://testserver{url}?topic=x"})

    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Jeg vil &lt;danse&gt;." in page
    assert reverse("signin:sign-in") in page
    assert "next=%2Fplans%2F" in page
    assert Goal.objects.count() == 1


def test_the_way_back_after_signing_in_never_leads_elsewhere(story: Story) -> None:
    answer = Client().post(address("add", story, "goal"), {}, headers={"referer": "https://elsewhere.example/plans/"})

    assert "elsewhere" not in answer.content.decode()


def test_throwing_a_draft_away_never_leads_elsewhere(story: Story, sign_in: SignIn) -> None:
    answer = sign_in("kari").post(
        address("draft-removal", story), {"key": "goal:new", "next": "https://elsewhere.example/"}
    )

    assert answer["Location"] == reverse("plans:plan", args=[story.plan.pk])


def test_a_page_asked_for_without_sign_in_leads_to_the_sign_in(story: Story) -> None:
    assert Client().get(address("add", story, "goal")).status_code == 302
