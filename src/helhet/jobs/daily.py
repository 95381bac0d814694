"""What is done once a day, early in the morning."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from helhet.access.actors import SYSTEM
from helhet.jobs import oversight
from helhet.kernel import clock
from helhet.plans import queries
from helhet.plans.actions import lifecycle, staff
from helhet.signin.actions import attempts

STARTS_AT: Final = time(5, 0)
"""Norwegian time."""


@task()
def run_daily() -> int:
    """End what went with positions that are over, forget old guesses, wake every plan whose rest is over, send the
    day's other jobs on their way, and plan the next day's run. Doing it twice does nothing more.

    Returns how many plans were woken.
    """
    ensure_planned()
    oversight.prepare_months.enqueue()
    oversight.watch_access.enqueue()
    staff.end_after_positions()
    attempts.forget_old()
    due = list(queries.plans_done_resting().values_list("pk", flat=True))
    for plan_id in due:
        lifecycle.resume(actor=SYSTEM, plan_id=plan_id)
    return len(due)


def ensure_planned() -> None:
    """Put the next run in the queue, unless one waits there already. A worker asks for this when it starts."""
    waiting = DBTaskResult.objects.filter(task_path=run_daily.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        run_daily.using(run_after=next_start()).enqueue()


def next_start() -> datetime:
    """The next time the clock strikes `STARTS_AT` in Norway."""
    now = clock.now().astimezone(clock.NORWAY)
    today = datetime.combine(now.date(), STARTS_AT, tzinfo=clock.NORWAY)
    return today if now < today else datetime.combine(now.date() + timedelta(days=1), STARTS_AT, tzinfo=clock.NORWAY)
