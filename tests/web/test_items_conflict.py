"""Two write the same: both texts are shown, the writer chooses, and nothing is lost on the way."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helhet.plans.actions import items
from helhet.plans.models import Draft, Measure, Participant
from tests.cast import Cast, Story
from tests.fixtures import SignIn


def change_url(story: Story) -> str:
    return reverse("items:change", args=[story.plan.pk, "measure", story.measure.pk])


def opened(client: Client, story: Story) -> dict[str, Any]:
    form = client.get(change_url(story)).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def nina_writes(cast: Cast, story: Story, **values: Any) -> None:
    items.change(
        actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk, values=values
    )


def hidden(page: str, name: str) -> bool:
    return f'name="{name}"' in page


def test_a_stale_form_merges_what_only_one_has_changed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    ola = sign_in("ola")
    shown = opened(ola, story)
    nina_writes(cast, story, extent="To ganger i uka")

    assert ola.post(change_url(story), {**shown, "how": "På treningssenteret"}).status_code == 302

    measure = Measure.objects.get()
    assert (measure.extent, measure.how) == ("To ganger i uka", "På treningssenteret")


def test_both_texts_are_shown_with_who_and_the_draft_is_kept(cast: Cast, story: Story, sign_in: SignIn) -> None:
    ola = sign_in("ola")
    shown = opened(ola, story)
    draft = {"key": f"measure:{story.measure.pk}", "field": "how", "value": "Olas ord", "base": "1"}
    ola.post(reverse("items:draft", args=[story.plan.pk]), draft)
    nina_writes(cast, story, how="Ninas ord")

    answer = ola.post(change_url(story), {**shown, "how": "Olas ord"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ninas ord" in page
    assert "Olas ord" in page
    assert "Nina Berg skrev" in page
    assert Measure.objects.get().how == "Ninas ord"
    assert Draft.objects.exists()


@pytest.mark.parametrize(
    ("choice", "stands"), [("mine", "Olas ord"), ("theirs", "Ninas ord"), ("both", "Ninas ord og Olas")]
)
def test_the_writer_decides_and_everything_else_in_the_form_comes_along(
    choice: str, stands: str, cast: Cast, story: Story, sign_in: SignIn
) -> None:
    ola = sign_in("ola")
    shown = opened(ola, story)
    nina_writes(cast, story, how="Ninas ord")
    page = ola.post(change_url(story), {**shown, "how": "Olas ord", "where": "Hjemme"}).content.decode()
    carried = {name: value for name, value in {**shown, "where": "Hjemme"}.items() if hidden(page, name)}
    assert carried["where"] == "Hjemme"

    decided = {
        **carried,
        "base_revision": "2",
        "mine-how": "Olas ord",
        "theirs-how": "Ninas ord",
        "both-how": "Ninas ord og Olas",
        "resolve-how": choice,
    }
    assert ola.post(change_url(story), decided).status_code == 302

    measure = Measure.objects.get()
    assert (measure.how, measure.where) == (stands, "Hjemme")


def test_a_choice_is_shown_by_its_name_and_cannot_be_joined(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nina = cast.actor("nina")
    eva = {"participant_kind": "network", "name": "Eva Li", "role": "venn"}
    other = items.add(actor=nina, plan_id=story.plan.pk, model=Participant, values=eva)
    browser = sign_in("nina")
    shown = opened(browser, story)
    nina_writes(cast, story, responsible_id=other.pk)

    answer = browser.post(change_url(story), {**shown, "responsible_id": ""})

    [disagreement] = answer.context["page"].disagreements
    assert (disagreement.mine, disagreement.theirs) == ("Ikke valgt", "Eva Li, venn")
    assert not disagreement.both


def test_a_draft_from_before_somebody_elses_change_is_compared_with_what_it_was_begun_on(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    ola = sign_in("ola")
    draft = {"key": f"measure:{story.measure.pk}", "field": "how", "value": "Olas ord", "base": "1"}
    ola.post(reverse("items:draft", args=[story.plan.pk]), draft)
    nina_writes(cast, story, how="Ninas ord")

    shown = opened(ola, story)

    assert (shown["how"], shown["base_revision"]) == ("Olas ord", 1)
    assert ola.post(change_url(story), shown).status_code == 409


def test_a_form_for_something_that_has_been_removed_keeps_its_text(cast: Cast, story: Story, sign_in: SignIn) -> None:
    ola = sign_in("ola")
    shown = opened(ola, story)
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk)

    answer = ola.post(change_url(story), {**shown, "how": "Olas ord"})

    assert answer.status_code == 404
    assert "Olas ord" in answer.content.decode()


@pytest.mark.parametrize("base", ["", "nonsense", "77"])
def test_a_change_without_a_known_starting_point_overwrites_nothing(base: str, story: Story, sign_in: SignIn) -> None:
    ola = sign_in("ola")
    shown = {**opened(ola, story), "how": "Olas ord", "base_revision": base}

    assert ola.post(change_url(story), shown).status_code in {200, 404}
    assert Measure.objects.get().how == story.measure.how
