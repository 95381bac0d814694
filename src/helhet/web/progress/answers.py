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
from helhet.web.form_errors import accepted
from helhet.web.progress import pages
from helhet.web.progress.forms import AnswerMeasureForm, GoalStatusForm, MeasureStatusForm
from helhet.web.progress.pages import Question

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


@require_http_methods(["GET", "POST"])
def measure_answer(request: Request, plan_id: UUID, measure_id: UUID) -> HttpResponse:
    """The one who is asked says yes or no to a measure (P-14)."""
    plan = reading.open_plan(request.actor, plan_id, page="measure-answer")
    measure = pages.item_of(plan, Measure, measure_id)
    is_asked = measure.responsible_id is not None and measure.responsible_id == plan.standing.participant_id
    policy.answer_measure(plan.standing, plan.plan.status, is_responsible=is_asked).require()
    back = pages.goal_page(plan_id, measure.goal_id)
    question = Question(
        heading=_("Svar på tiltaket"),
        about=measure.what,
        explanation=_measure_facts(measure),
        submit=_("Send svaret"),
        back=back,
        draft_key=f"answer:{measure_id}",
    )
    form = AnswerMeasureForm(request.POST or None)
    if accepted(
        form,
        lambda given: progress.answer_measure(
            actor=request.actor,
            plan_id=plan_id,
            measure_id=measure_id,
            answer=given["answer"],
            reason=given["answer_reason"],
        ),
    ):
        messages.success(request, _("Takk for svaret."), extra_tags=f"draft:{question.draft_key}")
        return redirect(back)
    return pages.ask(request, plan, question, form)


@require_http_methods(["GET", "POST"])
def measure_status(request: Request, plan_id: UUID, measure_id: UUID) -> HttpResponse:
    """Say how far a measure has come."""
    plan = reading.open_plan(request.actor, plan_id, page="measure-status")
    measure = pages.item_of(plan, Measure, measure_id)
    _require_status_right(plan, measure)
    back = pages.goal_page(plan_id, measure.goal_id)
    form = MeasureStatusForm(request.POST or None, initial={"status": measure.status})
    if accepted(
        form,
        lambda given: progress.set_measure_status(
            actor=request.actor,
            plan_id=plan_id,
            measure_id=measure_id,
            status=given["status"],
            reason=given["status_reason"],
        ),
    ):
        messages.success(request, _("Lagret."), extra_tags=f"draft:status:{measure_id}")
        return redirect(back)
    question = Question(_("Hvor langt er vi kommet?"), measure.what, _("Lagre"), back, draft_key=f"status:{measure_id}")
    return pages.ask(request, plan, question, form)


@require_http_methods(["GET", "POST"])
def goal_status(request: Request, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Put a goal on hold, take it up again, or end it. Its words stay as they are (P-12)."""
    plan = reading.open_plan(request.actor, plan_id, page="goal-status")
    goal = pages.item_of(plan, Goal, goal_id)
    _require_status_right(plan, goal)
    back = pages.goal_page(plan_id, goal_id)
    form = GoalStatusForm(request.POST or None, initial={"status": goal.status})
    if accepted(
        form,
        lambda given: progress.set_goal_status(
            actor=request.actor,
            plan_id=plan_id,
            goal_id=goal_id,
            status=given["status"],
            reason=given["status_reason"],
        ),
    ):
        messages.success(request, _("Lagret."), extra_tags=f"draft:status:{goal_id}")
        return redirect(back)
    question = Question(_("Hvor langt er vi kommet?"), goal.text, _("Lagre"), back, draft_key=f"status:{goal_id}")
    return pages.ask(request, plan, question, form)


@require_POST
def step_completion(request: Request, plan_id: UUID, step_id: UUID) -> HttpResponse:
    """Tick a step off, or take the tick away with `done=no`."""
    step = progress.complete_step(
        actor=request.actor, plan_id=plan_id, step_id=step_id, done=request.POST.get("done") != "no"
    )
    messages.success(request, _("Steget er gjort. Bra.") if step.done_on else _("Steget er åpnet igjen."))
    return redirect(f"{pages.goal_page(plan_id, step.goal_id)}#{step.pk}")


def _require_status_right(plan: PlanReading, item: PlanItem) -> None:
    policy.set_item_status(plan.standing, plan.plan.status, ItemFacts.of(item, plan.standing)).require()


def _measure_facts(measure: Measure) -> str:
    return " · ".join(part for part in (measure.extent, measure.where, measure.how) if part)
