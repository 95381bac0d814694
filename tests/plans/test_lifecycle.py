"""A plan from start to end: nothing before consent, one live plan, agreed on together, never lost."""

from datetime import date, timedelta

import pytest

from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput
from helhet.plans import policy, queries, reading
from helhet.plans.actions import consents, items, lifecycle
from helhet.plans.models import (
    Case,
    ChildParticipation,
    Goal,
    Participant,
    ParticipantKind,
    Plan,
    PlanKind,
    PlanStatus,
    Statement,
    StatementSection,
)
from helhet.plans.states import TRANSITIONS, Transition
from tests.cast import Cast, Story, open_case

ENDING = {"reason": "Kari klarer seg selv.", "continues": "Fysioterapi", "last_evaluation": "Det gikk bra."}


@pytest.fixture
def log(cast: Cast) -> Plan:
    """Kari's early-concern log, with a goal of hers."""
    case = open_case(cast)
    consents.give(actor=cast.actor("kari"), case_id=case.pk, plan_kind=PlanKind.EARLY_CONCERN)
    plan = lifecycle.start(actor=cast.actor("nina"), case_id=case.pk, kind=PlanKind.EARLY_CONCERN)
    items.add(actor=cast.actor("kari"), plan_id=plan.pk, model=Goal, values={"text": "Jeg vil ha det bedre på skolen."})
    return plan


def participation(cast: Cast, plan: Plan) -> None:
    items.add(
        actor=cast.actor("nina"),
        plan_id=plan.pk,
        model=ChildParticipation,
        values={"held_on": clock.today(), "how": "Kari og Nina gikk en tur."},
    )


def agreed(cast: Cast, story: Story) -> Plan:
    participation(cast, story.plan)
    return lifecycle.activate(actor=cast.actor("kari"), plan_id=story.plan.pk)


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)


def test_no_plan_before_consent(cast: Cast) -> None:
    """IP regulation § 5."""
    case = open_case(cast)

    with pytest.raises(Denied):
        lifecycle.start(actor=cast.actor("nina"), case_id=case.pk, kind=PlanKind.INDIVIDUAL)
    assert not Plan.objects.exists()


def test_a_person_has_one_live_plan_of_each_kind(cast: Cast, story: Story) -> None:
    """IP regulation § 9 second paragraph."""
    with pytest.raises(InvalidInput) as refused:
        lifecycle.start(actor=cast.actor("nina"), case_id=story.case.pk, kind=PlanKind.INDIVIDUAL)
    assert set(refused.value.messages) == {"kind"}


def test_a_childs_plan_says_how_the_child_took_part_before_it_is_agreed_on(cast: Cast, story: Story) -> None:
    """P-34; IP regulation § 4 and § 9 last paragraph."""
    with pytest.raises(InvalidInput) as refused:
        lifecycle.activate(actor=cast.actor("nina"), plan_id=story.plan.pk)
    assert set(refused.value.messages) == {"exception"}

    assert agreed(cast, story).status == PlanStatus.ACTIVE


def test_without_the_persons_own_words_a_reason_is_written(cast: Cast, story: Story) -> None:
    """P-34; IP regulation § 4."""
    participation(cast, story.plan)
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Statement, item_id=story.words.pk)
    nina = cast.actor("nina")

    for exception in ("", "  "):
        with pytest.raises(InvalidInput):
            lifecycle.activate(actor=nina, plan_id=story.plan.pk, exception=exception)
    lifecycle.activate(actor=nina, plan_id=story.plan.pk, exception="Kari vil fortelle senere.")

    change = story.plan.state_changes.get(transition=Transition.ACTIVATE)
    assert (change.reason, change.by_name) == ("Kari vil fortelle senere.", "Nina Berg")


def test_a_plan_whose_consent_is_gone_is_not_agreed_on(cast: Cast, story: Story) -> None:
    """IP regulation § 5."""
    participation(cast, story.plan)
    story.case.consents.update(withdrawn_at=clock.now())

    with pytest.raises(Denied):
        lifecycle.activate(actor=cast.actor("nina"), plan_id=story.plan.pk)


def test_a_plan_rests_until_a_day_ahead_and_wakes_before_it_when_wanted(cast: Cast, story: Story) -> None:
    """P-32."""
    agreed(cast, story)
    kari = cast.actor("kari")
    with pytest.raises(InvalidInput):
        lifecycle.rest(actor=kari, plan_id=story.plan.pk, until=clock.today(), reason="Eksamen")

    resting = lifecycle.rest(actor=kari, plan_id=story.plan.pk, until=tomorrow(), reason="Eksamen")
    assert (resting.status, resting.rests_until) == (PlanStatus.RESTING, tomorrow())
    awake = lifecycle.resume(actor=cast.actor("nina"), plan_id=story.plan.pk)
    assert (awake.status, awake.rests_until) == (PlanStatus.ACTIVE, None)


@pytest.mark.parametrize("missing", list(ENDING))
def test_a_plan_ends_with_why_how_it_went_and_what_goes_on(cast: Cast, story: Story, missing: str) -> None:
    """P-33."""
    with pytest.raises(InvalidInput) as refused:
        lifecycle.close(actor=cast.actor("nina"), plan_id=story.plan.pk, **(ENDING | {missing: " "}))
    assert set(refused.value.messages) == {missing}


def test_a_closed_plan_is_read_but_not_written_in_and_opens_again_with_everything(cast: Cast, story: Story) -> None:
    """P-33."""
    nina = cast.actor("nina")
    lifecycle.close(actor=nina, plan_id=story.plan.pk, **ENDING)
    with pytest.raises(Denied):
        items.add(actor=nina, plan_id=story.plan.pk, model=Goal, values={"text": "Nytt"})
    assert story.plan.state_changes.get(transition=Transition.CLOSE).continues == "Fysioterapi"

    with pytest.raises(InvalidInput):
        lifecycle.reopen(actor=nina, plan_id=story.plan.pk, reason="")
    reopened = lifecycle.reopen(actor=nina, plan_id=story.plan.pk, reason="Kari vil ha den igjen.")

    assert reopened.status == PlanStatus.DRAFT
    door = queries.get_plan(nina, story.plan.pk)
    assert [goal.text for goal in reading.read(door.plan, door.standing).all(Goal)] == [story.goal.text]


def test_a_closed_plan_does_not_open_beside_a_newer_one(cast: Cast, story: Story) -> None:
    """IP regulation § 9 second paragraph: one plan."""
    nina = cast.actor("nina")
    lifecycle.close(actor=nina, plan_id=story.plan.pk, **ENDING)
    lifecycle.start(actor=nina, case_id=story.case.pk, kind=PlanKind.INDIVIDUAL)

    with pytest.raises(InvalidInput) as refused:
        lifecycle.reopen(actor=nina, plan_id=story.plan.pk, reason="Angrer.")
    assert set(refused.value.messages) == {"kind"}


def test_a_closed_plan_opens_only_with_consent(cast: Cast, story: Story) -> None:
    """IP regulation § 5."""
    lifecycle.close(actor=cast.actor("nina"), plan_id=story.plan.pk, **ENDING)
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)

    with pytest.raises(Denied):
        lifecycle.reopen(actor=cast.actor("nina"), plan_id=story.plan.pk, reason="Ny start")


def test_a_stopped_plan_goes_on_only_after_a_new_consent(cast: Cast, story: Story) -> None:
    """IP regulation § 5; pbrl § 4-1 second paragraph."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)
    with pytest.raises(Denied):
        lifecycle.restart(actor=cast.actor("nina"), plan_id=story.plan.pk)

    consents.give(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)
    lifecycle.restart(actor=cast.actor("nina"), plan_id=story.plan.pk)

    assert queries.get_plan(cast.actor("ola"), story.plan.pk).plan.status == PlanStatus.DRAFT


def test_a_log_grows_into_a_plan_with_its_own_consent_and_keeps_its_history(cast: Cast, log: Plan) -> None:
    """P-07; IP regulation § 5."""
    nina, kari = cast.actor("nina"), cast.actor("kari")
    with pytest.raises(Denied):
        lifecycle.grow(actor=nina, plan_id=log.pk, kind=PlanKind.INDIVIDUAL)
    version = Plan.objects.get(pk=log.pk).version

    consents.give(actor=kari, case_id=log.case_id, plan_kind=PlanKind.INDIVIDUAL)
    grown = lifecycle.grow(actor=nina, plan_id=log.pk, kind=PlanKind.INDIVIDUAL)

    assert (grown.pk, grown.kind, grown.version, grown.form.kind) == (log.pk, "individual", version, "individual")
    door = queries.get_plan(kari, log.pk)
    assert [goal.text for goal in reading.read(door.plan, door.standing).all(Goal)] == [
        "Jeg vil ha det bedre på skolen."
    ]
    assert list(grown.state_changes.values_list("transition", flat=True)) == ["start", "grow"]


@pytest.mark.parametrize("kind", [PlanKind.EARLY_CONCERN])
def test_a_log_does_not_grow_into_a_log(cast: Cast, log: Plan, kind: str) -> None:
    with pytest.raises(InvalidInput):
        lifecycle.grow(actor=cast.actor("nina"), plan_id=log.pk, kind=kind)


def test_a_plan_does_not_become_another_kind(cast: Cast, story: Story) -> None:
    with pytest.raises(Denied, match="stafettlogg"):
        lifecycle.grow(actor=cast.actor("nina"), plan_id=story.plan.pk, kind=PlanKind.EDUCATION)


@pytest.mark.parametrize("name", ["ola", "siri"])
def test_only_the_persons_side_and_the_coordinator_steer(cast: Cast, story: Story, name: str) -> None:
    actor = cast.actor(name)

    with pytest.raises(Denied):
        lifecycle.activate(actor=actor, plan_id=story.plan.pk)
    with pytest.raises(Denied):
        lifecycle.close(actor=actor, plan_id=story.plan.pk, **ENDING)
    with pytest.raises(Denied):
        lifecycle.rest(actor=actor, plan_id=story.plan.pk, until=tomorrow(), reason="Pause")


@pytest.mark.parametrize("status", list(PlanStatus))
@pytest.mark.parametrize("transition", list(TRANSITIONS))
def test_the_rule_for_the_button_is_the_rule_for_the_act(
    cast: Cast, story: Story, status: PlanStatus, transition: Transition
) -> None:
    door = queries.get_plan_for_steering(cast.actor("nina"), story.plan.pk)
    Plan.objects.filter(pk=story.plan.pk).update(status=status)
    plan = Plan.objects.get(pk=story.plan.pk)
    may = policy.change_state(door.standing, status, transition)

    if may:
        changed = lifecycle.apply(cast.actor("nina"), plan, door.standing, transition)
        assert changed.status == TRANSITIONS[transition].target
    else:
        with pytest.raises(Denied):
            lifecycle.apply(cast.actor("nina"), plan, door.standing, transition)


def test_who_is_known_already_takes_part_from_the_start(cast: Cast, story: Story) -> None:
    """W-01: what is known is not asked for again; the person is no participant in her own plan."""
    names = Participant.objects.filter(plan=story.plan, participant_kind=ParticipantKind.RELATIVE)

    assert not names.exists()


def test_words_told_to_the_coordinator_count_as_the_persons_own_part(cast: Cast) -> None:
    """P-34; Q-09: paper and talk are not second class."""
    case: Case = open_case(cast)
    consents.give(actor=cast.actor("kari"), case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    nina = cast.actor("nina")
    plan = lifecycle.start(actor=nina, case_id=case.pk, kind=PlanKind.INDIVIDUAL)
    participation(cast, plan)
    items.add(
        actor=nina,
        plan_id=plan.pk,
        model=Statement,
        values={"topic": StatementSection.WHAT_MATTERS, "text": "Jeg vil bestemme selv."},
        voice="person",
        channel="spoken",
    )

    assert lifecycle.activate(actor=nina, plan_id=plan.pk).status == PlanStatus.ACTIVE
