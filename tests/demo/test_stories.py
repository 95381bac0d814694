"""Each story shows what it is there to show, open ends and things gone wrong included."""

from datetime import date, timedelta

import pytest

from helhet.kernel import clock
from helhet.organisation.actors import actor_for
from helhet.oversight.models import AccessReview, Cause
from helhet.people.models import Account
from helhet.plans import consent, lawcheck, queries, reading, thresholds
from helhet.plans.lawcheck import Status
from helhet.plans.models import (
    Case,
    Comment,
    CommentKind,
    Consent,
    ConsentForm,
    CoordinatorAppointment,
    DiaryEntry,
    ForWhom,
    Goal,
    GoalStatus,
    LinkedPlan,
    LinkedPlanKind,
    Measure,
    MeasureAnswer,
    MeasureKind,
    Offer,
    OfferAnswer,
    Plan,
    PlanKind,
    PlanStatus,
    Revision,
    RevisionEvent,
    ScaleReading,
    Statement,
    StatusRequest,
    Step,
    Voice,
)
from helhet.plans.queries import visible_plans
from helhet.plans.reading import PlanReading
from tests.demo.conftest import ReadPlan

PLANS = ("Kari", "Selma", "Arne", "Sunniva", "Einar", "Jonas")


def _statuses(plan: PlanReading) -> dict[str, Status]:
    return {finding.requirement.letter: finding.status for finding in lawcheck.check(plan)}


def _events(plan: PlanReading) -> set[str]:
    return set(Revision.objects.filter(plan=plan.plan).values_list("event", flat=True))


@pytest.mark.parametrize(
    ("name", "not_met"),
    [
        ("Kari", {}),
        ("Selma", {}),
        ("Arne", {"j": Status.NOT_RELEVANT}),
        ("Sunniva", {"e": Status.MISSING}),
        ("Einar", {"j": Status.MISSING}),
        ("Jonas", {}),
    ],
)
def test_the_law_is_answered_as_the_story_says(read: ReadPlan, name: str, not_met: dict[str, Status]) -> None:
    """IP regulation § 9: what is missing, and what does not apply with a reason, is there to be seen."""
    assert {letter: status for letter, status in _statuses(read(name)).items() if status != Status.MET} == not_met


@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_told_before_it_happened(read: ReadPlan, name: str) -> None:
    """A day that something was done, held or answered on is never after the day it was written down."""
    past = ("answered_on", "contacted_on", "dated", "decided_on", "done_on", "evaluated_on", "held_on", "read_on")
    for item in read(name).items.values():
        written = item.changed_at.astimezone(clock.NORWAY).date()
        for day in filter(None, (getattr(item, field, None) for field in past)):
            assert isinstance(day, date)
            assert day <= written, f"{item}: {day}"


@pytest.mark.parametrize("name", PLANS)
def test_the_person_s_own_words_stand_in_every_plan(read: ReadPlan, name: str) -> None:
    own = {Voice.PERSON, Voice.REPRESENTATIVE}

    assert any(statement.voice in own for statement in read(name).all(Statement))


@pytest.mark.parametrize("name", PLANS)
def test_every_earlier_version_can_be_read(read: ReadPlan, name: str) -> None:
    now = read(name)

    for version in range(0, now.plan.version, 10):
        assert reading.read(now.plan, now.standing, version=version).version == version


def test_kari_sees_her_progress_a_doubt_on_a_step_and_her_own_diary(read: ReadPlan) -> None:
    kari = read("Kari")
    doubts = [comment for comment in kari.all(Comment) if comment.comment_kind == CommentKind.DOUBT]
    entries = kari.all(DiaryEntry)

    assert [comment.step for comment in doubts] == [step for step in kari.all(Step) if "hybel" in step.text]
    assert len(kari.all(ScaleReading)) >= 8
    assert sorted(entry.private for entry in entries) == [False, True, True]
    assert RevisionEvent.RESTORED in _events(kari)
    assert {GoalStatus.ACHIEVED, GoalStatus.ENDED} <= {goal.status for goal in kari.all(Goal)}


def test_kari_turns_18_within_three_months(read: ReadPlan) -> None:
    person = read("Kari").plan.person
    in_three_months = clock.add_months(clock.today(), 3)

    assert person.age_on(clock.today()) == 17
    assert person.age_on(in_three_months) == 18


def test_both_of_selma_s_parents_have_consented(read: ReadPlan) -> None:
    """The rule is both (pbrl § 4-4)."""
    plan = read("Selma").plan

    assert {given.giver.given_name for given in consent.state(plan.case, plan.kind).given} == {"Maja", "Amir"}


def test_selma_s_plan_has_measures_for_parents_and_siblings(read: ReadPlan) -> None:
    assert {measure.for_whom for measure in read("Selma").all(Measure)} == set(ForWhom)


def test_arne_said_not_now_and_then_yes_and_signed_a_paper_that_can_be_found(read: ReadPlan) -> None:
    case = read("Arne").plan.case
    given = Consent.objects.get(case=case)

    assert [offer.answer for offer in Offer.objects.filter(case=case)] == [OfferAnswer.NOT_NOW, OfferAnswer.YES]
    assert given.form == ConsentForm.PAPER
    assert given.evidence


def test_arne_has_no_account_and_his_words_are_still_his(read: ReadPlan) -> None:
    arne = read("Arne")
    goals = [goal for goal in arne.all(Goal) if goal.is_own_words]

    assert not Account.objects.filter(person=arne.plan.person).exists()
    assert len(goals) == 4
    assert all(goal.author_name == "Tone Bakken" and goal.channel == "paper" for goal in goals)


def test_arne_s_plan_has_rested_and_woken(read: ReadPlan) -> None:
    changes = list(read("Arne").plan.state_changes.values_list("transition", flat=True))

    assert changes == ["start", "activate", "rest", "resume"]


def test_a_task_is_declined_with_a_reason_in_sunniva_s_plan(read: ReadPlan) -> None:
    declined = [m for m in read("Sunniva").all(Measure) if m.answer == MeasureAnswer.DECLINED]

    assert [bool(measure.answer_reason) for measure in declined] == [True]


def test_one_has_not_answered_sunniva_s_last_round_in_time(read: ReadPlan) -> None:
    silent = [request for request in read("Sunniva").all(StatusRequest) if not request.answered_at]

    assert [request.participant.name for request in silent] == ["Gro Fossum"]
    assert silent[0].due_on < clock.today()


def test_nav_s_activity_plan_is_linked_to_sunniva_s_goal(read: ReadPlan) -> None:
    linked = [each for each in read("Sunniva").all(LinkedPlan) if each.linked_kind == LinkedPlanKind.ACTIVITY_PLAN]

    assert [plan.goal.text for plan in linked if plan.goal] == ["Jeg vil tilbake til bakeriet."]


def test_einar_s_plan_is_stagnant_and_the_others_are_not(read: ReadPlan) -> None:
    """P-29: an active plan without change for 180 days is flagged."""
    plans = {name: read(name).plan for name in PLANS}
    days = {
        plan.case.responsible_body_id: thresholds.days_for(plan.case.responsible_body_id) for plan in plans.values()
    }
    stagnant = {
        name for name, plan in plans.items() if thresholds.is_stagnant(plan, days[plan.case.responsible_body_id])
    }

    assert stagnant == {"Einar"}


def test_einar_has_a_new_coordinator_and_an_aid_that_nobody_has_followed_up(read: ReadPlan) -> None:
    einar = read("Einar")
    history_of_coordinators = CoordinatorAppointment.objects.filter(case=einar.plan.case)
    aids = [measure for measure in einar.all(Measure) if measure.measure_kind == MeasureKind.TECHNICAL_AID]

    assert [each.person.given_name for each in history_of_coordinators] == ["Svein", "Anita"]
    assert all(aid.follow_up_on is not None and aid.follow_up_on < clock.today() for aid in aids)


def test_jonas_s_log_waits_for_one_parent_before_it_can_grow(read: ReadPlan) -> None:
    plan = read("Jonas").plan

    assert plan.kind == PlanKind.EARLY_CONCERN
    assert consent.state(plan.case, PlanKind.EARLY_CONCERN).is_complete
    waiting = consent.state(plan.case, PlanKind.INDIVIDUAL).waiting_for
    assert [giver.person.given_name for giver in waiting] == ["Fredrik"]


@pytest.mark.usefixtures("demo")
def test_leif_has_a_coordinator_and_no_plan() -> None:
    case = Case.objects.get(person__given_name="Leif")

    assert case.coordinators.current().exists()
    assert not Plan.objects.filter(case=case).exists()


@pytest.mark.parametrize("name", ["Tor Vik", "Ida Ness"])
@pytest.mark.usefixtures("demo")
def test_some_have_nothing_to_do_with_any_plan(name: str) -> None:
    account = next(account for account in Account.objects.all() if account.person.name == name)

    assert not visible_plans(actor_for(account)).exists()


@pytest.mark.usefixtures("demo")
def test_the_coordinating_unit_knows_of_every_case_and_reads_no_plan() -> None:
    siri = actor_for(Account.objects.get(person__given_name="Siri"))

    assert queries.visible_cases(siri).count() == Case.objects.count() == 7
    assert not visible_plans(siri).exists()


@pytest.mark.usefixtures("demo")
def test_every_plan_but_the_silent_one_has_news_from_the_last_week() -> None:
    week_ago = clock.now() - timedelta(days=9)

    news = set(Plan.objects.filter(changed_at__gte=week_ago).values_list("person__given_name", flat=True))
    assert news == set(PLANS) - {"Einar"}
    assert set(Plan.objects.values_list("status", flat=True)) == {PlanStatus.ACTIVE}


@pytest.mark.usefixtures("demo")
def test_kari_waits_for_an_answer_about_who_has_read_and_sunniva_has_been_told_of_an_emergency() -> None:
    asked = AccessReview.objects.get(cause=Cause.QUESTION)
    opened = AccessReview.objects.get(cause=Cause.EMERGENCY)

    assert asked.case is not None
    assert asked.case.person.given_name == "Kari"
    assert asked.closed_at is None
    assert opened.case is not None
    assert opened.case.person.given_name == "Sunniva"
    assert opened.tells_person
    assert opened.answer
