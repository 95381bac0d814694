"""The pages where one decides who reads an entry, and sees the plan as somebody else does."""

import pytest
from django.urls import reverse

from helhet.plans.actions import items, limits
from helhet.plans.models import Goal, Limit, LimitKind, Need, Statement
from tests.cast import Cast, Story
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db

TEXT = "Vil snakke med noen om natten."


@pytest.fixture
def need(cast: Cast, story: Story) -> Need:
    values = {"text": TEXT, "life_area": "health"}
    return items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Need, values=values)


def address(story: Story, need: Need) -> str:
    return reverse("items:readers", args=[story.plan.pk, "need", need.pk])


def test_what_is_hidden_is_gone_from_every_page_print_and_file_of_the_other(
    story: Story, need: Need, sign_in: SignIn
) -> None:
    sign_in("kari").post(address(story, need), {"who": "chosen"})
    ola = sign_in("ola")
    places = ["plans:plan", "plans:timeline", "plans:who-does-what", "history:plan", "documents:choose"]
    for name in places:
        assert TEXT not in ola.get(reverse(name, args=[story.plan.pk])).content.decode()
    printed = ola.get(reverse("documents:page", args=[story.plan.pk, "full"])).content.decode()
    assert TEXT not in printed
    assert ola.get(reverse("history:item", args=[story.plan.pk, "need", need.pk])).status_code == 404
    assert ola.get(reverse("items:change", args=[story.plan.pk, "need", need.pk])).status_code == 404
    assert TEXT in sign_in("nina").get(reverse("plans:plan", args=[story.plan.pk])).content.decode()


def test_the_one_chosen_goes_on_reading_and_the_quiet_line_says_so(story: Story, need: Need, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    before = nina.get(reverse("items:change", args=[story.plan.pk, "need", need.pk])).content.decode()
    assert "Ola Dahl" in before
    sent = nina.post(address(story, need), {"who": "chosen", "readers": [str(story.ola.pk)]})
    assert sent.status_code == 302
    assert TEXT in sign_in("ola").get(reverse("plans:plan", args=[story.plan.pk])).content.decode()
    nina = sign_in("nina")
    nina.post(address(story, need), {"who": "chosen"})
    after = nina.get(reverse("items:change", args=[story.plan.pk, "need", need.pk])).content.decode()
    assert "Bare personen selv og koordinatoren kan lese dette." in after


def test_shielding_asks_for_a_reason_at_its_field_and_keeps_what_was_typed(
    story: Story, need: Need, sign_in: SignIn
) -> None:
    nina = sign_in("nina")
    page = nina.post(address(story, need), {"who": "all", "shielded": "on", "review_on": "3.4.2027"})
    assert page.status_code == 200
    assert "Skriv hvorfor foreldrene ikke skal lese dette." in page.content.decode()
    assert "3.4.2027" in page.content.decode()
    nina.post(address(story, need), {"who": "all", "shielded": "on", "reason": "Hun er redd.", "review_on": "3.4.2027"})
    assert Limit.objects.in_force().get().kind == LimitKind.PARENTS


def test_the_quiet_line_names_nobody_else_for_what_is_the_familys(cast: Cast, story: Story, sign_in: SignIn) -> None:
    values = {"text": "Far får avlastning.", "for_whom": "parents"}
    goal = items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values=values)
    page = sign_in("nina").get(reverse("items:change", args=[story.plan.pk, "goal", goal.pk])).content.decode()
    assert "Bare personen selv og koordinatoren kan lese dette." in page


def test_some_kinds_cannot_be_kept_from_those_who_read_the_plan(story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    assert nina.get(reverse("items:readers", args=[story.plan.pk, "participant", story.ola.pk])).status_code == 404


def test_the_coordinator_finds_the_choice_also_for_words_that_are_not_hers(story: Story, sign_in: SignIn) -> None:
    page = sign_in("nina").get(reverse("plans:plan", args=[story.plan.pk])).content.decode()
    assert reverse("items:readers", args=[story.plan.pk, "statement", story.words.pk]) in page


def test_the_plan_is_shown_exactly_as_a_participant_sees_it(
    cast: Cast, story: Story, need: Need, sign_in: SignIn
) -> None:
    """A-16."""
    limits.choose_readers(actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=need.pk, readers=[])
    page = sign_in("kari").get(reverse("plans:see-as", args=[story.plan.pk, story.ola.pk])).content.decode()
    assert "Slik ser Ola Dahl planen" in page
    assert TEXT not in page
    assert page.count(f'id="statement-{story.words.pk}"') == 1
    assert story.goal.text in page
    assert "Én ting i planen er skjult" in page
    assert Statement.objects.get(pk=story.words.pk).text in page
    assert 'id="acts"' not in page


def test_only_somebody_who_takes_part_can_be_seen_as(story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    assert kari.get(reverse("plans:see-as", args=[story.plan.pk, story.goal.pk])).status_code == 404
    assert Goal.objects.filter(pk=story.goal.pk).exists()
