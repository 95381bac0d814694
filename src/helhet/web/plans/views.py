"""The pages on which a plan is read. Each opens the plan through its door, which records the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from helhet.kernel.errors import NotVisible
from helhet.kernel.ids import new_id
from helhet.plans import history, policy, queries, thresholds
from helhet.plans.models import Participant
from helhet.plans.reading import open_plan, read
from helhet.web import drafting
from helhet.web.items import context, pages
from helhet.web.items.forms import DiaryEntryForm
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
    is_stagnant = thresholds.is_stagnant(reading.plan, days)
    page = presenters.plan_page(reading, news=_news(reading), is_stagnant=is_stagnant)
    return _page(request, reading, "plan", page)


@require_safe
def goal(request: Request, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """One goal with everything that belongs to it."""
    reading = open_plan(request.actor, plan_id, page="goal", detail={"item": str(goal_id)})
    return _page(request, reading, "goal", presenters.goal_page(reading, goal_id))


@require_safe
def who_does_what(request: Request, plan_id: UUID) -> HttpResponse:
    """Who does what, where, why, how and when."""
    reading = open_plan(request.actor, plan_id, page="who-does-what")
    return _page(request, reading, "who-does-what", presenters.who_does_what(reading))


@require_safe
def timeline(request: Request, plan_id: UUID) -> HttpResponse:
    """What has happened, what happens now, and what comes."""
    reading = open_plan(request.actor, plan_id, page="timeline")
    now = reading.plan
    consents = now.case.consents.filter(plan_kind=now.kind).select_related("giver").order_by("given_at", "pk")
    changes = now.state_changes.order_by("at", "pk")
    page = presenters.course(reading, changes=list(changes), consents=list(consents))
    return _page(request, reading, "timeline", page)


@require_safe
def see_as(request: Request, plan_id: UUID, participant_id: UUID) -> HttpResponse:
    """The plan exactly as a participant sees it, without buttons (A-16)."""
    own = open_plan(request.actor, plan_id, page="see-as", detail={"participant": str(participant_id)})
    policy.see_as(own.standing).require()
    participant = own.items.get(participant_id)
    if not isinstance(participant, Participant):
        raise NotVisible
    theirs = read(own.plan, queries.standing_of(own.plan, participant))
    theirs.is_preview = True
    kept = len(own.items) - len(theirs.items)
    more = {"who": participant.name, "kept": kept, "can_sign_in": participant.person_id is not None}
    return _page(request, own, "see-as", presenters.plan_page(theirs), **more)


@require_safe
def services(request: Request, plan_id: UUID) -> HttpResponse:
    """Every service, agreement, decision and right."""
    reading = open_plan(request.actor, plan_id, page="services")
    return _page(request, reading, "services", presenters.services_page(reading))


@require_safe
def about_me(request: Request, plan_id: UUID) -> HttpResponse:
    """One side for somebody who does not know the person."""
    reading = open_plan(request.actor, plan_id, page="about-me")
    return _page(request, reading, "about-me", presenters.one_side(reading, "about_me"))


@require_safe
def crisis(request: Request, plan_id: UUID) -> HttpResponse:
    """One side to read when it is urgent."""
    reading = open_plan(request.actor, plan_id, page="crisis")
    return _page(request, reading, "crisis", presenters.one_side(reading, "crisis"))


@require_safe
def diary(request: Request, plan_id: UUID) -> HttpResponse:
    """The person's own pages; what others see of them is what the person has shared."""
    reading = open_plan(request.actor, plan_id, page="diary")
    page = presenters.diary(reading)
    writing = _diary_form(request, reading) if page.write_url else {}
    return _page(request, reading, "diary", page, **writing)


def _news(reading: PlanReading) -> list[Revision]:
    """What others have saved since the reader was here last; nothing the first time."""
    if reading.seen_version in {0, reading.version}:
        return []
    newer = history.since(reading, reading.seen_version)
    return list(newer.exclude(by=reading.standing.account_id)[: presenters.NEWS_SHOWN])


def _diary_form(request: Request, reading: PlanReading) -> dict[str, object]:
    key = context.draft_key("diary_entry", None, {})
    kept = drafting.kept(request, reading.plan.pk, key)
    form = DiaryEntryForm(reading=reading, initial={"submission": new_id()})
    drafting.put_back(form, kept)
    return {"form": form, "saving": pages.saving(form, key, kept.values())}


def _page(request: Request, reading: PlanReading, name: str, page: object, **more: object) -> HttpResponse:
    template = f"plans/{name.replace('-', '_')}.html"
    layout = layout_for(reading, f"plans:{name}")
    return render(request, template, {"layout": layout, "page": page, **more})
