"""Saying yes or no to a measure, and how far goals, measures and steps have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from helhet.plans import policy, reading
from helhet.plans.actions import progress
from helhet.plans.models import Goal, Measure
from helhet.plans.policy import ItemFacts
from helhet.web.addresses import origin
from helhet.web.items.addresses import of_item
from helhet.web.progress import pages
from helhet.web.progress.forms import AnswerMeasureForm, GoalStatusForm, MeasureStatusForm
from helhet.web.progress.pages import Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


@require_http_methods(["GET", "POST"])
def measure_answer(request: Request, plan_id: UUID, measure_id: UUID) -> HttpResponse:
    """The one who is asked says yes or no to a measure (P-14)."""
    plan = reading.open_plan(request.actor, plan_id, page="measure-answer", detail={"item": str(measure_id)})
    measure = pages.item_of(plan, Measure, measure_id)
    is_asked = measure.responsible_id is not None and measure.responsible_id == plan.standing.participant_id
    policy.answer_measure(plan.standing, plan.plan.status, is_responsible=is_asked).require()
    question = Question(
        heading=_("Svar på tiltaket"),
        about=measure.what,
        explanation=_measure_facts(measure),
        submit=_("Send svaret"),
        thanks=_("Takk for svaret."),
        back=pages.goal_page(plan_id, measure.goal_id),
        draft_key=f"answer:{measure_id}",
    )

    def save(given: Mapping[str, Any]) -> None:
        progress.answer_measure(
            actor=request.actor,
            plan_id=plan_id,
            measure_id=measure_id,
            answer=given["answer"],
            reason=given["answer_reason"],
        )

    return pages.ask(request, plan, question, AnswerMeasureForm, save)


@require_http_methods(["GET", "POST"])
def measure_status(request: Request, plan_id: UUID, measure_id: UUID) -> HttpResponse:
    """Say how far a measure has come."""
    plan = reading.open_plan(request.actor, plan_id, page="measure-status", detail={"item": str(measure_id)})
    measure = pages.item_of(plan, Measure, measure_id)
    _require_status_right(plan, measure)

    def save(given: Mapping[str, Any]) -> None:
        progress.set_measure_status(
            actor=request.actor,
            plan_id=plan_id,
            measure_id=measure_id,
            status=given["status"],
            reason=given["status_reason"],
        )

    question = _how_far(measure, measure.what, pages.goal_page(plan_id, measure.goal_id))
    return pages.ask(request, plan, question, MeasureStatusForm, save, {"status": measure.status})


@require_http_methods(["GET", "POST"])
def goal_status(request: Request, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Put a goal on hold, take it up again, or end it. Its words stay as they are (P-12)."""
    plan = reading.open_plan(request.actor, plan_id, page="goal-status", detail={"item": str(goal_id)})
    goal = pages.item_of(plan, Goal, goal_id)
    _require_status_right(plan, goal)

    def save(given: Mapping[str, Any]) -> None:
        progress.set_goal_status(
            actor=request.actor,
            plan_id=plan_id,
            goal_id=goal_id,
            status=given["status"],
            reason=given["status_reason"],
        )

    question = _how_far(goal, goal.text, pages.goal_page(plan_id, goal_id))
    return pages.ask(request, plan, question, GoalStatusForm, save, {"status": goal.status})


@require_POST
def step_completion(request: Request, plan_id: UUID, step_id: UUID) -> HttpResponse:
    """Tick a step off, or take the tick away with `done=no`."""
    step = progress.complete_step(
        actor=request.actor, plan_id=plan_id, step_id=step_id, done=request.POST.get("done") != "no"
    )
    messages.success(request, _("Steget er gjort. Bra.") if step.done_on else _("Steget er åpnet igjen."))
    return redirect(of_item(step, origin(request.GET)))


def _how_far(item: PlanItem, about: str, back: str) -> Question:
    return Question(_("Hvor langt er vi kommet?"), about, back, draft_key=f"status:{item.pk}")


def _require_status_right(plan: PlanReading, item: PlanItem) -> None:
    policy.set_item_status(plan.standing, plan.plan.status, ItemFacts.of(item, plan.standing)).require()


def _measure_facts(measure: Measure) -> str:
    return " · ".join(part for part in (measure.extent, measure.where, measure.how) if part)
