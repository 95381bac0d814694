"""Writing in a plan: whose words, who may, and that nothing is lost."""

import pytest

from helhet.access.actors import Actor
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.plans import history, queries, reading
from helhet.plans.actions import items
from helhet.plans.models import (
    Channel,
    Comment,
    CommentKind,
    Goal,
    Measure,
    MeasureKind,
    Statement,
    StatementSection,
    Voice,
)
from tests.cast import Cast, Story


def now(cast: Cast, story: Story, name: str = "nina") -> reading.PlanReading:
    door = queries.get_plan(cast.actor(name), story.plan.pk)
    return reading.read(door.plan, door.standing)


@pytest.mark.parametrize("other", ["nina", "ola"])
def test_nobody_else_changes_the_persons_own_goal(cast: Cast, story: Story, other: str) -> None:
    """P-12; IP regulation § 4."""
    with pytest.raises(Denied):
        items.change(
            actor=cast.actor(other),
            plan_id=story.plan.pk,
            model=Goal,
            item_id=story.goal.pk,
            values={"text": "Noe mindre"},
        )
    with pytest.raises(Denied):
        items.remove(actor=cast.actor(other), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)


def test_the_person_changes_her_own_goal(cast: Cast, story: Story) -> None:
    items.change(
        actor=cast.actor("kari"),
        plan_id=story.plan.pk,
        model=Goal,
        item_id=story.goal.pk,
        values={"text": "Jeg vil bo i byen."},
    )

    assert [goal.text for goal in now(cast, story).all(Goal)] == ["Jeg vil bo i byen."]


@pytest.mark.parametrize("stranger", ["tor", "ida", "liv"])
def test_to_a_stranger_the_plan_does_not_exist(cast: Cast, story: Story, stranger: str) -> None:
    with pytest.raises(NotVisible):
        reading.open_plan(cast.actor(stranger), story.plan.pk, page="plan")


def test_the_coordinating_unit_knows_of_the_plan_but_does_not_read_it(cast: Cast, story: Story) -> None:
    """A-19."""
    with pytest.raises(Denied):
        reading.open_plan(cast.actor("siri"), story.plan.pk, page="plan")


def test_a_removed_item_comes_back_as_it_was(cast: Cast, story: Story) -> None:
    kari = cast.actor("kari")
    items.remove(actor=kari, plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    assert now(cast, story).all(Goal) == []

    items.restore(actor=kari, plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)

    assert [goal.text for goal in now(cast, story).all(Goal)] == ["Jeg vil bo for meg selv."]


def test_two_who_change_different_fields_lose_nothing(cast: Cast, story: Story) -> None:
    opened = story.measure.revision
    _change_measure(cast.actor("nina"), story, {"extent": "To ganger i uka"}, opened)
    _change_measure(cast.actor("ola"), story, {"how": "På treningssenteret", "extent": "45 minutter hver uke"}, opened)

    measure = now(cast, story).all(Measure)[0]
    assert (measure.extent, measure.how) == ("To ganger i uka", "På treningssenteret")


def test_two_who_change_the_same_text_are_shown_both(cast: Cast, story: Story) -> None:
    opened = story.measure.revision
    _change_measure(cast.actor("nina"), story, {"how": "Ninas ord"}, opened)

    with pytest.raises(items.EditConflict) as caught:
        _change_measure(cast.actor("ola"), story, {"how": "Olas ord"}, opened)

    clash = caught.value.clashes["how"]
    assert (clash.base, clash.theirs, clash.yours) == ("Sammen hjemme, med pauser", "Ninas ord", "Olas ord")


def test_any_earlier_version_is_read_as_it_was(cast: Cast, story: Story) -> None:
    """P-31."""
    before = story.plan.__class__.objects.get(pk=story.plan.pk).version
    _change_measure(cast.actor("nina"), story, {"what": "Noe helt annet"}, None)

    door = queries.get_plan(cast.actor("nina"), story.plan.pk)
    then = reading.read(door.plan, door.standing, version=before)

    assert then.all(Measure)[0].what == "Trene på å komme seg inn og ut av dusjen"
    assert [d.fields[0].after for d in history.compare(then, reading.read(door.plan, door.standing))] == [
        "Noe helt annet"
    ]


def test_an_item_of_another_plan_cannot_be_pointed_to(cast: Cast, story: Story) -> None:
    with pytest.raises(NotVisible):
        items.add(
            actor=cast.actor("nina"),
            plan_id=story.plan.pk,
            model=Comment,
            values={"goal_id": story.plan.pk, "text": "Hei"},
        )


def test_a_professionals_doubt_is_noted_on_a_step_only(cast: Cast, story: Story) -> None:
    """P-12."""
    with pytest.raises(InvalidInput):
        items.add(
            actor=cast.actor("ola"),
            plan_id=story.plan.pk,
            model=Comment,
            values={"goal": story.goal, "text": "Er det mulig?", "comment_kind": CommentKind.DOUBT},
        )


def test_a_technical_aid_always_has_a_day_for_follow_up(cast: Cast, story: Story) -> None:
    """P-23."""
    with pytest.raises(InvalidInput) as caught:
        items.add(
            actor=cast.actor("nina"),
            plan_id=story.plan.pk,
            model=Measure,
            values={"goal": story.goal, "what": "Dusjstol", "measure_kind": MeasureKind.TECHNICAL_AID},
        )
    assert set(caught.value.messages) == {"follow_up_on"}


def test_the_coordinator_brings_in_the_persons_words_from_paper_but_never_on_screen(cast: Cast, story: Story) -> None:
    """Q-09."""
    nina = cast.actor("nina")
    values = {"topic": StatementSection.WHAT_MATTERS, "text": "Skrevet på arket."}
    with pytest.raises(InvalidInput):
        items.add(actor=nina, plan_id=story.plan.pk, model=Statement, values=values, voice=Voice.PERSON)

    statement = items.add(
        actor=nina, plan_id=story.plan.pk, model=Statement, values=values, voice=Voice.PERSON, channel=Channel.PAPER
    )

    assert statement.is_own_words


def _change_measure(actor: Actor, story: Story, values: dict[str, str], base: int | None) -> None:
    items.change(
        actor=actor,
        plan_id=story.plan.pk,
        model=Measure,
        item_id=story.measure.pk,
        values=values,
        base_revision=base,
    )
