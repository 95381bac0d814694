"""The pages on which a plan is read. Each opens the plan through its door, which records the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from helhet.plans import history, thresholds
from helhet.plans.reading import open_plan
from helhet.web.plans import presenters
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.models import Revision
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


@require_safe
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """The whole plan."""
    reading = open_plan(request.actor, plan_id, page="plan")
    days = thresholds.days_for(reading.plan.case.responsible_body_id)
    page = presenters.plan_page(reading, news=_news(reading), is_stagnant=thresholds.is_stagnant(reading.plan, days))
    return _page(request, reading, "plans:plan", page)


def _news(reading: PlanReading) -> list[Revision]:
    """What others have saved since the reader was here last; nothing the first time."""
    if reading.seen_version in {0, reading.version}:
        return []
    newer = history.since(reading.plan, reading.standing, reading.seen_version)
    return list(newer.exclude(by=reading.standing.account_id)[: presenters.NEWS_SHOWN])


def _page(request: Request, reading: PlanReading, name: str, page: object) -> HttpResponse:
    template = f"{name.replace(':', '/').replace('-', '_')}.html"
    return render(request, template, {"layout": layout_for(reading, name), "page": page})
