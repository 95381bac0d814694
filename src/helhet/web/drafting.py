"""What every form in a plan needs to be saved while somebody writes: put drafts back in, and clear them when done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from helhet.kernel import clock
from helhet.plans.actions import drafts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from helhet.plans.models import Draft
    from helhet.web.requests import Request


@dataclass(frozen=True, slots=True)
class Saving:
    """What the script needs to save while one writes, and when the draft that is shown was begun."""

    key: str
    url: str
    removal_url: str
    plan_id: UUID
    base: int
    begun: str = ""


def saving_of(plan_id: UUID, key: str, kept: Iterable[Draft], *, base: int = 0) -> Saving:
    """Where the form's text is kept on its way. `base` is the revision the writer started from, 0 for a new thing."""
    begun = min((draft.saved_at for draft in kept), default=None)
    return Saving(
        key=key,
        url=reverse("items:draft", args=[plan_id]),
        removal_url=reverse("items:draft-removal", args=[plan_id]),
        plan_id=plan_id,
        base=base,
        begun=moment(begun) if begun else "",
    )


def kept(request: Request, plan_id: UUID, key: str) -> dict[str, Draft]:
    """What the writer has under way, for a form that is opened; a form that was sent speaks for itself."""
    return drafts.of_form(actor=request.actor, plan_id=plan_id, form=key) if request.method == "GET" else {}


def put_back(form: forms.BaseForm, kept: dict[str, Draft]) -> None:
    """Show the form as the writer left it, choices too. Several choices in one field are kept a line each."""
    for name, draft in kept.items():
        several = isinstance(form.fields.get(name), forms.MultipleChoiceField)
        form.initial[name] = draft.text.splitlines() if several else draft.text


def finished(request: Request, plan_id: UUID, key: str, message: str) -> None:
    """The form is saved: its draft goes, the browser tab forgets it too, and the writer is told."""
    drafts.discard(actor=request.actor, plan_id=plan_id, form=key)
    messages.success(request, message, extra_tags=f"draft:{key}")


def moment(at: datetime) -> str:
    """The time of day, with the date where it was not today."""
    local = localtime(at, clock.NORWAY)
    return date_format(local, "H:i" if local.date() == clock.today() else "j. F, H:i")
