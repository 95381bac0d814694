"""From a form on the screen to a saved item: drafts put in, what was wrong said, two who wrote the same shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from helhet.kernel.errors import InvalidInput
from helhet.kernel.ids import new_id
from helhet.plans import policy
from helhet.plans.actions import items
from helhet.plans.actions.editing import editing
from helhet.plans.models import DiaryEntry, Participant, PlanItem, kind_of
from helhet.plans.policy import ItemFacts
from helhet.plans.reading import record
from helhet.web import drafting, form_errors, searching
from helhet.web.addresses import origin
from helhet.web.items import addresses, conflicts, context, pages, participant_form
from helhet.web.items.forms import FORMS

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.actions.editing import Edit
    from helhet.plans.models import Draft
    from helhet.plans.reading import PlanReading
    from helhet.web.items.item_form import ItemForm
    from helhet.web.requests import Request

Save = Callable[..., PlanItem]


def add(request: Request, reading: PlanReading, model: type[PlanItem]) -> HttpResponse:
    """The page for a new item."""
    kind = kind_of(model)
    fixed = context.from_query(request.GET, model, reading)
    key = context.draft_key(kind, None, fixed)
    kept = drafting.kept(request, reading.plan.pk, key)
    initial = {"submission": new_id(), **_known(request, model), **fixed}
    form = FORMS[kind](reading=reading, context=fixed, initial=initial)
    drafting.put_back(form, kept)
    return _page(request, form, key, kept)


def add_sent(request: Request, plan_id: UUID, model: type[PlanItem]) -> HttpResponse:
    """A new item as it was sent, in one act: the plan is opened and read once, for the form and for what is saved."""
    try:
        with editing(request.actor, plan_id) as edit:
            policy.add_item(edit.standing, edit.plan.status, ItemFacts(kind_of(model))).require()
            form, key = _sent_form(request, edit.reading, model)
            item = _add_once(edit, form) if form.is_valid() else None
    except InvalidInput as error:
        items.require_unused(form.cleaned_data["submission"])
        form_errors.add(form, error)
        item = None
    return _saved(request, item, key) if item else _page(request, form, key)


def change(request: Request, reading: PlanReading, item: PlanItem, save: Save) -> HttpResponse:
    """The page for an item that is there. `save` takes what `items.change` takes."""
    form_type, key = FORMS[item.kind], context.draft_key(item.kind, item, {})
    if request.method == "GET":
        kept = drafting.kept(request, reading.plan.pk, key)
        initial = {**_values(form_type, item), "base_revision": _base(item, kept)}
        form = form_type(reading=reading, item=item, initial=initial)
        drafting.put_back(form, kept)
        return _page(request, form, key, kept)
    data = conflicts.resolved(request.POST)
    form = form_type(data, reading=reading, item=item, initial=_values(form_type, item))
    if form.is_valid():
        try:
            saved = save(
                actor=request.actor,
                plan_id=reading.plan.pk,
                model=type(item),
                item_id=item.pk,
                values=form.values(),
                base_revision=form.cleaned_data["base_revision"],
            )
        except InvalidInput as error:
            form_errors.add(form, error)
        except items.EditConflict as conflict:
            page = pages.conflict_page(form, conflict, origin(request.GET))
            record(request.actor, reading, page=f"items:{item.kind}")
            return render(request, "items/conflict.html", {"page": page}, status=409)
        else:
            return _saved(request, saved, key)
    return _page(request, form, key)


def ask_before_sharing(request: Request, reading: PlanReading, entry: DiaryEntry) -> HttpResponse:
    """One page that says who will read it, and that it can be taken back."""
    page = pages.sharing_page(reading, entry)
    record(request.actor, reading, page=f"items:{entry.kind}")
    return render(request, "items/sharing.html", {"page": page})


def _sent_form(request: Request, reading: PlanReading, model: type[PlanItem]) -> tuple[ItemForm, str]:
    kind = kind_of(model)
    fixed = context.from_query(request.GET, model, reading)
    form = FORMS[kind](request.POST, reading=reading, context=fixed, initial=fixed)
    return form, context.draft_key(kind, None, fixed)


def _add_once(edit: Edit, form: ItemForm) -> PlanItem:
    """Sent twice it is added once, and what was written the second time counts."""
    values = form.values()
    item = items.add_within(
        edit,
        form.model,
        values,
        voice=form.voice,
        channel=form.channel,
        item_id=form.cleaned_data["submission"],
    )
    if any(getattr(item, name) != value for name, value in values.items()):
        items.require_change(edit, item)
        items.change_within(edit, item, values)
    return item


def _saved(request: Request, item: PlanItem, key: str) -> HttpResponse:
    drafting.finished(request, item.plan_id, key, _("Lagret."))
    searching.forget(request)
    return redirect(addresses.of_item(item, origin(request.GET)))


def _page(request: Request, form: ItemForm, key: str, kept: dict[str, Draft] | None = None) -> HttpResponse:
    saving = pages.saving(form, key, (kept or {}).values())
    page = pages.writing_page(form, kind_of(form.model), saving, origin(request.GET))
    search = pages.colleague_search(form, searching.words(request))
    record(request.actor, form.reading, page=f"items:{kind_of(form.model)}")
    return render(request, "items/item_form.html", {"page": page, "form": form, "search": search})


def _values(form_type: type[ItemForm], item: PlanItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in form_type.base_fields if hasattr(item, name)}


def _base(item: PlanItem, kept: dict[str, Draft]) -> int:
    """The revision the writer started from: the item's, or the one the draft was begun on."""
    return min([item.revision, *(draft.base_revision for draft in kept.values() if draft.base_revision)])


def _known(request: Request, model: type[PlanItem]) -> dict[str, Any]:
    """What the search for a colleague has found."""
    return participant_form.prefilled_from(request.GET.get("position", "")) if model is Participant else {}
