"""Who may act for the person: parents, guardians, holders of lasting power and child welfare (A-04)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.plans import policy, queries
from helhet.plans.actions import representatives
from helhet.plans.models import LIVE
from helhet.ui.parts import Link
from helhet.web import form_errors
from helhet.web.cases.representative_forms import EndingForm, RepresentativeForm
from helhet.web.cases.way import CaseWay, sent, way_of
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from helhet.people.models import Representation
    from helhet.plans.queries import CaseDoor
    from helhet.web.requests import Request


@dataclass(frozen=True, slots=True)
class RepresentativeLine:
    """Somebody who may, will or could act for the person. `end_url` is empty for what is over."""

    name: str
    capacity: str
    scope: str
    basis: str
    period: str
    end_url: str


@dataclass(frozen=True, slots=True)
class RepresentativesPage:
    """For `cases/representatives.html`. `plans` leads to adding a participant, in the plans the reader may write in."""

    way: CaseWay
    needs_birth_date: bool
    current: tuple[RepresentativeLine, ...]
    past: tuple[RepresentativeLine, ...]
    has_plan: bool
    plans: tuple[Link, ...]


@require_http_methods(["GET", "POST"])
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Who is registered now and before, and a form for one more."""
    door = _lead(request, case_id)
    first = {"seen_by": request.actor.name, "seen_on": clock.today(), "starts_on": clock.today()}
    form = RepresentativeForm(sent(request), initial=first)

    @transaction.atomic
    def appoint(values: Mapping[str, Any]) -> None:
        representatives.appoint(
            actor=request.actor,
            case_id=case_id,
            representative=form.person(),
            basis=form.basis_checked(),
            **{name: values[name] for name in ("capacity", "scope", "starts_on", "ends_on")},
        )

    if form_errors.accepted(form, appoint):
        messages.success(request, _("Registrert. Hvem som må samtykke, følger av dette."))
        return redirect("cases:representatives", case_id)
    return render(request, "cases/representatives.html", {"page": _page(door), "form": form})


@require_http_methods(["GET", "POST"])
def end(request: Request, case_id: UUID, representation_id: UUID) -> HttpResponse:
    """Set the last day. It stays in the list."""
    door = _lead(request, case_id)
    found = door.case.person.represented_by.select_related("representative").filter(pk=representation_id).first()
    if found is None:
        raise NotVisible
    form = EndingForm(sent(request), initial={"ends_on": found.ends_on or clock.today()})

    def save(values: Mapping[str, Any]) -> None:
        representatives.end(actor=request.actor, case_id=case_id, representation_id=representation_id, **values)

    if form_errors.accepted(form, save):
        messages.success(request, _("Siste dag er lagret."))
        return redirect("cases:representatives", case_id)
    context = {"way": way_of(door.case, door.standing), "line": _line(found, case_id), "form": form}
    return render(request, "cases/representative_ending.html", context)


def _lead(request: Request, case_id: UUID) -> CaseDoor:
    door = queries.get_case(request.actor, case_id)
    policy.lead_case(door.standing).require()
    return door


def _page(door: CaseDoor) -> RepresentativesPage:
    case, today = door.case, clock.today()
    known = case.person.represented_by.select_related("representative").order_by("starts_on", "pk")
    over = [each for each in known if each.ends_on is not None and each.ends_on < today]
    live = list(case.plans.filter(status__in=LIVE).order_by("created_at", "pk"))
    writable = [plan for plan in live if policy.write_in_plan(door.standing, plan.status)]
    return RepresentativesPage(
        way=way_of(case, door.standing),
        needs_birth_date=case.person.birth_date is None,
        current=tuple(_line(each, case.pk) for each in known if each not in over),
        past=tuple(_line(each, case.pk) for each in over),
        has_plan=bool(live),
        plans=tuple(
            Link(label=str(plan.get_kind_display()), url=reverse("items:add", args=[plan.pk, "participant"]))
            for plan in writable
        ),
    )


def _line(each: Representation, case_id: UUID) -> RepresentativeLine:
    is_over = each.ends_on is not None and each.ends_on < clock.today()
    return RepresentativeLine(
        name=each.representative.name,
        capacity=capfirst(each.get_capacity_display()),
        scope=each.scope,
        basis=each.basis,
        period=words.period(each.starts_on, each.ends_on),
        end_url="" if is_over else reverse("cases:representative-ending", args=[case_id, each.pk]),
    )
