"""A plan from its start to its end: agreed on, resting, taken up, closed, opened again, and grown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from helhet.kernel.errors import InvalidInput
from helhet.plans import policy, queries
from helhet.plans.actions import lifecycle
from helhet.plans.reading import open_plan
from helhet.plans.states import Transition
from helhet.web import form_errors
from helhet.web.cases import state_pages
from helhet.web.cases.state_forms import ActivationForm, ClosingForm, GrowthForm, ReopeningForm, RestForm
from helhet.web.cases.way import kind_named, sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from helhet.plans.models import Plan
    from helhet.plans.queries import PlanDoor
    from helhet.ui.forms import Form
    from helhet.web.requests import Request


@require_POST
def start(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """Begin a plan after consent. Who works with plans is then offered a start pattern; others go to the plan."""
    try:
        plan = lifecycle.start(actor=request.actor, case_id=case_id, kind=kind_named(kind))
    except InvalidInput as error:
        messages.warning(request, " ".join(map(str, error.messages.values())))
        return redirect("cases:case", case_id)
    messages.success(request, _("Planen er begynt. Nå kan dere skrive i den."))
    return redirect("cases:pattern" if request.actor.is_staff_member else "plans:plan", plan.pk)


@require_http_methods(["GET", "POST"])
def activate(request: Request, plan_id: UUID) -> HttpResponse:
    """Agree on the plan, with the person's own part in view (P-34)."""
    reading = open_plan(request.actor, plan_id, page="activation")
    policy.change_state(reading.standing, reading.plan.status, Transition.ACTIVATE).require()
    page = state_pages.activation_page(reading)
    form = ActivationForm(sent(request), missing=page.missing)
    if _done(request, form, lambda values: lifecycle.activate(actor=request.actor, plan_id=plan_id, **values)):
        messages.success(request, _("Dere er enige. Planen gjelder nå."))
        return redirect("plans:plan", plan_id)
    return render(request, "cases/activation.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
def rest(request: Request, plan_id: UUID) -> HttpResponse:
    """Let the plan rest until a day (P-32)."""
    door = _door(request, plan_id, Transition.REST)
    form = RestForm(sent(request))
    if _done(request, form, lambda values: lifecycle.rest(actor=request.actor, plan_id=plan_id, **values)):
        messages.success(request, _("Planen hviler. Dere kan vekke den når dere vil."))
        return redirect("plans:plan", plan_id)
    return render(request, "cases/rest.html", {"page": state_pages.state_page(door), "form": form})


@require_POST
def resume(request: Request, plan_id: UUID) -> HttpResponse:
    """Wake a resting plan, on its day or before."""
    lifecycle.resume(actor=request.actor, plan_id=plan_id)
    messages.success(request, _("Planen er i gang igjen."))
    return redirect("plans:plan", plan_id)


@require_http_methods(["GET", "POST"])
def close(request: Request, plan_id: UUID) -> HttpResponse:
    """End the plan with a reason, a last evaluation and what goes on (P-33)."""
    door = _door(request, plan_id, Transition.CLOSE)
    form = ClosingForm(sent(request))
    if _done(request, form, lambda values: lifecycle.close(actor=request.actor, plan_id=plan_id, **values)):
        messages.success(request, _("Planen er avsluttet. Den kan leses som før, og åpnes igjen."))
        return redirect("plans:plan", plan_id)
    return render(request, "cases/closing.html", {"page": state_pages.state_page(door), "form": form})


@require_http_methods(["GET", "POST"])
def reopen(request: Request, plan_id: UUID) -> HttpResponse:
    """Open a closed plan again, with everything it held."""
    door = _door(request, plan_id, Transition.REOPEN)
    form = ReopeningForm(sent(request))
    if _done(request, form, lambda values: lifecycle.reopen(actor=request.actor, plan_id=plan_id, **values)):
        messages.success(request, _("Planen er åpnet igjen. Bli enige om den på nytt når den er klar."))
        return redirect("plans:plan", plan_id)
    page = state_pages.state_page(door, needs_consent=True)
    return render(request, "cases/reopening.html", {"page": page, "form": form})


@require_POST
def restart(request: Request, plan_id: UUID) -> HttpResponse:
    """Take up a stopped plan after a new consent (IP regulation § 5)."""
    lifecycle.restart(actor=request.actor, plan_id=plan_id)
    messages.success(request, _("Planen er tatt opp igjen. Alt som sto i den, er her."))
    return redirect("plans:plan", plan_id)


@require_http_methods(["GET", "POST"])
def grow(request: Request, plan_id: UUID) -> HttpResponse:
    """Let an early-concern log become a plan, when the plan's own consent is given (P-07)."""
    door = queries.get_plan_for_steering(request.actor, plan_id, lock=False)
    policy.grow_plan(door.standing, door.plan.status, door.plan.kind).require()
    kinds = state_pages.grown_kinds(door)
    ready = [(each.kind, each.label.capitalize()) for each in kinds if not each.consent_url]
    form = GrowthForm(sent(request), kinds=ready)
    if _done(request, form, lambda values: lifecycle.grow(actor=request.actor, plan_id=plan_id, **values)):
        messages.success(request, _("Loggen er blitt en plan. Alt som sto i den, er med videre."))
        return redirect("plans:plan", plan_id)
    context = {"page": state_pages.state_page(door), "kinds": kinds, "has_ready": bool(ready), "form": form}
    return render(request, "cases/growth.html", context)


def _door(request: Request, plan_id: UUID, transition: Transition) -> PlanDoor:
    door = queries.get_plan_for_steering(request.actor, plan_id, lock=False)
    policy.change_state(door.standing, door.plan.status, transition).require()
    return door


def _done(request: Request, form: Form, act: Callable[[dict[str, Any]], Plan]) -> bool:
    """Whether the form was sent and the act is done; otherwise the form says what is missing."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except InvalidInput as error:
        form_errors.add(form, error)
        return False
    return True
