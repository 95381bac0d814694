"""Who has looked: the access record as sentences, for the person it is about (FOR-2019-03-01-168 § 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from helhet.oversight.actions import questions
from helhet.plans import access_record, policy
from helhet.plans import reading as plans
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent, way_of
from helhet.web.history.access_presenters import access_page, visit
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.web.requests import Request


class QuestionForm(Form):
    """What the person wonders about."""

    text = PlainTextField(
        label=gettext_lazy("Hva lurer du på?"),
        help_text=gettext_lazy("For eksempel: Jeg kjenner ikke denne personen. Hvorfor har hun lest planen min?"),
        max_length=2000,
    )


@require_safe
def access(request: Request, plan_id: UUID) -> HttpResponse:
    """Who has read or changed the plan, day by day. Only the person, and whoever acts for them, sees this."""
    reading = plans.open_plan(request.actor, plan_id, page="access")
    policy.see_access_record(reading.standing).require()
    page = access_page(reading.plan.case_id, reading.standing, request.GET.get("before", ""))
    return render(request, "history/access.html", {"layout": layout_for(reading, "history:access"), "page": page})


@require_safe
def case_access(request: Request, case_id: UUID) -> HttpResponse:
    """The same for a case, also one without a plan."""
    door = access_record.open_record(request.actor, case_id)
    page = access_page(case_id, door.standing, request.GET.get("before", ""))
    return render(request, "history/case_access.html", {"way": way_of(door.case, door.standing), "page": page})


@require_http_methods(["GET", "POST"])
def question(request: Request, case_id: UUID, number: int) -> HttpResponse:
    """Ask about one entry. The coordinating unit or the coordinator answers."""
    door, event = questions.entry(request.actor, case_id, number)
    form = QuestionForm(sent(request))

    def ask(values: Mapping[str, Any]) -> None:
        questions.ask(actor=request.actor, case_id=case_id, number=number, text=values["text"])

    if form_errors.accepted(form, ask):
        messages.success(request, _("Spørsmålet er sendt. Svaret kommer på denne siden."))
        return redirect("history:case-access", case_id)
    context = {
        "way": way_of(door.case, door.standing),
        "visit": visit([event], case_id, shows_parts=not door.standing.is_parent),
        "form": form,
    }
    return render(request, "history/question.html", context)
