"""Add and change areas and units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.organisation import queries
from helhet.organisation.actions import places
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent
from helhet.web.organisation.presenters import back_to

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.organisation.models import Organisation
    from helhet.web.requests import Request


class AreaForm(Form):
    """What a main branch of the services is called."""

    name = PlainTextField(
        label=gettext_lazy("Navn på området"),
        help_text=gettext_lazy("For eksempel: Barn, unge og familie"),
        max_length=200,
        multiline=False,
    )


class UnitForm(Form):
    """What a place is called, how to reach it, and which area it is in, where the organisation has areas."""

    name = PlainTextField(
        label=gettext_lazy("Navn på enheten"),
        help_text=gettext_lazy("Slik folk kjenner den. For eksempel: Tindlia skole"),
        max_length=200,
        multiline=False,
    )
    phone = PlainTextField(label=gettext_lazy("Telefon"), max_length=30, multiline=False, required=False)
    area_id = forms.TypedChoiceField(label=gettext_lazy("Område"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(str(area.pk), area.name) for area in organisation.areas.all()]
        self.fields["area_id"].choices = [("", _("ingen")), *areas]  # type: ignore[attr-defined]  # a ChoiceField


@require_http_methods(["GET", "POST"])
def new_area(request: Request, organisation_id: UUID) -> HttpResponse:
    """Add an area."""
    organisation = queries.get_organisation(request.actor, organisation_id)
    form = AreaForm(sent(request))

    def add(values: Any) -> None:
        places.add_area(actor=request.actor, organisation_id=organisation_id, **values)

    return _answer(request, organisation, form, add, _("Legg til et område"))


@require_http_methods(["GET", "POST"])
def area(request: Request, area_id: UUID) -> HttpResponse:
    """Rename an area."""
    found = queries.get_area(request.actor, area_id)
    form = AreaForm(sent(request), initial={"name": found.name})

    def change(values: Any) -> None:
        places.change_area(actor=request.actor, area_id=area_id, **values)

    return _answer(request, found.organisation, form, change, found.name)


@require_http_methods(["GET", "POST"])
def new_unit(request: Request, organisation_id: UUID) -> HttpResponse:
    """Add a unit."""
    organisation = queries.get_organisation(request.actor, organisation_id)
    form = UnitForm(sent(request), organisation=organisation)

    def add(values: Any) -> None:
        places.add_unit(actor=request.actor, organisation_id=organisation_id, **values)

    return _answer(request, organisation, form, add, _("Legg til en enhet"))


@require_http_methods(["GET", "POST"])
def unit(request: Request, unit_id: UUID) -> HttpResponse:
    """Change a unit."""
    found = queries.get_unit(request.actor, unit_id)
    first = {"name": found.name, "phone": found.phone, "area_id": found.area_id}
    form = UnitForm(sent(request), initial=first, organisation=found.organisation)

    def change(values: Any) -> None:
        places.change_unit(actor=request.actor, unit_id=unit_id, **values)

    return _answer(request, found.organisation, form, change, found.name)


def _answer(
    request: Request, organisation: Organisation, form: Form, action: form_errors.Action, title: str
) -> HttpResponse:
    back = back_to(organisation)
    if form_errors.accepted(form, action):
        messages.success(request, _("Lagret."))
        return redirect(back.url)
    return render(request, "organisation/place.html", {"form": form, "back": back, "title": title})
