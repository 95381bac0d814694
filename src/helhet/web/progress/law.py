"""The law's list for a plan, and setting a letter aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel.errors import NotVisible
from helhet.plans import lawcheck, policy, reading
from helhet.plans.actions import items
from helhet.plans.models import NotRelevant
from helhet.plans.policy import ItemFacts
from helhet.web.plans.layout import layout_for
from helhet.web.progress import pages, presenters
from helhet.web.progress.forms import NotRelevantForm
from helhet.web.progress.pages import Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.web.requests import Request


@require_safe
def status(request: Request, plan_id: UUID) -> HttpResponse:
    """What the plan must hold, letter by letter (IP regulation § 9)."""
    plan = reading.open_plan(request.actor, plan_id, page="law")
    context = {"layout": layout_for(plan, "plans:plan"), "page": presenters.law_page(plan)}
    return render(request, "progress/law.html", context)


@require_http_methods(["GET", "POST"])
def not_relevant(request: Request, plan_id: UUID, letter: str) -> HttpResponse:
    """Say why a letter does not apply here. Letters no plan can do without have no such page."""
    plan = reading.open_plan(request.actor, plan_id, page="law")
    requirement = next((each for each in lawcheck.REQUIREMENTS if each.letter == letter), None)
    if requirement is None or letter in lawcheck.ALWAYS_RELEVANT:
        raise NotVisible
    policy.add_item(plan.standing, plan.plan.status, ItemFacts("not_relevant")).require()
    standing_reason = next((each for each in plan.all(NotRelevant) if each.letter == letter), None)

    def save(given: Mapping[str, Any]) -> None:
        if standing_reason is None:
            values = {"letter": letter, **given}
            items.add(actor=request.actor, plan_id=plan_id, model=NotRelevant, values=values)
        else:
            items.change(
                actor=request.actor, plan_id=plan_id, model=NotRelevant, item_id=standing_reason.pk, values=given
            )

    question = Question(
        heading=_("Gjelder dette ikke her?"),
        about=str(requirement.text),
        back=reverse("progress:law", args=[plan_id]),
        draft_key=f"law:{letter}",
    )
    initial = {"reason": standing_reason.reason} if standing_reason else {}
    return pages.ask(request, plan, question, NotRelevantForm, save, initial)
