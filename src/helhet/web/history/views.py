"""What happened in a plan, what it said before, what is different now, and how to bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel.errors import NotVisible
from helhet.plans import history, kinds, policy
from helhet.plans import reading as plans
from helhet.plans.actions import restoring
from helhet.plans.models import StateChange
from helhet.web.documents.presenters import labels, page_sections
from helhet.web.documents.sections import sections_apart
from helhet.web.history import presenters
from helhet.web.history.words import named
from helhet.web.plans.layout import layout_for
from helhet.web.plans.presenters.plan import plan_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from helhet.plans.history import Change
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request

ACTS_PER_PAGE = 50


@require_safe
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """Everything that happened, last first, and what can be brought back. One version is one act on the page."""
    reading = plans.open_plan(request.actor, plan_id, page="history")
    page = Paginator(range(reading.plan.version, 0, -1), ACTS_PER_PAGE).get_page(request.GET.get("side"))
    newest, oldest = (page.object_list[0], page.object_list[-1]) if page.object_list else (0, 0)
    timeline = history.timeline(reading, oldest=oldest, newest=newest)
    states = _states(reading, oldest, newest, is_first_page=page.number == 1)
    context = {
        "layout": layout_for(reading, "history:plan"),
        "days": presenters.days(reading, timeline, states),
        "removed": presenters.removed(reading, timeline),
        "page": page,
    }
    return render(request, "history/plan.html", context)


@require_safe
def item(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """The whole life of one item."""
    model = kinds.model_for(kind)
    reading = plans.open_plan(request.actor, plan_id, page="history", detail={"item": str(item_id)})
    changes = history.of_item(reading, item_id)
    if not isinstance(changes[0].item, model):
        raise NotVisible
    context = {
        "layout": layout_for(reading, "history:plan"),
        "name": named(changes[0].item),
        "episodes": presenters.episodes(reading, changes, _names(reading, changes)),
        "restoration_url": reverse("items:restoration", args=[plan_id, kind, item_id]),
    }
    return render(request, "history/item.html", context)


@require_safe
def version(request: Request, plan_id: UUID, version: int) -> HttpResponse:
    """The plan as it was, without buttons."""
    reading = _open(request, plan_id, version, "version")
    act = history.of_plan(reading).filter(version=version).first()
    context = {
        "layout": layout_for(reading, "history:plan"),
        "page": plan_page(reading),
        "sections": () if reading.is_current else page_sections(sections_apart(reading)),
        "labels": labels(),
        "version": version,
        "title": presenters.version_title(version, act),
        "is_current": reading.is_current,
        "page_url": reverse("plans:plan", args=[plan_id]),
        "compare_url": reverse("history:compare", args=[plan_id, version]),
    }
    return render(request, "history/version.html", context)


@require_safe
def compare(request: Request, plan_id: UUID, version: int) -> HttpResponse:
    """What is different now, or in another version (`with`), field by field."""
    later = _open(request, plan_id, _chosen(request.GET.get("with", "")), "comparison")
    earlier = plans.read(later.plan, later.standing, version=_existing(version))
    page = presenters.comparison(earlier, later)
    may_restore = bool(policy.restore_version(later.standing, later.plan.status))
    context = {
        "layout": layout_for(later, "history:plan"),
        "page": page,
        "version": version,
        "later_version": later.version,
        "is_current": later.is_current,
        "may_restore": may_restore and later.is_current and not page.is_empty,
        "restoration_url": reverse("history:restoration", args=[plan_id, version]),
        "version_url": reverse("history:version", args=[plan_id, version]),
    }
    return render(request, "history/comparison.html", context)


@require_http_methods(["GET", "POST"])
def restoration(request: Request, plan_id: UUID, version: int) -> HttpResponse:
    """Ask before a whole version is brought back, then do it, and offer the way back."""
    if request.method == "POST":
        return _restore(request, plan_id, version)
    now = plans.open_plan(request.actor, plan_id, page="comparison")
    policy.restore_version(now.standing, now.plan.status).require()
    outcome = restoring.foresee(now, plans.read(now.plan, now.standing, version=_existing(version)))
    context = {
        "layout": layout_for(now, "history:plan"),
        "version": version,
        "changed": presenters.outcome_lines(outcome),
        "left_alone": [named(each.item) for each in outcome.left_alone],
        "back_url": reverse("history:compare", args=[plan_id, version]),
    }
    return render(request, "history/restoration.html", context)


def _restore(request: Request, plan_id: UUID, version: int) -> HttpResponse:
    outcome = restoring.restore_version(actor=request.actor, plan_id=plan_id, version=_existing(version))
    undo = reverse("history:restoration", args=[plan_id, outcome.version_before])
    tags = "" if outcome.is_empty else f"undo:{undo}"
    messages.success(request, presenters.summary(outcome), extra_tags=tags)
    return redirect("plans:plan", plan_id)


def _open(request: Request, plan_id: UUID, version: int | None, page: str) -> PlanReading:
    wanted = None if version is None else _existing(version)
    return plans.open_plan(request.actor, plan_id, page=page, version=wanted)


def _existing(version: int) -> int:
    """The first version is 1: before it there was no plan."""
    if version < 1:
        raise NotVisible
    return version


def _chosen(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):  # noqa: PLR2004 - what a column can hold
        raise NotVisible
    return int(text)


def _states(reading: PlanReading, oldest: int, newest: int, *, is_first_page: bool) -> QuerySet[StateChange]:
    """The changes of state between two versions; those since the newest version belong on the first page."""
    since = 0 if oldest == 1 else oldest  # the start of a plan comes before its first version
    changes = reading.plan.state_changes.order_by("-at", "-pk").filter(version__gte=since)
    return changes if is_first_page else changes.filter(version__lte=newest)


def _names(reading: PlanReading, changes: tuple[Change, ...]) -> Mapping[UUID, str]:
    """What the ids in the changes stand for, also those of items that are taken out since."""
    names = presenters.names_in(reading)
    values = {value for change in changes for field in change.fields for value in (field.before, field.after)}
    missing = {value for value in values if isinstance(value, UUID)} - names.keys()
    return names | history.names_of(reading, missing)
