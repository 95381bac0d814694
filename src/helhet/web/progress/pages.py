"""One question on a page of a plan: what it is about, a form, and where one goes from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from helhet.kernel.errors import NotVisible
from helhet.plans.models import PlanItem
from helhet.web import drafting
from helhet.web.form_errors import accepted
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from helhet.plans.reading import PlanReading
    from helhet.ui.forms import Form
    from helhet.web.requests import Request

T = TypeVar("T", bound=PlanItem)


@dataclass(frozen=True, slots=True)
class Question:
    """What the page asks. `about` is quoted as it was written; `back` is where one came from and goes to; `draft_key`
    names the form among the writer's drafts; `thanks` is said when the answer is saved.
    """

    heading: StrOrPromise
    about: str
    back: str
    draft_key: str
    submit: StrOrPromise = gettext_lazy("Lagre")
    thanks: StrOrPromise = gettext_lazy("Lagret.")
    explanation: StrOrPromise = ""


def item_of(reading: PlanReading, model: type[T], item_id: UUID) -> T:
    """An item of the plan that is open, or `NotVisible`."""
    item = reading.items.get(item_id)
    if not isinstance(item, model):
        raise NotVisible
    return item


def goal_page(plan_id: UUID, goal_id: UUID | None) -> str:
    """The page of a goal, or of the plan where there is no goal."""
    if goal_id is None:
        return reverse("plans:plan", args=[plan_id])
    return reverse("plans:goal", args=[plan_id, goal_id])


def ask(
    request: Request,
    reading: PlanReading,
    question: Question,
    form_type: Callable[..., Form],
    save: Callable[[Mapping[str, Any]], object],
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show the form, with what the writer has under way; when it is sent and taken, thank and go back."""
    plan_id = reading.plan.pk
    kept = drafting.kept(request, plan_id, question.draft_key)
    form = form_type(request.POST or None, initial=dict(initial or {}))
    drafting.put_back(form, kept)
    if accepted(form, save):
        drafting.finished(request, plan_id, question.draft_key, str(question.thanks))
        return redirect(question.back)
    saving = drafting.saving_of(plan_id, question.draft_key, kept.values())
    context = {"layout": layout_for(reading, "plans:plan"), "question": question, "form": form, "saving": saving}
    return render(request, "progress/question.html", context)
