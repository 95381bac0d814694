"""Choosing a start pattern for a plan, and what of it goes into the plan (P-35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from helhet.kernel import clock
from helhet.plans import policy, queries
from helhet.plans.actions import patterns as actions
from helhet.plans.models import Review, kind_of
from helhet.plans.patterns import Pattern, pattern_named, patterns
from helhet.plans.policy import ItemFacts
from helhet.web.cases.pattern_forms import CooperationRows, ReviewRows, Rows
from helhet.web.cases.way import sent, way_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from helhet.plans.patterns import SuggestedCooperation, SuggestedReview
    from helhet.web.requests import Request


@require_http_methods(["GET", "POST"])
def choose(request: Request, plan_id: UUID) -> HttpResponse:
    """The list of situations, or the suggestions of the one in the address."""
    door = queries.get_plan(request.actor, plan_id)
    policy.add_item(door.standing, door.plan.status, ItemFacts(kind_of(Review))).require()
    way = way_of(door.plan.case, door.standing, door.plan)
    if "pattern" not in request.GET:
        return render(request, "cases/patterns.html", {"way": way, "patterns": patterns()})
    pattern = pattern_named(request.GET["pattern"])
    reviews, cooperation = _rows(request, pattern)
    if request.method == "POST" and reviews.is_valid() and cooperation.is_valid():
        _use(request, plan_id, reviews, cooperation)
        return redirect("plans:plan", plan_id)
    context = {"way": way, "pattern": pattern, "reviews": reviews, "cooperation": cooperation}
    return render(request, "cases/pattern.html", context)


def _rows(request: Request, pattern: Pattern) -> tuple[Rows, Rows]:
    today = clock.today()
    days = [_first_review(each, each.due_on(today)) for each in pattern.reviews]
    others = [_first_cooperation(each) for each in pattern.cooperation]
    return (
        ReviewRows(sent(request), initial=days, prefix="reviews"),
        CooperationRows(sent(request), initial=others, prefix="cooperation"),
    )


def _first_review(suggested: SuggestedReview, due_on: date) -> dict[str, Any]:
    return {
        "take": True,
        "summary": f"{date_format(due_on, 'j. F Y')}: {suggested.note}",
        "note": suggested.note,
        "due_on": due_on,
        "review_kind": suggested.kind,
    }


def _first_cooperation(suggested: SuggestedCooperation) -> dict[str, Any]:
    return {
        "take": True,
        "summary": f"{suggested.provider}: {suggested.why}",
        "provider": suggested.provider,
        "why": suggested.why,
        "need": suggested.need,
    }


def _use(request: Request, plan_id: UUID, reviews: Rows, cooperation: Rows) -> None:
    added = actions.use(
        actor=request.actor,
        plan_id=plan_id,
        reviews=[actions.ChosenReview(**row.values()) for row in reviews.taken()],
        cooperation=[actions.ChosenCooperation(**row.values()) for row in cooperation.taken()],
    )
    if not added:
        messages.info(request, _("Ingenting er lagt til. Du finner mønstrene igjen når du vil."))
        return
    text = ngettext("%(count)d punkt er lagt i planen.", "%(count)d punkter er lagt i planen.", len(added))
    messages.success(request, text % {"count": len(added)})
