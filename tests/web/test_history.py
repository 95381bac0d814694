"""What happened, who may see it, what it was before, and the way back."""

import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.plans.actions import items, lifecycle, progress
from helhet.plans.models import (
    Comment,
    DiaryEntry,
    Goal,
    Participant,
    Plan,
    Revision,
    Statement,
)
from tests.cast import Cast, Story
from tests.fixtures import SignIn
from tests.web.filled_plan import SECRET, fill
from tests.web.history_pages import change, item_url, latest, plan_url, text_of, version_url

READERS = [("kari", 200), ("nina", 200), ("ola", 200), ("siri", 403), ("tor", 404), ("ida", 404), ("liv", 404)]


@pytest.mark.parametrize("page", ["plan", "item", "version", "compare"])
@pytest.mark.parametrize(("who", "status"), READERS)
def test_who_may_read_the_history(story: Story, sign_in: SignIn, page: str, who: str, status: int) -> None:
    """Whoever reads the plan reads its history; the coordinating unit reads neither (A-19)."""
    addresses = {
        "plan": plan_url(story),
        "item": item_url(story.goal),
        "version": version_url(story, "version", 2),
        "compare": version_url(story, "compare", 2),
    }
    assert sign_in(who).get(addresses[page]).status_code == status


def test_each_act_says_who_did_what_and_whose_employee_they_are(cast: Cast, story: Story, sign_in: SignIn) -> None:
    change(cast, story, "nina", story.measure, extent="Hver dag")
    page = text_of(sign_in("kari"), plan_url(story))

    assert "Solvik kommune" in page
    assert "Endret tiltaket «Trene på å komme seg inn og ut av dusjen» Hvor mye og hvor ofte" in page
    assert "La til målet «Jeg vil bo for meg selv.»" in page
    assert "Startet planen" in page
    assert page.index("Endret tiltaket") < page.index("La til målet") < page.index("Startet planen")


def test_changes_of_state_are_told_but_not_why_consent_was_withdrawn(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lifecycle.close(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        reason="Kari flytter",
        continues="Fysioterapi",
        last_evaluation="Alt gikk bra",
    )
    Plan.objects.get(pk=story.plan.pk).state_changes.create(
        transition="stop", to_status="stopped", at="2026-03-02T10:00:00Z", by_name="Kari", reason="Min sak", version=1
    )
    page = text_of(sign_in("ola"), plan_url(story))

    assert "Avsluttet planen" in page
    assert "Kari flytter" in page
    assert "Stoppet planen fordi samtykket ble trukket tilbake" in page
    assert "Min sak" not in page


def test_what_was_taken_out_is_listed_with_a_way_back_for_who_may(cast: Cast, story: Story, sign_in: SignIn) -> None:
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    address = reverse("items:restoration", args=[story.plan.pk, "goal", story.goal.pk])

    for who, may in (("kari", True), ("nina", False), ("ola", False)):
        page = sign_in(who).get(plan_url(story)).content.decode()
        assert "Tatt ut av planen" in page
        assert (address in page) is may
    sign_in("kari").post(address)
    assert address not in sign_in("kari").get(plan_url(story)).content.decode()


def test_a_long_history_is_read_fifty_acts_at_a_time(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(55):
        change(cast, story, "nina", story.measure, extent=f"{number} ganger")
    client = sign_in("nina")

    assert client.get(plan_url(story)).content.decode().count("Slik var planen da") == 50
    assert "Startet planen" in text_of(client, f"{plan_url(story)}?side=2")
    assert "Startet planen" not in text_of(client, plan_url(story))


def test_every_revision_of_an_item_is_shown_with_before_and_after(cast: Cast, story: Story, sign_in: SignIn) -> None:
    gro = items.add(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Participant,
        values={"name": "Gro Lie", "role": "lege"},
    )
    change(cast, story, "nina", story.measure, responsible_id=gro.pk, status="active")
    change(cast, story, "nina", story.measure, how="Sammen hjemme, med lange pauser")
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Participant, item_id=gro.pk)
    page = text_of(sign_in("nina"), item_url(story.measure))

    assert Revision.objects.filter(item_id=story.measure.pk).count() == 3
    assert page.count("Slik var planen da") == 3
    assert "Ansvarlig person Før: Ola Dahl Etter: Gro Lie" in page  # also when she is taken out
    assert "Status Før: Planlagt Etter: I gang" in page
    assert "Sammen hjemme, med Satt inn: lange pauser" in page
    assert "Hører til målet Jeg vil bo for meg selv." in page


def test_an_item_is_brought_back_to_any_revision_by_who_may_change_it(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    change(cast, story, "kari", story.goal, text="Jeg vil bo i byen.")

    assert 'name="number"' not in sign_in("nina").get(item_url(story.goal)).content.decode()
    kari = sign_in("kari")
    page = kari.get(item_url(story.goal)).content.decode()
    assert re.findall(r'name="number"\s+value="(\d+)"', page) == ["1"]
    kari.post(reverse("items:restoration", args=[story.plan.pk, "goal", story.goal.pk]), {"number": "1"})
    assert Goal.objects.get(pk=story.goal.pk).text == "Jeg vil bo for meg selv."


@pytest.mark.parametrize("kind", ["measure", "nothing"])
def test_an_item_by_the_wrong_name_is_not_found(story: Story, sign_in: SignIn, kind: str) -> None:
    address = reverse("history:item", args=[story.plan.pk, kind, story.goal.pk])
    assert sign_in("nina").get(address).status_code == 404


def test_a_private_page_is_in_nobody_elses_history(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-26. Neither the page, what it said, nor that it was there."""
    fill(cast, story)
    entry = DiaryEntry.objects.get()
    for who in ("nina", "ola"):
        client = sign_in(who)
        assert client.get(item_url(entry)).status_code == 404
        for address in (plan_url(story), version_url(story, "version", latest(story))):
            page = text_of(client, address)
            assert SECRET not in page
            assert "dagboksiden" not in page
    assert SECRET in text_of(sign_in("kari"), plan_url(story))
    assert sign_in("kari").get(item_url(entry)).status_code == 200


def test_a_page_that_was_shared_and_taken_back_is_gone_for_the_others(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """P-26. Also in the versions where it could be read."""
    fill(cast, story)
    entry = DiaryEntry.objects.get()
    kari = cast.actor("kari")
    progress.share_diary_entry(actor=kari, plan_id=story.plan.pk, entry_id=entry.pk, shared=True)
    shared_at = latest(story)
    assert SECRET in text_of(sign_in("nina"), plan_url(story))

    progress.share_diary_entry(actor=kari, plan_id=story.plan.pk, entry_id=entry.pk, shared=False)

    nina = sign_in("nina")
    for address in (plan_url(story), *(version_url(story, name, shared_at) for name in ("version", "compare"))):
        assert SECRET not in text_of(nina, address)
    assert nina.get(item_url(entry)).status_code == 404
    assert nina.post(version_url(story, "restoration", shared_at)).status_code == 302


def test_an_order_that_was_changed_is_said_and_brought_back(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nina = cast.actor("nina")
    second = items.add(actor=nina, plan_id=story.plan.pk, model=Goal, values={"text": "Lære å kjøre"})
    before = latest(story)
    items.move(actor=nina, plan_id=story.plan.pk, model=Goal, item_id=second.pk, up=True)
    client, restoration = sign_in("nina"), version_url(story, "restoration", before)

    assert "Rekkefølgen er endret." in text_of(client, version_url(story, "compare", before))
    assert "Rekkefølgen blir slik den var." in text_of(client, restoration)
    client.post(restoration)
    assert list(Goal.objects.filter(plan=story.plan).order_by("position")) == [story.goal, second]


@pytest.mark.parametrize("page", ["plan", "item", "version", "compare", "restoration"])
def test_no_page_asks_the_database_more_as_the_plan_grows(
    cast: Cast,
    story: Story,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    page: str,
) -> None:
    fill(cast, story)
    for number in range(5):
        change(cast, story, "nina", story.measure, extent=f"{number} ganger")
    items.remove(
        actor=cast.actor("kari"),
        plan_id=story.plan.pk,
        model=Comment,
        item_id=Comment.objects.get(goal=story.goal).pk,
    )
    nina = sign_in("nina")
    address = {"plan": plan_url(story), "item": item_url(story.measure)}.get(page) or version_url(story, page, 5)
    nina.get(address)  # a new sign-in notes when it began
    with django_assert_max_num_queries(12):
        assert nina.get(address).status_code == 200


def test_every_kind_of_item_has_a_history(cast: Cast, story: Story, sign_in: SignIn) -> None:
    fill(cast, story)
    kari = sign_in("kari")
    for kind, item_id in Revision.objects.order_by("version").values_list("item_kind", "item_id"):
        assert kari.get(reverse("history:item", args=[story.plan.pk, kind, item_id])).status_code == 200


def test_hostile_words_are_only_words(cast: Cast, story: Story, sign_in: SignIn) -> None:
    statement = Statement.objects.get(pk=story.words.pk)
    change(cast, story, "kari", statement, text="<script>alert(1)</script> Jeg bestemmer.")
    for address in (plan_url(story), item_url(statement), version_url(story, "compare", 2)):
        assert "<script>alert" not in sign_in("kari").get(address).content.decode()
