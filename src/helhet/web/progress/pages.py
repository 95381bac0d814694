"""One question on a page of a plan: what it is about, a form, and where one goes from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.shortcuts import render
from django.urls import reverse

from helhet.kernel.errors import NotVisible
from helhet.plans.models import PlanItem
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import BaseForm
    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request

T = TypeVar("T", bound=PlanItem)


@dataclass(frozen=True, slots=True)
class Question:
    """What the page asks. `about` is quoted as it was written; `back` is where one came from."""

    heading: StrOrPromise
    about: str
    submit: StrOrPromise
    back: str
    explanation: StrOrPromise = ""
    draft_key: str = ""


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


def ask(request: Request, reading: PlanReading, question: Question, form: BaseForm) -> HttpResponse:
    """Show the question with its form, as new or with what was wrong."""
    context = {"layout": layout_for(reading, "plans:plan"), "question": question, "form": form}
    return render(request, "progress/question.html", context)
