"""Earlier versions of a plan: reading one, comparing two, and bringing one back."""

import re

import pytest
from django.urls import reverse

from helhet.audit.models import AuditEvent
from helhet.plans.actions import items, lifecycle
from helhet.plans.models import Contribution, Goal, Measure, Statement
from tests.cast import Cast, Story
from tests.fixtures import SignIn
from tests.web.filled_plan import fill
from tests.web.history_pages import change, item_url, latest, plan_url, text_of, version_url


def test_an_earlier_version_is_read_as_it_was_without_buttons(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-31."""
    before = latest(story)
    change(cast, story, "nina", story.measure, what="Noe helt annet")
    nina = sign_in("nina")
    page = text_of(nina, version_url(story, "version", before))

    assert "Dette er en tidligere versjon" in page
    assert "Trene på å komme seg inn og ut av dusjen" in page
    assert "Noe helt annet" not in page
    html = nina.get(version_url(story, "version", before)).content.decode()
    assert "/items/measure/new/" not in html
    assert reverse("items:change", args=[story.plan.pk, "measure", story.measure.pk]) not in html


def test_an_earlier_version_is_read_whole_also_the_pages_beside_the_plan(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    fill(cast, story)
    before = latest(story)
    support = Statement.objects.get(text="Gi meg tid til å svare.")
    change(cast, story, "kari", support, text="Snakk til meg.")
    page = text_of(sign_in("nina"), version_url(story, "version", before))

    for expected in ("Gi meg tid til å svare.", "Jeg slutter å svare.", "Støttekontakt"):
        assert expected in page
    assert "Snakk til meg." not in page


@pytest.mark.parametrize("name", ["version", "compare", "restoration"])
@pytest.mark.parametrize("number", [0, 999, 10**25])
def test_a_version_that_never_was_is_not_found(story: Story, sign_in: SignIn, name: str, number: int) -> None:
    assert sign_in("nina").get(version_url(story, name, number)).status_code == 404
    if name == "restoration":
        assert sign_in("nina").post(version_url(story, name, number)).status_code == 404


@pytest.mark.parametrize("other", ["0", "999", "x", "9" * 30, "²"])
def test_comparing_with_a_version_that_never_was_is_not_found(story: Story, sign_in: SignIn, other: str) -> None:
    address = version_url(story, "compare", 1) + f"?with={other}"
    assert sign_in("nina").get(address).status_code == 404


def test_words_that_came_and_went_are_marked_as_such(cast: Cast, story: Story, sign_in: SignIn) -> None:
    before = latest(story)
    change(cast, story, "nina", story.measure, how="Ute <b>hjemme</b>, med pauser")
    html = sign_in("nina").get(version_url(story, "compare", before)).content.decode()

    assert re.search(r"<del><span class=\"ds-sr-only\">Tatt ut: </span>Sammen hjemme, </del>", html)
    assert "Ute &lt;b&gt;hjemme&lt;/b&gt;, </ins>" in html
    assert "med pauser" in html


def test_two_earlier_versions_are_compared_too(cast: Cast, story: Story, sign_in: SignIn) -> None:
    first = latest(story)
    change(cast, story, "nina", story.measure, extent="Hver dag")
    change(cast, story, "nina", story.measure, what="Noe helt annet")
    page = text_of(sign_in("nina"), version_url(story, "compare", first) + f"?with={first + 1}")

    assert f"Fra versjon {first} til versjon {first + 1}" in page
    assert "Hver" in page
    assert "Noe helt annet" not in page
    assert "Hent tilbake denne versjonen" not in page


def test_reading_an_earlier_version_makes_nothing_new_again(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    nina.get(plan_url(story))
    nina.get(version_url(story, "version", 1))

    last = AuditEvent.objects.filter(chain_id=story.case.pk).order_by("-number")[0]
    assert (last.detail["version"], last.detail["seen"]) == (1, latest(story))


def test_one_is_asked_before_a_version_comes_back_and_can_undo_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    before = latest(story)
    change(cast, story, "nina", story.measure, what="Noe helt annet")
    change(cast, story, "kari", story.goal, text="Jeg vil bo i byen.")
    items.add(
        actor=cast.actor("nina"), plan_id=story.plan.pk, model=Contribution, values={"party": "Per", "text": "Kjører"}
    )
    nina, address = sign_in("nina"), version_url(story, "restoration", before)
    page = text_of(nina, address)

    assert "Blir som før: tiltaket" in page
    assert "Blir tatt ut: bidraget «Kjører»" in page
    assert "Dette får stå som det er" in page
    assert "Målet «Jeg vil bo" in page
    assert Measure.objects.get(pk=story.measure.pk).what == "Noe helt annet"

    response = nina.post(address)

    assert response["Location"] == reverse("plans:plan", args=[story.plan.pk])
    assert Measure.objects.get(pk=story.measure.pk).what == "Trene på å komme seg inn og ut av dusjen"
    assert Goal.objects.get(pk=story.goal.pk).text == "Jeg vil bo i byen."
    undo = version_url(story, "restoration", latest(story) - 1)
    assert undo in nina.get(response["Location"]).content.decode()
    nina.post(undo)
    assert Measure.objects.get(pk=story.measure.pk).what == "Noe helt annet"
    assert Contribution.objects.get().removed_at is None


@pytest.mark.parametrize(("who", "status"), [("kari", 200), ("nina", 200), ("ola", 403), ("siri", 403), ("tor", 404)])
def test_who_may_bring_a_version_back(cast: Cast, story: Story, sign_in: SignIn, who: str, status: int) -> None:
    before = latest(story)
    change(cast, story, "nina", story.measure, what="Noe helt annet")
    client, address = sign_in(who), version_url(story, "restoration", before)

    assert client.get(address).status_code == status
    assert client.post(address).status_code == (302 if status == 200 else status)
    if who == "ola":
        assert address not in client.get(version_url(story, "compare", before)).content.decode()
    if who == "nina":
        assert Measure.objects.get(pk=story.measure.pk).what == "Trene på å komme seg inn og ut av dusjen"


def test_a_version_like_now_brings_nothing_back(story: Story, sign_in: SignIn) -> None:
    nina, now = sign_in("nina"), latest(story)

    assert "ingenting å hente tilbake" in text_of(nina, version_url(story, "restoration", now))
    nina.post(version_url(story, "restoration", now))
    assert latest(story) == now


def test_a_closed_plan_keeps_its_history_without_ways_back(cast: Cast, story: Story, sign_in: SignIn) -> None:
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk)
    lifecycle.close(actor=cast.actor("nina"), plan_id=story.plan.pk, reason="x", continues="x", last_evaluation="x")
    nina = sign_in("nina")

    for address in (plan_url(story), item_url(story.measure)):
        assert "Hent tilbake" not in text_of(nina, address)
    assert nina.get(version_url(story, "restoration", 1)).status_code == 403
