"""Appointing the one who coordinates. A coordinator stops only when another takes over, so nobody is ever without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.organisation import queries as organisation_queries
from helhet.plans import policy, queries
from helhet.plans.actions import cases
from helhet.plans.models import CoordinatorKind
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors, searching
from helhet.web.cases.way import CaseWay, after_leaving, sent, way_of
from helhet.web.items.participant_form import Colleague, as_colleague, find_colleagues

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from helhet.organisation.models import Position
    from helhet.plans.models import Case
    from helhet.plans.queries import CaseDoor
    from helhet.web.requests import Request


class AppointmentForm(Form):
    """The role and how to reach the one who has it. A children's coordinator only under 18 (hol § 7-2 a)."""

    kind = forms.ChoiceField(label=gettext_lazy("Rolle"), widget=forms.RadioSelect)
    phone = PlainTextField(
        label=gettext_lazy("Direkte telefon"),
        help_text=gettext_lazy("Et nummer som går rett til koordinatoren."),
        max_length=30,
        multiline=False,
    )
    stand_in = PlainTextField(
        label=gettext_lazy("Stedfortreder"),
        help_text=gettext_lazy("Navn og telefon til den som svarer ved fravær."),
        max_length=200,
        multiline=False,
        required=False,
    )
    wish = PlainTextField(
        label=gettext_lazy("Hva ønsket personen selv?"),
        help_text=gettext_lazy("Det skal legges stor vekt på ønsket om hvem det blir."),
        max_length=2000,
        required=False,
    )
    appointed_on = DateField(label=gettext_lazy("Fra"))
    change_reason = PlainTextField(
        label=gettext_lazy("Hvorfor bytter dere?"),
        help_text=gettext_lazy("Når noen tar over rollen fra en annen."),
        max_length=300,
        multiline=False,
        required=False,
    )

    def __init__(self, *args: Any, for_child: bool, takes_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in CoordinatorKind if for_child or kind is not CoordinatorKind.CHILD]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (kind.value, str(kind.label).capitalize()) for kind in kinds
        ]
        if not takes_over:
            del self.fields["change_reason"]


@dataclass(frozen=True, slots=True)
class CoordinatorLine:
    """Who has a role now."""

    kind: str
    name: str
    place: str
    phone: str
    stand_in: str
    since: date


@dataclass(frozen=True, slots=True)
class CoordinatorPage:
    """Who has the roles, the search for somebody, and the one chosen."""

    way: CaseWay
    current: tuple[CoordinatorLine, ...]
    words: str
    found: tuple[Colleague, ...]
    chosen: Colleague | None


@require_http_methods(["GET", "POST"])
def appoint(request: Request, case_id: UUID) -> HttpResponse:
    """Find somebody by name, then appoint. The one chosen stands in the address, as `position`."""
    door = queries.get_case(request.actor, case_id)
    policy.lead_case(door.standing).require()
    if searching.is_sent(request):
        searching.keep(request)
        return redirect("cases:coordinator", case_id)
    position = organisation_queries.held_position(request.GET.get("position", ""))
    page = _page(request, door, position)
    form = _form(request, door.case, position, takes_over=bool(page.current))
    if request.method == "POST" and position and form.is_valid() and _appointed(request, case_id, position, form):
        searching.forget(request)
        name = position.person.name
        messages.success(request, _("%(name)s er oppnevnt.") % {"name": name})
        return redirect(after_leaving(request, case_id))
    return render(request, "cases/coordinator.html", {"page": page, "form": form})


def _appointed(request: Request, case_id: UUID, position: Position, form: AppointmentForm) -> bool:
    """Whether it is done; otherwise the form says what is wrong."""
    try:
        cases.appoint_coordinator(
            actor=request.actor,
            case_id=case_id,
            person=position.person,
            unit_name=str(position.unit),
            **form.cleaned_data,
        )
    except InvalidInput as error:
        form_errors.add(form, error)
        return False
    return True


def _form(request: Request, case: Case, position: Position | None, *, takes_over: bool) -> AppointmentForm:
    first = {
        "kind": request.GET.get("kind") or CoordinatorKind.MUNICIPAL,
        "phone": position.person.phone if position else "",
        "appointed_on": clock.today(),
    }
    return AppointmentForm(sent(request), initial=first, for_child=case.person.is_child, takes_over=takes_over)


def _page(request: Request, door: CaseDoor, position: Position | None) -> CoordinatorPage:
    words = searching.words(request)
    return CoordinatorPage(
        way=way_of(door.case, door.standing),
        current=_current(door.case),
        words=words,
        found=find_colleagues(words),
        chosen=as_colleague(position) if position else None,
    )


def _current(case: Case) -> tuple[CoordinatorLine, ...]:
    return tuple(
        CoordinatorLine(
            kind=each.get_kind_display(),
            name=each.person.name,
            place=each.unit_name,
            phone=each.phone,
            stand_in=each.stand_in,
            since=each.appointed_on,
        )
        for each in case.coordinators.current().select_related("person")
    )
