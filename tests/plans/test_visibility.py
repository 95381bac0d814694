"""Entries that are kept from some who read the plan: everywhere, with all that hangs on them, also on earlier days."""

from datetime import date, timedelta

import pytest

from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.people.actions import representations
from helhet.people.models import Capacity
from helhet.plans import history, reading
from helhet.plans.actions import items, limits
from helhet.plans.models import Comment, ForWhom, Goal, Limit, Measure, Need, Participant
from tests.cast import Cast, Story

pytestmark = pytest.mark.django_db


def read(cast: Cast, story: Story, who: str) -> reading.PlanReading:
    return reading.look(cast.actor(who), story.plan.pk)


def a_need(cast: Cast, story: Story) -> Need:
    values = {"text": "Vil snakke med noen om natten.", "life_area": "health"}
    return items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Need, values=values)


def a_goal_with_a_comment(cast: Cast, story: Story, **more: str) -> tuple[Goal, Comment]:
    nina, plan_id = cast.actor("nina"), story.plan.pk
    goal = items.add(actor=nina, plan_id=plan_id, model=Goal, values={"text": "Far får avlastning.", **more})
    values = {"goal_id": goal.pk, "text": "Vi har spurt."}
    return goal, items.add(actor=nina, plan_id=plan_id, model=Comment, values=values)


def test_an_entry_with_chosen_readers_is_kept_from_the_other_participants(cast: Cast, story: Story) -> None:
    need = a_need(cast, story)
    assert need.pk in read(cast, story, "ola").items
    limits.choose_readers(actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=need.pk, readers=[])
    assert need.pk not in read(cast, story, "ola").items
    assert {need.pk} == read(cast, story, "ola").hidden
    assert need.pk in read(cast, story, "kari").items
    assert need.pk in read(cast, story, "nina").items


def test_those_chosen_read_it_and_everybody_does_when_the_choice_is_taken_back(cast: Cast, story: Story) -> None:
    need, kari = a_need(cast, story), cast.actor("kari")
    limits.choose_readers(actor=kari, plan_id=story.plan.pk, item_id=need.pk, readers=[story.ola.pk])
    assert need.pk in read(cast, story, "ola").items
    limits.choose_readers(actor=kari, plan_id=story.plan.pk, item_id=need.pk, readers=[])
    assert need.pk not in read(cast, story, "ola").items
    limits.choose_readers(actor=kari, plan_id=story.plan.pk, item_id=need.pk, readers=None)
    assert need.pk in read(cast, story, "ola").items
    assert Limit.objects.filter(item_id=need.pk).count() == 2
    assert not Limit.objects.in_force().exists()


def test_what_hangs_on_a_hidden_entry_is_hidden_with_it_in_history_and_names_too(cast: Cast, story: Story) -> None:
    goal, comment = a_goal_with_a_comment(cast, story)
    items.remove(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Comment, item_id=comment.pk)
    limits.choose_readers(actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=goal.pk, readers=[])
    ola = read(cast, story, "ola")
    assert ola.hidden == {goal.pk, comment.pk}
    assert comment.pk not in ola.removed
    shown = {row.item_id for row in history.of_plan(ola)}
    assert shown.isdisjoint({goal.pk, comment.pk})
    stretch = history.timeline(ola, oldest=1, newest=ola.plan.version)
    assert {change.item.pk for act in stretch.acts for change in act.changes}.isdisjoint({goal.pk, comment.pk})
    assert history.names_of(ola, {goal.pk}) == {}
    with pytest.raises(NotVisible):
        history.of_item(ola, goal.pk)


def test_goals_for_the_family_are_read_by_the_person_the_coordinator_and_those_chosen(cast: Cast, story: Story) -> None:
    """P-22: a child's plan can hold goals and measures for parents and siblings, with access limits of their own."""
    goal, comment = a_goal_with_a_comment(cast, story, for_whom=ForWhom.PARENTS)
    assert read(cast, story, "ola").hidden == {goal.pk, comment.pk}
    assert goal.pk in read(cast, story, "kari").items
    assert goal.pk in read(cast, story, "nina").items
    limits.choose_readers(actor=cast.actor("nina"), plan_id=story.plan.pk, item_id=goal.pk, readers=[story.ola.pk])
    assert goal.pk in read(cast, story, "ola").items


def test_a_goal_that_becomes_the_familys_is_hidden_on_earlier_days_as_well(cast: Cast, story: Story) -> None:
    goal, _comment = a_goal_with_a_comment(cast, story)
    version = read(cast, story, "nina").version
    items.change(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Goal,
        item_id=goal.pk,
        values={"for_whom": ForWhom.SIBLINGS},
        base_revision=goal.revision,
    )
    then = reading.look(cast.actor("ola"), story.plan.pk, version=version)
    assert goal.pk not in then.items


def test_nobody_loses_sight_of_their_own_part_or_of_what_it_is_a_part_of(cast: Cast, story: Story) -> None:
    limits.choose_readers(actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=story.goal.pk, readers=[])
    ola = read(cast, story, "ola")
    assert story.measure.pk in ola.items
    assert (story.measure.goal_id is None) or story.goal.pk in ola.items


def test_what_is_hidden_can_be_neither_changed_nor_commented_nor_chosen_for(cast: Cast, story: Story) -> None:
    goal, comment = a_goal_with_a_comment(cast, story, for_whom=ForWhom.PARENTS)
    ola, plan_id = cast.actor("ola"), story.plan.pk
    with pytest.raises(NotVisible):
        items.add(actor=ola, plan_id=plan_id, model=Comment, values={"goal_id": goal.pk, "text": "Hei"})
    with pytest.raises(NotVisible):
        items.remove(actor=ola, plan_id=plan_id, model=Comment, item_id=comment.pk)
    with pytest.raises(NotVisible):
        limits.choose_readers(actor=ola, plan_id=plan_id, item_id=goal.pk, readers=[])


def test_readers_are_chosen_by_the_person_the_coordinator_and_whoever_wrote_it(cast: Cast, story: Story) -> None:
    need = a_need(cast, story)
    with pytest.raises(Denied):
        limits.choose_readers(actor=cast.actor("ola"), plan_id=story.plan.pk, item_id=need.pk, readers=[])
    with pytest.raises(InvalidInput, match="readers"):
        limits.choose_readers(actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=need.pk, readers=[need.pk])
    limits.choose_readers(actor=cast.actor("ola"), plan_id=story.plan.pk, item_id=story.measure.pk, readers=[])
    assert Limit.objects.in_force().get().item_id == story.measure.pk


def a_parent(cast: Cast, story: Story) -> None:
    """Per is registered as Kari's father, and she has let him take part as a relative."""
    representations.appoint(
        person=cast.kari.person,
        representative=cast.per.person,
        capacity=Capacity.PARENT,
        basis="Folkeregisteret",
        starts_on=date(2020, 1, 1),
    )
    items.add(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Participant,
        values={
            "participant_kind": "relative",
            "person_id": cast.per.person_id,
            "name": "Per Lunde",
            "role": "far",
        },
    )


@pytest.fixture
def young(cast: Cast, story: Story) -> None:
    """Kari is 14, and her father takes part."""
    cast.kari.person.birth_date = clock.add_months(clock.today(), -12 * 14)
    cast.kari.person.save()
    a_parent(cast, story)


@pytest.mark.usefixtures("young")
def test_from_twelve_the_young_person_keeps_what_she_wants_from_parents(cast: Cast, story: Story) -> None:
    """pbrl § 3-4 second paragraph."""
    need = a_need(cast, story)
    assert need.pk in read(cast, story, "per").items
    limits.shield_from_parents(
        actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=need.pk, reason="Jeg vil si det selv."
    )
    assert read(cast, story, "per").hidden == {need.pk}
    assert need.pk in read(cast, story, "kari").items
    assert need.pk in read(cast, story, "ola").items
    limits.let_parents_read(actor=cast.actor("kari"), plan_id=story.plan.pk, item_id=need.pk)
    assert need.pk in read(cast, story, "per").items


@pytest.mark.usefixtures("young")
def test_for_weighty_reasons_the_coordinator_shields_with_a_reason_and_a_day(cast: Cast, story: Story) -> None:
    """pbrl § 3-4 third paragraph."""
    need, nina, plan_id = a_need(cast, story), cast.actor("nina"), story.plan.pk
    with pytest.raises(InvalidInput, match="reason"):
        limits.shield_from_parents(actor=nina, plan_id=plan_id, item_id=need.pk, reason="  ")
    with pytest.raises(InvalidInput, match="review_on"):
        limits.shield_from_parents(
            actor=nina, plan_id=plan_id, item_id=need.pk, reason="Frykt", review_on=clock.today()
        )
    later = clock.today() + timedelta(days=30)
    limits.shield_from_parents(actor=nina, plan_id=plan_id, item_id=need.pk, reason="Frykt", review_on=later)
    assert need.pk not in read(cast, story, "per").items


@pytest.mark.usefixtures("young")
def test_a_parent_neither_shields_nor_lifts(cast: Cast, story: Story) -> None:
    mine = items.add(
        actor=cast.actor("per"), plan_id=story.plan.pk, model=Comment, values={"goal_id": story.goal.pk, "text": "Ja."}
    )
    with pytest.raises(Denied):
        limits.shield_from_parents(actor=cast.actor("per"), plan_id=story.plan.pk, item_id=mine.pk, reason="Nei")
    with pytest.raises(Denied):
        limits.let_parents_read(actor=cast.actor("per"), plan_id=story.plan.pk, item_id=mine.pk)


def test_nothing_of_an_adult_is_shielded_from_parents(cast: Cast, story: Story) -> None:
    cast.kari.person.birth_date = date(1990, 1, 1)
    cast.kari.person.save()
    need = a_need(cast, story)
    with pytest.raises(Denied):
        limits.shield_from_parents(actor=cast.actor("nina"), plan_id=story.plan.pk, item_id=need.pk, reason="Frykt")


def test_measures_for_siblings_are_kept_from_other_participants(cast: Cast, story: Story) -> None:
    measure = items.add(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Measure,
        values={"what": "Søskengruppe", "for_whom": ForWhom.SIBLINGS},
    )
    assert read(cast, story, "ola").hidden == {measure.pk}
