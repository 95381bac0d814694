"""The daily run: a plan that rests wakes on its day, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from helhet.audit.models import AuditEvent
from helhet.jobs import daily, oversight
from helhet.kernel import clock
from helhet.plans.actions import lifecycle
from helhet.plans.models import Plan, PlanStatus
from tests.cast import Cast, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def resting(cast: Cast, story: Story) -> Plan:
    nina = cast.actor("nina")
    lifecycle.activate(actor=nina, plan_id=story.plan.pk, exception="Kari er med på telefon.")
    return lifecycle.rest(
        actor=nina, plan_id=story.plan.pk, until=clock.today() + timedelta(days=10), reason="Lang ferie"
    )


def test_a_plan_that_rests_sleeps_until_its_day(resting: Plan) -> None:
    daily.run_daily.call()

    assert Plan.objects.get(pk=resting.pk).status == PlanStatus.RESTING


def test_a_plan_wakes_on_its_day_by_itself_and_the_record_says_so(resting: Plan) -> None:
    """P-32."""
    with clock.at(clock.now() + timedelta(days=10)):
        assert daily.run_daily.call() == 1
        assert daily.run_daily.call() == 0

    assert Plan.objects.get(pk=resting.pk).status == PlanStatus.ACTIVE
    assert AuditEvent.objects.order_by("number").filter(object_id=resting.pk).last().actor_name == "Helhet"  # type: ignore[union-attr]


def test_the_daily_run_sends_what_concerns_access_on_its_way() -> None:
    daily.run_daily.call()

    waiting = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert {oversight.prepare_months.module_path, oversight.watch_access.module_path} <= waiting
    assert oversight.watch_access.call() == 0
    assert oversight.prepare_months.call() == 0


def test_the_next_run_is_planned_once_however_many_workers_start() -> None:
    daily.ensure_planned()
    daily.ensure_planned()

    assert DBTaskResult.objects.filter(task_path=daily.run_daily.module_path).count() == 1


@pytest.mark.parametrize(
    ("now", "start"),
    [
        (datetime(2026, 1, 5, 3, 59, tzinfo=UTC), datetime(2026, 1, 5, 4, 0, tzinfo=UTC)),
        (datetime(2026, 1, 5, 4, 0, tzinfo=UTC), datetime(2026, 1, 6, 4, 0, tzinfo=UTC)),
        (datetime(2026, 7, 5, 12, 0, tzinfo=UTC), datetime(2026, 7, 6, 3, 0, tzinfo=UTC)),
    ],
)
def test_the_day_begins_at_five_in_norway_summer_and_winter(now: datetime, start: datetime) -> None:
    with clock.at(now):
        assert daily.next_start() == start
