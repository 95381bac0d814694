"""Evaluating goals and measures, and asking everybody how it goes (P-27)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from helhet.plans import policy, reading
from helhet.plans.actions import progress
from helhet.plans.models import Goal, Measure, Participant, StatusRequest
from helhet.plans.policy import ItemFacts
from helhet.web.plans.layout import layout_for
from helhet.web.progress import pages, presenters
from helhet.web.progress.forms import AnswerStatusForm, AskForm, EvaluationForm
from helhet.web.progress.pages import Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


@require_safe
def overview(request: Request, plan_id: UUID) -> HttpResponse:
    """Every open goal with its last evaluation, and who has answered what was asked."""
    plan = reading.open_plan(request.actor, plan_id, page="evaluation")
    context = {"layout": layout_for(plan, "plans:plan"), "page": presenters.evaluation_page(plan)}
    return render(request, "progress/evaluation.html", context)


@require_http_methods(["GET", "POST"])
def evaluate_goal(request: Request, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Write down how it went with a goal."""
    plan = reading.open_plan(request.actor, plan_id, page="evaluate-goal", detail={"item": str(goal_id)})
    goal = pages.item_of(plan, Goal, goal_id)
    return _evaluate(request, plan, goal.text, pages.goal_page(plan_id, goal_id), goal_id=goal_id)


@require_http_methods(["GET", "POST"])
def evaluate_measure(request: Request, plan_id: UUID, measure_id: UUID) -> HttpResponse:
    """Write down how it went with a measure."""
    plan = reading.open_plan(request.actor, plan_id, page="evaluate-measure", detail={"item": str(measure_id)})
    measure = pages.item_of(plan, Measure, measure_id)
    back = pages.goal_page(plan_id, measure.goal_id)
    return _evaluate(request, plan, measure.what, back, measure_id=measure_id)


@require_http_methods(["GET", "POST"])
def ask(request: Request, plan_id: UUID) -> HttpResponse:
    """Ask several participants how it goes, in one round."""
    plan = reading.open_plan(request.actor, plan_id, page="ask-for-status")
    policy.write_in_plan(plan.standing, plan.plan.status).require()
    policy.steer_plan(plan.standing).require()
    people = [(each.pk, f"{each.name}, {each.role}") for each in plan.all(Participant) if each.is_current]
    question = Question(
        heading=_("Spør de andre"),
        about="",
        explanation=_("Alle i planen ser hvem som har svart."),
        submit=_("Spør"),
        thanks=_("Spørsmålet er sendt."),
        back=reverse("progress:evaluation", args=[plan_id]),
        draft_key="ask",
    )

    def send(given: Mapping[str, Any]) -> None:
        progress.ask_for_status(
            actor=request.actor,
            plan_id=plan_id,
            participant_ids=given["participants"],
            question=given["question"],
            due_on=given["due_on"],
        )

    return pages.ask(request, plan, question, partial(AskForm, people=people), send)


@require_http_methods(["GET", "POST"])
def answer_status(request: Request, plan_id: UUID, request_id: UUID) -> HttpResponse:
    """Answer what was asked; the coordinator may write down what was said on the phone."""
    plan = reading.open_plan(request.actor, plan_id, page="answer-status", detail={"item": str(request_id)})
    asked = pages.item_of(plan, StatusRequest, request_id)
    is_asked = asked.participant_id == plan.standing.participant_id
    policy.answer_measure(plan.standing, plan.plan.status, is_responsible=is_asked).require()
    question = Question(
        heading=_("Spørsmål til %(name)s") % {"name": presenters.name_of(plan, asked)},
        about=asked.question,
        submit=_("Svar"),
        thanks=_("Takk for svaret."),
        back=reverse("progress:evaluation", args=[plan_id]),
        draft_key=f"status-request:{request_id}",
    )

    def save(given: Mapping[str, Any]) -> None:
        progress.answer_status(actor=request.actor, plan_id=plan_id, request_id=request_id, answer=given["answer"])

    return pages.ask(request, plan, question, AnswerStatusForm, save, {"answer": asked.answer})


def _evaluate(
    request: Request,
    plan: PlanReading,
    about: str,
    back: str,
    *,
    goal_id: UUID | None = None,
    measure_id: UUID | None = None,
) -> HttpResponse:
    policy.add_item(plan.standing, plan.plan.status, ItemFacts("evaluation")).require()

    def save(given: Mapping[str, Any]) -> None:
        progress.evaluate(actor=request.actor, plan_id=plan.plan.pk, goal_id=goal_id, measure_id=measure_id, **given)

    question = Question(
        heading=_("Hvordan gikk det?"),
        about=about,
        thanks=_("Evalueringen er lagret."),
        back=back,
        draft_key=f"evaluation:{goal_id or measure_id}",
    )
    return pages.ask(request, plan, question, EvaluationForm, save)
