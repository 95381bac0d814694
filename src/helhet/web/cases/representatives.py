"""Who may act for the person: registered, verified and ended by those who lead, read by the person (A-04, A-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.people.scope import ALL_MATTERS
from helhet.plans import person_policy, policy, queries
from helhet.plans.actions import from_register, representatives
from helhet.web import form_errors
from helhet.web.cases.representative_forms import EndingForm, RepresentativeForm, VerificationForm
from helhet.web.cases.representative_pages import line_of, page_for
from helhet.web.cases.way import sent, way_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from helhet.people.models import Representation
    from helhet.plans.queries import CaseDoor
    from helhet.web.requests import Request


@require_http_methods(["GET", "POST"])
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Who is registered now and before, and for those who lead the case a form for one more."""
    door = queries.get_case(request.actor, case_id)
    person_policy.see_representatives(door.standing).require()
    if not policy.lead_case(door.standing):
        if request.method == "POST":
            policy.lead_case(door.standing).require()
        return render(request, "cases/representatives.html", {"page": page_for(door), "form": None})
    today = clock.today()
    form = RepresentativeForm(sent(request), initial={"matters": ALL_MATTERS, "starts_on": today})

    @transaction.atomic
    def appoint(_values: Mapping[str, Any]) -> None:
        representatives.appoint(actor=request.actor, case_id=case_id, representative=form.person(), **form.about())

    if form_errors.accepted(form, appoint):
        messages.success(request, _("Registrert. Hvem som må samtykke, følger av dette."))
        return redirect("cases:representatives", case_id)
    return render(request, "cases/representatives.html", {"page": page_for(door), "form": form})


@require_POST
def take_over(request: Request, case_id: UUID) -> HttpResponse:
    """Take over what Folkeregisteret knows, and say what came of it."""
    try:
        made = from_register.take_over(actor=request.actor, case_id=case_id)
    except InvalidInput as error:
        messages.warning(request, " ".join(str(message) for message in error.messages.values()))
    else:
        said = ngettext(
            "%(n)s er registrert fra Folkeregisteret.", "%(n)s er registrert fra Folkeregisteret.", len(made)
        )
        messages.success(request, said % {"n": len(made)} if made else _("Folkeregisteret har ingen flere."))
    return redirect("cases:representatives", case_id)


@require_http_methods(["GET", "POST"])
def verify(request: Request, case_id: UUID, representation_id: UUID) -> HttpResponse:
    """Write down who has seen the document. From then on the registration opens what it says."""
    door = queries.get_case(request.actor, case_id)
    policy.lead_case(door.standing).require()
    found = _get(door, representation_id)
    form = VerificationForm(
        sent(request),
        initial={"verified_by": request.actor.name, "verified_on": clock.today(), "reference": found.reference},
    )

    def save(values: Mapping[str, Any]) -> None:
        representatives.verify(actor=request.actor, case_id=case_id, representation_id=representation_id, **values)

    if form_errors.accepted(form, save):
        messages.success(request, _("Bekreftet. Nå gjelder registreringen."))
        return redirect("cases:representatives", case_id)
    return render(request, "cases/representative_verification.html", _context(door, found, form))


@require_http_methods(["GET", "POST"])
def end(request: Request, case_id: UUID, representation_id: UUID) -> HttpResponse:
    """Set the last day, and why. It stays in the list."""
    door = queries.get_case(request.actor, case_id)
    person_policy.see_representatives(door.standing).require()
    found = _get(door, representation_id)
    person_policy.end_representation(door.standing, found.capacity).require()
    form = EndingForm(sent(request), initial={"ends_on": found.ends_on or clock.today()})

    def save(values: Mapping[str, Any]) -> None:
        representatives.end(actor=request.actor, case_id=case_id, representation_id=representation_id, **values)

    if form_errors.accepted(form, save):
        messages.success(request, _("Siste dag er lagret."))
        return redirect("cases:representatives", case_id)
    return render(request, "cases/representative_ending.html", _context(door, found, form))


def _get(door: CaseDoor, representation_id: UUID) -> Representation:
    found = door.case.person.represented_by.select_related("representative").filter(pk=representation_id).first()
    if found is None:
        raise NotVisible
    return found


def _context(door: CaseDoor, found: Representation, form: EndingForm | VerificationForm) -> dict[str, object]:
    return {"way": way_of(door.case, door.standing), "line": line_of(found, door), "form": form}
