"""Add, change, remove, bring back, move and share items of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.plans import kinds, policy, reading
from helhet.plans.actions import items, progress
from helhet.plans.models import DiaryEntry, Frame, PlanItem
from helhet.plans.policy import ItemFacts
from helhet.web import searching
from helhet.web.addresses import origin
from helhet.web.items import addresses, writing
from helhet.web.items.words import WORDS

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


T = TypeVar("T", bound=PlanItem)


@require_http_methods(["GET", "POST"])
def add(request: Request, plan_id: UUID, kind: str) -> HttpResponse:
    """A new item of any kind; those with an act of their own are begun there."""
    if elsewhere := addresses.ADDED_ELSEWHERE.get(kind):
        return redirect(elsewhere, plan_id)
    model = kinds.model_for(kind)
    if searching.is_sent(request):
        searching.keep(request)
        return redirect(_without_position(request))
    if request.method == "POST":
        return writing.add_sent(request, plan_id, model)
    now = _open(request, plan_id)
    policy.add_item(now.standing, now.plan.status, ItemFacts(kind)).require()
    return writing.add(request, now, model)


@require_http_methods(["GET", "POST"])
def change(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """The same form for an item that is there."""
    now = _open(request, plan_id)
    item = _find(now, kinds.model_for(kind), item_id)
    if isinstance(item, Frame):
        return redirect("items:frame", plan_id)
    policy.change_item(now.standing, now.plan.status, ItemFacts.of(item, now.standing)).require()
    return writing.change(request, now, item, items.change)


@require_http_methods(["GET", "POST"])
def frame(request: Request, plan_id: UUID) -> HttpResponse:
    """Who leads, how long the plan lasts, and when it is looked at again (IP regulation § 9 c and h)."""
    now = _open(request, plan_id)
    policy.write_in_plan(now.standing, now.plan.status).require()
    policy.steer_plan(now.standing).require()
    return writing.change(request, now, now.frame, _change_frame)


@require_POST
def removal(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """Take an item out, and offer to undo it on whichever page comes next."""
    model = _removable(kind)
    item = items.remove(actor=request.actor, plan_id=plan_id, model=model, item_id=item_id)
    undo = addresses.to("items:restoration", item)
    messages.success(request, str(WORDS[kind].removed), extra_tags=f"undo:{undo}")
    came_from = origin(request.GET)
    if came_from and came_from != item_id:
        return redirect("plans:goal", plan_id, came_from)
    return redirect(addresses.of_page(plan_id, item.place))


@require_POST
def restoration(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """Bring an item back, or one of its earlier revisions (`number`)."""
    model = _removable(kind)
    try:
        item = items.restore(
            actor=request.actor, plan_id=plan_id, model=model, item_id=item_id, number=_number(request)
        )
    except InvalidInput as error:
        messages.error(request, " ".join(str(text) for text in error.messages.values()))
        return redirect("plans:plan", plan_id)
    messages.success(request, _("Hentet tilbake."))
    return redirect(addresses.of_item(item))


@require_POST
def position(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """Move an item one place up or down, and stay with it."""
    model = _removable(kind)
    direction = request.POST.get("direction")
    if direction not in {"up", "down"}:
        raise NotVisible
    items.move(actor=request.actor, plan_id=plan_id, model=model, item_id=item_id, up=direction == "up")
    item = _find(_open(request, plan_id), model, item_id)
    return redirect(addresses.of_item(item, origin(request.GET)))


@require_http_methods(["GET", "POST"])
def sharing(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:  # noqa: ARG001 - in the address
    """Say first what sharing a page of the diary means; then share it or take it back (P-26)."""
    now = _open(request, plan_id)
    entry = _find(now, DiaryEntry, item_id)
    policy.change_item(now.standing, now.plan.status, ItemFacts.of(entry, now.standing)).require()
    if request.method == "GET":
        return writing.ask_before_sharing(request, now, entry)
    shared = request.POST.get("shared") == "yes"
    progress.share_diary_entry(actor=request.actor, plan_id=plan_id, entry_id=item_id, shared=shared)
    messages.success(request, _("Nå kan de andre lese dette.") if shared else _("Nå kan bare du lese dette."))
    return redirect(addresses.of_item(entry))


def _without_position(request: Request) -> str:
    """The same address, with nobody chosen."""
    query = request.GET.copy()
    query.pop("position", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _open(request: Request, plan_id: UUID) -> PlanReading:
    """The plan to work on. A page that shows anything of it records that; what is only written is recorded as such."""
    return reading.look(request.actor, plan_id)


def _find(now: PlanReading, model: type[T], item_id: UUID) -> T:
    item = now.items.get(item_id)
    if not isinstance(item, model):
        raise NotVisible
    return item


def _removable(kind: str) -> type[PlanItem]:
    """Every plan has one frame, always."""
    model = kinds.model_for(kind)
    if model is Frame:
        raise NotVisible
    return model


def _number(request: Request) -> int | None:
    text = request.POST.get("number", "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):  # noqa: PLR2004 - what a column can hold
        raise NotVisible
    return int(text)


def _change_frame(*, actor: Any, plan_id: UUID, values: Any, base_revision: int | None, **_same: Any) -> PlanItem:
    return progress.change_frame(actor=actor, plan_id=plan_id, values=values, base_revision=base_revision)
