"""Bringing a version back: everything returns but what is somebody else's, and the way back is open."""

import pytest

from helhet.kernel.errors import Denied, NotVisible
from helhet.plans import queries, reading
from helhet.plans.actions import items, progress, restoring
from helhet.plans.models import (
    Contribution,
    DiaryEntry,
    Goal,
    Measure,
    NotRelevant,
    Participant,
    Plan,
    PlanStatus,
    Revision,
)
from tests.cast import Cast, Story


def version(story: Story) -> int:
    return Plan.objects.get(pk=story.plan.pk).version


def now(cast: Cast, story: Story, who: str = "nina") -> reading.PlanReading:
    door = queries.get_plan(cast.actor(who), story.plan.pk)
    return reading.read(door.plan, door.standing)


def restore(cast: Cast, story: Story, number: int, who: str = "nina") -> restoring.Outcome:
    return restoring.restore_version(actor=cast.actor(who), plan_id=story.plan.pk, version=number)


def rewrite(cast: Cast, story: Story) -> None:
    """Kari changes her goal, Nina her measure and adds a contribution."""
    kari, nina, plan_id = cast.actor("kari"), cast.actor("nina"), story.plan.pk
    items.change(actor=kari, plan_id=plan_id, model=Goal, item_id=story.goal.pk, values={"text": "Ny tekst"})
    items.change(actor=nina, plan_id=plan_id, model=Measure, item_id=story.measure.pk, values={"what": "Noe annet"})
    items.add(actor=nina, plan_id=plan_id, model=Contribution, values={"party": "Per", "text": "Kjører"})


def test_a_version_comes_back_as_one_new_version(cast: Cast, story: Story) -> None:
    """P-31."""
    before = version(story)
    rewrite(cast, story)
    after = version(story)

    outcome = restore(cast, story, before)

    assert version(story) == after + 1
    assert outcome.version_before == after
    assert now(cast, story).all(Measure)[0].what == "Trene på å komme seg inn og ut av dusjen"
    assert now(cast, story).all(Contribution) == []


def test_the_persons_own_words_are_left_alone_and_named(cast: Cast, story: Story) -> None:
    """P-12: not even bringing back an earlier text of hers is somebody else's to do."""
    before = version(story)
    rewrite(cast, story)

    outcome = restore(cast, story, before)

    assert [each.item.pk for each in outcome.left_alone] == [story.goal.pk]
    assert now(cast, story).all(Goal)[0].text == "Ny tekst"


def test_the_person_brings_back_her_own_words_and_leaves_the_professionals(cast: Cast, story: Story) -> None:
    before = version(story)
    rewrite(cast, story)

    restore(cast, story, before, "kari")

    assert now(cast, story).all(Goal)[0].text == "Jeg vil bo for meg selv."
    assert now(cast, story).all(Measure)[0].what == "Noe annet"


def test_restoring_does_what_was_foreseen(cast: Cast, story: Story) -> None:
    before = version(story)
    rewrite(cast, story)
    door = queries.get_plan(cast.actor("nina"), story.plan.pk)
    then = reading.read(door.plan, door.standing, version=before)
    foreseen = restoring.foresee(reading.read(door.plan, door.standing), then)

    outcome = restore(cast, story, before)

    assert {each.item.pk for each in outcome.changed} == {each.item.pk for each in foreseen.changed}
    assert {each.item.pk for each in outcome.left_alone} == {each.item.pk for each in foreseen.left_alone}


def test_it_is_undone_by_bringing_back_the_version_before(cast: Cast, story: Story) -> None:
    before = version(story)
    rewrite(cast, story)
    outcome = restore(cast, story, before)

    restore(cast, story, outcome.version_before)

    assert now(cast, story).all(Measure)[0].what == "Noe annet"
    assert [each.text for each in now(cast, story).all(Contribution)] == ["Kjører"]


def test_the_order_comes_back_with_the_version_whoever_wrote_what_stands_there(cast: Cast, story: Story) -> None:
    """Order is nobody's words."""
    nina, plan_id = cast.actor("nina"), story.plan.pk
    second = items.add(actor=nina, plan_id=plan_id, model=Goal, values={"text": "Lære å kjøre"})
    before = version(story)
    items.move(actor=nina, plan_id=plan_id, model=Goal, item_id=second.pk, up=True)
    assert [goal.pk for goal in now(cast, story).all(Goal)] == [second.pk, story.goal.pk]

    outcome = restore(cast, story, before)

    assert not outcome.changed
    assert {each.pk for each in outcome.moved} == {second.pk, story.goal.pk}
    assert [goal.pk for goal in now(cast, story).all(Goal)] == [story.goal.pk, second.pk]
    assert version(story) == before + 2


def test_what_has_come_since_and_is_left_alone_goes_last(cast: Cast, story: Story) -> None:
    """No two items share a place, so that each can still be moved."""
    before = version(story)
    kari, plan_id = cast.actor("kari"), story.plan.pk
    hers = items.add(actor=kari, plan_id=plan_id, model=Goal, values={"text": "Danse"})
    items.move(actor=kari, plan_id=plan_id, model=Goal, item_id=hers.pk, up=True)

    restore(cast, story, before)

    goals = now(cast, story).all(Goal)
    assert [goal.pk for goal in goals] == [story.goal.pk, hers.pk]
    assert goals[0].position != goals[1].position


def test_what_comes_back_after_its_place_was_taken_goes_last(cast: Cast, story: Story) -> None:
    kari, plan_id = cast.actor("kari"), story.plan.pk
    hers = items.add(actor=kari, plan_id=plan_id, model=Goal, values={"text": "Danse"})
    before = version(story)
    items.move(actor=kari, plan_id=plan_id, model=Goal, item_id=hers.pk, up=True)
    items.remove(actor=kari, plan_id=plan_id, model=Goal, item_id=hers.pk)
    restore(cast, story, before)

    items.restore(actor=kari, plan_id=plan_id, model=Goal, item_id=hers.pk)

    goals = now(cast, story).all(Goal)
    assert [goal.pk for goal in goals] == [story.goal.pk, hers.pk]
    assert goals[0].position != goals[1].position


def test_nothing_is_lost_from_the_history(cast: Cast, story: Story) -> None:
    before = version(story)
    rewrite(cast, story)
    saved = set(Revision.objects.order_by().values_list("pk", flat=True))

    restore(cast, story, before)

    assert saved < set(Revision.objects.order_by().values_list("pk", flat=True))


def test_nothing_different_saves_nothing(cast: Cast, story: Story) -> None:
    before = version(story)

    assert restore(cast, story, before).changed == ()
    assert version(story) == before


def test_what_goes_out_makes_room_for_what_comes_in(cast: Cast, story: Story) -> None:
    """A letter has one reason, and a person takes part once: the database holds it, also in the middle."""
    nina, plan_id = cast.actor("nina"), story.plan.pk
    old = items.add(actor=nina, plan_id=plan_id, model=NotRelevant, values={"letter": "j", "reason": "Før"})
    before = version(story)
    items.remove(actor=nina, plan_id=plan_id, model=NotRelevant, item_id=old.pk)
    items.add(actor=nina, plan_id=plan_id, model=NotRelevant, values={"letter": "j", "reason": "Etter"})
    items.remove(actor=nina, plan_id=plan_id, model=Participant, item_id=story.ola.pk)
    values = {"person": cast.ola.person, "name": "Ola D.", "role": "fysio"}
    items.add(actor=nina, plan_id=plan_id, model=Participant, values=values)

    restore(cast, story, before)

    assert [each.reason for each in now(cast, story).all(NotRelevant)] == ["Før"]
    assert [each.name for each in now(cast, story).all(Participant)] == ["Ola Dahl"]


def test_what_belongs_to_something_left_out_is_left_out_with_it(cast: Cast, story: Story) -> None:
    """Kari has taken out her goal, and with it the measure; only she brings it back, and the measure follows."""
    before = version(story)
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    taken_out = {story.goal.pk, story.measure.pk}

    outcome = restore(cast, story, before)

    assert outcome.changed == ()
    assert {each.item.pk for each in outcome.left_alone} == taken_out
    restore(cast, story, before, "kari")
    assert taken_out <= now(cast, story).items.keys()


def test_a_diary_page_that_is_taken_back_stays_the_persons_own(cast: Cast, story: Story) -> None:
    """P-26."""
    kari, plan_id = cast.actor("kari"), story.plan.pk
    entry = items.add(actor=kari, plan_id=plan_id, model=DiaryEntry, values={"text": "Bare mitt"})
    progress.share_diary_entry(actor=kari, plan_id=plan_id, entry_id=entry.pk, shared=True)
    shared_at = version(story)
    progress.share_diary_entry(actor=kari, plan_id=plan_id, entry_id=entry.pk, shared=False)
    rewrite(cast, story)

    outcome = restore(cast, story, shared_at)

    assert entry.pk not in {each.item.pk for each in (*outcome.changed, *outcome.left_alone)}
    assert DiaryEntry.objects.get().private


@pytest.mark.parametrize(("who", "refusal"), [("ola", Denied), ("siri", Denied), ("tor", NotVisible)])
def test_a_participant_brings_no_version_back(cast: Cast, story: Story, who: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        restore(cast, story, 1, who)


def test_a_closed_plan_stays_as_it_is(cast: Cast, story: Story) -> None:
    Plan.objects.filter(pk=story.plan.pk).update(status=PlanStatus.CLOSED)
    with pytest.raises(Denied):
        restore(cast, story, 1)


def test_a_version_that_never_was_does_not_come_back(cast: Cast, story: Story) -> None:
    with pytest.raises(NotVisible):
        restore(cast, story, version(story) + 1)
