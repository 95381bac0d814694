"""Consent A: asking for it, entering what was given elsewhere, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from helhet.kernel.errors import InvalidInput
from helhet.plans import consent, policy, queries
from helhet.plans.actions import consents
from helhet.plans.models import ConsentForm
from helhet.web import form_errors
from helhet.web.cases.consent_forms import GiveForm, OneParentForm, RecordForm, WithdrawalForm
from helhet.web.cases.consent_pages import ConsentPage, page_for
from helhet.web.cases.way import after_leaving, kind_named, sent

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.plans.queries import CaseDoor
    from helhet.web.requests import Request


@require_http_methods(["GET", "POST"])
def give(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """The one question, for the person or each of those who answer for them; afterwards how it stands."""
    plan_kind = kind_named(kind)
    door = queries.get_case(request.actor, case_id)
    policy.give_consent(door.standing).require()
    page = page_for(door, plan_kind, request.actor)
    form = GiveForm(sent(request), hearing=page.hearing)
    if request.method == "POST" and form.is_valid():
        try:
            consents.give(
                actor=request.actor,
                case_id=case_id,
                plan_kind=plan_kind,
                child_heard=form.cleaned_data.get("child_heard", ""),
            )
        except InvalidInput as error:
            form_errors.add(form, error)
        else:
            messages.success(request, _("Takk. Svaret ditt er tatt vare på."))
            return redirect("cases:consent", case_id, plan_kind)
    return render(request, "cases/consent.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
def record(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """Enter a consent that was given on paper, or spoken with a witness (A-13)."""
    plan_kind = kind_named(kind)
    door = queries.get_case(request.actor, case_id)
    policy.record_consent(door.standing).require()
    page = page_for(door, plan_kind, request.actor)
    form = _record_form(request, page)
    if request.method == "POST" and form.is_valid() and _recorded(request, door, plan_kind, form):
        messages.success(request, _("Samtykket er skrevet inn."))
        return redirect("cases:consent-record", case_id, plan_kind)
    return render(request, "cases/consent_record.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
def one_parent(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """Let the one parent who has consented be enough, with the reason (pbrl § 4-4)."""
    plan_kind = kind_named(kind)
    door = queries.get_case(request.actor, case_id)
    policy.record_consent(door.standing).require()
    form = OneParentForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            consents.accept_one_parent(
                actor=request.actor, case_id=case_id, plan_kind=plan_kind, reason=form.cleaned_data["reason"]
            )
        except InvalidInput as error:
            form_errors.add(form, error)
        else:
            messages.success(request, _("Begrunnelsen er lagret. Nå er det nok at én har samtykket."))
            return redirect("cases:consent-record", case_id, plan_kind)
    page = page_for(door, plan_kind, request.actor)
    return render(request, "cases/consent_one_parent.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """Take consent back: what it leads to, and one button. It is at work when the button is pressed."""
    plan_kind = kind_named(kind)
    door = queries.get_case(request.actor, case_id)
    policy.withdraw_consent(door.standing).require()
    page = page_for(door, plan_kind, request.actor)
    names = [] if page.way.speaks else [each.name for each in page.given]
    form = WithdrawalForm(sent(request), givers=names)
    if request.method == "POST" and form.is_valid():
        try:
            consents.withdraw(actor=request.actor, case_id=case_id, plan_kind=plan_kind, **form.cleaned_data)
        except InvalidInput as error:
            form_errors.add(form, error)
        else:
            messages.success(request, _("Samtykket er trukket tilbake. Arbeidet med planen har stoppet."))
            return redirect(after_leaving(request, case_id))
    return render(request, "cases/consent_withdrawal.html", {"page": page, "form": form})


def _record_form(request: Request, page: ConsentPage) -> RecordForm:
    return RecordForm(
        sent(request),
        initial={"form": ConsentForm.PAPER},
        givers=page.givers,
        hearing=page.hearing,
        parents_decide=page.parents_decide,
    )


def _recorded(request: Request, door: CaseDoor, plan_kind: str, form: RecordForm) -> bool:
    """Whether it was stored; otherwise the form says what is missing."""
    givers = {str(giver.person.pk): giver.person for giver in consent.givers(door.case, plan_kind)}
    values = form.cleaned_data | {"giver": givers[form.cleaned_data["giver"]]}
    try:
        consents.record(actor=request.actor, case_id=door.case.pk, plan_kind=plan_kind, **values)
    except InvalidInput as error:
        form_errors.add(form, error)
        return False
    return True
