"""Start patterns: plain data for common situations, put into the plan in one act, never goals (P-35)."""

from datetime import date

import pytest

from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.plans import queries, reading
from helhet.plans.actions import items
from helhet.plans.actions import patterns as actions
from helhet.plans.actions.patterns import ChosenCooperation, ChosenReview
from helhet.plans.models import Goal, Plan, Review, ReviewKind, WantedCooperation
from helhet.plans.patterns import Pattern, pattern_named, patterns
from tests.cast import Cast, Story


def test_there_are_patterns_for_at_least_six_situations() -> None:
    assert len(patterns()) >= 6


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.code)
def test_a_pattern_has_a_touchpoint_a_handover_and_somebody_to_contact(pattern: Pattern) -> None:
    """P-35: steps, who, touchpoints and handovers; goals are not among what a pattern can hold."""
    kinds = {review.kind for review in pattern.reviews}

    assert {ReviewKind.TOUCHPOINT, ReviewKind.HANDOVER, ReviewKind.EVALUATION} <= kinds
    assert pattern.cooperation
    assert pattern.fits.endswith(".")
    assert [review.months for review in pattern.reviews] == sorted(review.months for review in pattern.reviews)
    assert all(len(review.note) <= 300 for review in pattern.reviews)
    assert not hasattr(pattern, "goals")


def test_a_suggested_day_is_counted_in_whole_months() -> None:
    first = pattern_named("baby_rare_disease").reviews[0]

    assert first.due_on(date(2026, 1, 31)) == date(2026, 2, 28)


def test_an_unknown_pattern_does_not_exist() -> None:
    with pytest.raises(NotVisible):
        pattern_named("../forms/individual")


@pytest.mark.parametrize("name", ["kari", "nina"])
def test_what_is_chosen_is_one_new_version_that_both_sides_can_change(cast: Cast, story: Story, name: str) -> None:
    before = Plan.objects.get(pk=story.plan.pk).version

    review, cooperation = actions.use(
        actor=cast.actor(name),
        plan_id=story.plan.pk,
        reviews=[ChosenReview(clock.today(), ReviewKind.HANDOVER, "Fra skole til NAV")],
        cooperation=[ChosenCooperation("NAV")],
    )

    assert Plan.objects.get(pk=story.plan.pk).version == before + 1
    for other in ("kari", "nina"):
        items.change(
            actor=cast.actor(other),
            plan_id=story.plan.pk,
            model=Review,
            item_id=review.pk,
            values={"note": f"Endret av {other}"},
        )
    door = queries.get_plan(cast.actor("kari"), story.plan.pk)
    now = reading.read(door.plan, door.standing)
    assert [each.pk for each in now.all(WantedCooperation)] == [cooperation.pk]
    assert len(now.all(Goal)) == 1  # Kari's own


def test_nothing_chosen_changes_nothing(cast: Cast, story: Story) -> None:
    before = Plan.objects.get(pk=story.plan.pk).version

    assert actions.use(actor=cast.actor("nina"), plan_id=story.plan.pk) == []
    assert Plan.objects.get(pk=story.plan.pk).version == before


def test_a_participant_does_not_use_patterns(cast: Cast, story: Story) -> None:
    with pytest.raises(Denied):
        actions.use(actor=cast.actor("ola"), plan_id=story.plan.pk, cooperation=[ChosenCooperation("NAV")])


def test_one_thing_that_cannot_be_taken_means_nothing_is_added(
    cast: Cast, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_item: WantedCooperation) -> None:
        raise InvalidInput({"provider": "Nei."})

    monkeypatch.setattr(WantedCooperation, "clean", refuse)

    with pytest.raises(InvalidInput):
        actions.use(
            actor=cast.actor("nina"),
            plan_id=story.plan.pk,
            reviews=[ChosenReview(clock.today())],
            cooperation=[ChosenCooperation("NAV")],
        )
    assert not Review.objects.filter(plan=story.plan).exists()
