"""Give somebody a position, correct it, and end it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel import clock
from helhet.organisation import policy, queries
from helhet.organisation.actions import positions
from helhet.organisation.models.position import ROLE_CHOICES
from helhet.people.actions import persons
from helhet.plans import case_queries
from helhet.plans.actions import staff
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.account.local_only import invitations_are_on
from helhet.web.cases.way import sent
from helhet.web.identity import IDENTIFYING, NationalIdField
from helhet.web.organisation.presenters import Back, back_to

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.organisation.models import Organisation, Position
    from helhet.web.requests import Request

_UNTIL_HELP = gettext_lazy("Siste arbeidsdag. La det stå tomt hvis stillingen er fast.")


class PositionForm(Form):
    """What somebody is, where, and from when."""

    title = PlainTextField(
        label=gettext_lazy("Stilling"),
        help_text=gettext_lazy("For eksempel: fysioterapeut, rektor, saksbehandler"),
        max_length=100,
        multiline=False,
    )
    unit_id = forms.TypedChoiceField(label=gettext_lazy("Enhet"), coerce=UUID)
    role = forms.ChoiceField(
        label=gettext_lazy("Rolle i Helhet"),
        help_text=gettext_lazy(
            "Ansatt passer for de fleste. Koordinerende enhet ser alle som er i oppfølging. Lokal administrator fører "
            "enheter, ansatte og maler, men ser ingen planer."
        ),
        choices=[(code, capfirst(str(label))) for code, label in ROLE_CHOICES],
        widget=forms.RadioSelect,
    )
    starts_on = DateField(label=gettext_lazy("Fra"))
    ends_on = DateField(label=gettext_lazy("Til"), help_text=_UNTIL_HELP, required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(str(unit.pk), unit.name) for unit in organisation.units.all()]
        self.fields["unit_id"].choices = [("", _("Velg enhet")), *units]  # type: ignore[attr-defined]  # a ChoiceField


class NewPersonForm(PositionForm):
    """Who it is, and the position. A number that is known must go with the name that is known."""

    given_name = PlainTextField(label=gettext_lazy("Fornavn"), max_length=100, multiline=False)
    family_name = PlainTextField(label=gettext_lazy("Etternavn"), max_length=100, multiline=False)
    national_id = NationalIdField()

    field_order = ("given_name", "family_name", "national_id")


class ChangeForm(Form):
    """What can be corrected. The last day ends the position."""

    title = PlainTextField(label=gettext_lazy("Stilling"), max_length=100, multiline=False)
    starts_on = DateField(label=gettext_lazy("Fra"))
    ends_on = DateField(label=gettext_lazy("Til"), help_text=_UNTIL_HELP, required=False)


@dataclass(frozen=True, slots=True)
class PositionPage:
    """One position. `closed_because` says why the reader may not change it; `coordinates` counts people in follow-up
    who will need somebody else; `invite_url` is empty where there is nothing to be invited to.
    """

    position_id: UUID
    back: Back
    name: str
    unit: str
    role: str
    closed_because: str
    coordinates: int
    invite_url: str


@require_http_methods(["GET", "POST"])
def new(request: Request, organisation_id: UUID) -> HttpResponse:
    """Add somebody with a position. Who is registered from before is found by the number."""
    organisation = queries.get_organisation(request.actor, organisation_id)
    form = NewPersonForm(sent(request), initial=_first(request), organisation=organisation)

    @transaction.atomic
    def add(values: Mapping[str, Any]) -> None:
        person = persons.identify(**{name: values[name] for name in IDENTIFYING if name in values})
        positions.add_position(actor=request.actor, person=person, **_position_of(values))

    back = back_to(organisation)
    if form_errors.accepted(form, add):
        name = f"{form.cleaned_data['given_name']} {form.cleaned_data['family_name']}"
        messages.success(request, _("%(name)s er lagt til.") % {"name": name})
        return redirect(back.url)
    context = {"form": form, "back": back, "made_up": settings.HELHET_MODE != "production"}
    return render(request, "organisation/person_new.html", context)


@require_http_methods(["GET", "POST"])
def another(request: Request, position_id: UUID) -> HttpResponse:
    """One more position for somebody who has or had one here."""
    known = queries.get_position(request.actor, position_id)
    organisation = known.unit.organisation
    policy.set_position(request.actor, organisation.pk, known.person_id).require()
    form = PositionForm(sent(request), initial={**_first(request), "title": known.title}, organisation=organisation)

    def add(values: Mapping[str, Any]) -> None:
        positions.add_position(actor=request.actor, person=known.person, **_position_of(values))

    if form_errors.accepted(form, add):
        messages.success(request, _("Stillingen er lagt til."))
        return redirect(back_to(organisation).url)
    return render(request, "organisation/position_another.html", {"form": form, "page": _page(request, known)})


@require_http_methods(["GET", "POST"])
def change(request: Request, position_id: UUID) -> HttpResponse:
    """Correct the title and the days, or end the position. What has ended stays in the history."""
    position = queries.get_position(request.actor, position_id)
    first = {"title": position.title, "starts_on": position.starts_on, "ends_on": position.ends_on}
    form = ChangeForm(sent(request), initial=first)

    def save(values: Mapping[str, Any]) -> None:
        staff.change_position(actor=request.actor, position_id=position_id, **values)

    page = _page(request, position)
    if form_errors.accepted(form, save):
        messages.success(request, _("Lagret."))
        return redirect(page.back.url)
    return render(request, "organisation/position.html", {"form": form, "page": page})


def _first(request: Request) -> dict[str, Any]:
    return {"unit_id": request.GET.get("unit", ""), "role": ROLE_CHOICES[1][0], "starts_on": clock.today()}


def _position_of(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("unit_id", "title", "role", "starts_on", "ends_on")}


def _page(request: Request, position: Position) -> PositionPage:
    organisation = position.unit.organisation
    may_change = policy.set_position(request.actor, organisation.pk, position.person_id)
    return PositionPage(
        position_id=position.pk,
        back=back_to(organisation),
        name=position.person.name,
        unit=position.unit.name,
        role=position.get_role_display(),
        closed_because=str(may_change.reason),
        coordinates=case_queries.coordinated_cases(position.person_id),
        invite_url=reverse("account:invite-employee", args=[position.pk]) if invitations_are_on() else "",
    )
