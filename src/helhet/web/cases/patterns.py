"""Choosing a start pattern for a plan, and what of it goes into the plan (P-35)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
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
    from django.http import HttpResponse

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
    days = [
        {"take": True, "note": each.note, "due_on": each.due_on(today), "review_kind": each.kind}
        for each in pattern.reviews
    ]
    others = [
        {"take": True, "provider": each.provider, "why": each.why, "need": each.need} for each in pattern.cooperation
    ]
    return (
        ReviewRows(sent(request), initial=days, prefix="reviews"),
        CooperationRows(sent(request), initial=others, prefix="cooperation"),
    )


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
