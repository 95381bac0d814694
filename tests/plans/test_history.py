"""The memory of a plan: nothing that was saved can be lost from sight, and nothing private comes into it."""

import pytest

from helhet.kernel.errors import NotVisible
from helhet.plans import history, reading
from helhet.plans.actions import items
from helhet.plans.models import Goal, Measure, Plan, Revision, RevisionEvent
from tests.cast import Cast, Story
from tests.web.filled_plan import fill


def door(cast: Cast, story: Story, who: str = "nina") -> reading.PlanReading:
    return reading.look(cast.actor(who), story.plan.pk)


def whole(cast: Cast, story: Story, who: str = "nina") -> history.Timeline:
    opened = door(cast, story, who)
    return history.timeline(opened, oldest=1, newest=opened.plan.version)


@pytest.mark.parametrize(("who", "private"), [("kari", True), ("nina", False)])
def test_every_revision_is_in_the_history_and_in_the_life_of_its_item(
    cast: Cast, story: Story, who: str, private: bool
) -> None:
    fill(cast, story)
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    saved = Revision.objects.all() if private else Revision.objects.filter(private=False)
    saved_ids = set(saved.order_by().values_list("pk", flat=True))

    assert {change.revision.pk for act in whole(cast, story, who).acts for change in act.changes} == saved_ids
    opened = door(cast, story, who)
    lives = (history.of_item(opened, each) for each in {row.item_id for row in saved})
    assert {change.revision.pk for life in lives for change in life} == saved_ids


def test_a_stretch_holds_the_acts_between_its_ends(cast: Cast, story: Story) -> None:
    opened = door(cast, story)
    stretch = history.timeline(opened, oldest=2, newest=3)

    assert [act.version for act in stretch.acts] == [3, 2]


def test_what_is_taken_out_is_told_wherever_in_the_history_one_is(cast: Cast, story: Story) -> None:
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk)
    opened = door(cast, story)
    stretch = history.timeline(opened, oldest=1, newest=1)

    assert [(item.pk, row.event) for item, row in stretch.removed] == [(story.measure.pk, RevisionEvent.REMOVED)]
    assert [act.version for act in stretch.acts] == [1]

    items.restore(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk)
    assert whole(cast, story).removed == ()


def test_a_change_tells_each_field_before_and_after(cast: Cast, story: Story) -> None:
    items.change(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Measure,
        item_id=story.measure.pk,
        values={"extent": "Hver dag", "where": "Hjemme"},
    )
    opened = door(cast, story)
    newest = history.of_item(opened, story.measure.pk)[0]
    expected = [("extent", "45 minutter hver uke", "Hver dag"), ("where", "", "Hjemme")]

    assert [(each.field.name, each.before, each.after) for each in newest.fields] == expected
    (same,) = whole(cast, story).acts[0].changes
    assert [(each.field.name, each.before, each.after) for each in same.fields] == expected


def test_a_move_changes_no_words(cast: Cast, story: Story) -> None:
    items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": "Jeg vil ta bussen."})
    items.move(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk, up=False)

    moved = whole(cast, story).acts[0]
    assert [change.fields for change in moved.changes] == [(), ()]


def test_an_item_of_another_plan_has_no_history_here(cast: Cast, story: Story) -> None:
    opened = door(cast, story)
    with pytest.raises(NotVisible):
        history.of_item(opened, story.plan.pk)


def test_a_comparison_names_only_what_differs(cast: Cast, story: Story) -> None:
    before = Plan.objects.get(pk=story.plan.pk).version
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk)
    new = items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": "Nytt mål"})
    opened = door(cast, story)
    then = reading.read(opened.plan, opened.standing, version=before)
    differences = history.compare(then, reading.read(opened.plan, opened.standing))

    assert {(each.item.pk, each.before is None, each.after is None) for each in differences} == {
        (story.measure.pk, False, True),
        (new.pk, True, False),
    }


def test_names_are_known_also_of_what_is_taken_out(cast: Cast, story: Story) -> None:
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, item_id=story.measure.pk)
    opened = door(cast, story)

    assert history.names_of(opened, {story.measure.pk, story.plan.pk}) == {
        story.measure.pk: "Trene på å komme seg inn og ut av dusjen"
    }
