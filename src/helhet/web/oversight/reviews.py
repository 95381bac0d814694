"""The list of what somebody should look at, and each of them with what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from helhet.access.decisions import GROUND_LABELS, Ground
from helhet.kernel import clock
from helhet.oversight import policy, queries
from helhet.oversight.actions import reviews
from helhet.oversight.models import Cause, Outcome
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent
from helhet.web.history import sentences
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.audit.models import AuditEvent
    from helhet.oversight.models import AccessReview
    from helhet.web.requests import Request

PAGE: Final = 50
WHY: Final = {
    Cause.COLLEAGUE: gettext_lazy("De arbeider i samme enhet."),
    Cause.COLLEAGUES_FAMILY: gettext_lazy("En som står personen nær, arbeider i samme enhet."),
    Cause.EMERGENCY: gettext_lazy("Alle nødåpninger gås gjennom."),
    Cause.FAMILY_NAME: gettext_lazy("De har samme etternavn, og er ikke ført opp som familie."),
    Cause.HOUSEHOLD: gettext_lazy("De har samme telefonnummer eller e-postadresse, og er ikke ført opp som familie."),
    Cause.NO_RELATION: gettext_lazy("Mange forsøk på å åpne noe det ikke var tilgang til."),
    Cause.ODD_HOURS: gettext_lazy("Om natten er det få som har grunn til å lese."),
    Cause.OWN_RECORD: gettext_lazy("Ingen skal arbeide som ansatt med sin egen oppfølging."),
    Cause.QUESTION: gettext_lazy("Personen vil vite mer om dette."),
    Cause.UNUSUALLY_MANY: gettext_lazy("Mange flere enn en dags arbeid skulle tilsi."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list. It says who acted, never about whom: that is inside, and recorded."""

    what: str
    who: str
    day: str
    url: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """For `oversight/review.html`."""

    what: str
    why: str
    who: str
    organisation: str
    person_name: str
    day: str
    count: int
    question: str
    reason: str
    entries: tuple[tuple[str, str, str], ...]
    must_answer: bool
    outcome: str
    answer: str
    note: str
    closed_by: str


class ReviewForm(Form):
    """What somebody found out."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hva kom du fram til?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    answer = PlainTextField(
        label=gettext_lazy("Svar til personen"),
        help_text=gettext_lazy("Personen leser dette. Ved brudd skal det stå hva som skjedde, og hva dere gjør."),
        max_length=4000,
        required=False,
    )
    note = PlainTextField(
        label=gettext_lazy("Notat"),
        help_text=gettext_lazy("Bare for dem som går gjennom innsyn."),
        max_length=4000,
        required=False,
    )


@require_safe
def show_list(request: Request) -> HttpResponse:
    """What waits first; `closed` shows what has been gone through."""
    is_closed = "closed" in request.GET
    rows = queries.listed(request.actor, closed=is_closed)
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    context = {
        "lines": [_line(each) for each in page],
        "rows": page,
        "is_closed": is_closed,
        "reviews": bool(policy.reviews_for(request.actor)),
    }
    return render(request, "oversight/list.html", context)


@require_http_methods(["GET", "POST"])
def review(request: Request, review_id: UUID) -> HttpResponse:
    """What happened, and a form for what came of looking at it."""
    form = ReviewForm(sent(request))

    def close(values: Mapping[str, Any]) -> None:
        reviews.close(actor=request.actor, review_id=review_id, **values)

    if form_errors.accepted(form, close):
        messages.success(request, _("Lagret."))
        return redirect("oversight:list")
    found = reviews.look(actor=request.actor, review_id=review_id)
    return render(request, "oversight/review.html", {"page": _page(found), "form": form})


@require_POST
def sight(request: Request, review_id: UUID) -> HttpResponse:
    """The person has seen what the first page told."""
    reviews.mark_seen(actor=request.actor, review_id=review_id)
    return redirect("home:home")


def _line(each: AccessReview) -> Line:
    return Line(
        what=capfirst(each.get_cause_display()),
        who=words.listed(each.actor_name, each.actor_organisation),
        day=words.day(each.day),
        url=reverse("oversight:review", args=[each.pk]),
        outcome=each.get_outcome_display(),
    )


def _page(found: AccessReview) -> ReviewPage:
    return ReviewPage(
        what=capfirst(found.get_cause_display()),
        why=str(WHY[Cause(found.cause)]),
        who=found.actor_name,
        organisation=found.actor_organisation,
        person_name=found.case.person.name if found.case else "",
        day=words.day(found.day),
        count=found.events,
        question=found.question,
        reason=found.opening.reason if found.opening else "",
        entries=tuple(_entry(each) for each in queries.entries_of(found)),
        must_answer=found.cause == Cause.QUESTION,
        outcome=found.get_outcome_display(),
        answer=found.answer,
        note=found.note,
        closed_by=found.closed_by_name,
    )


def _entry(event: AuditEvent) -> tuple[str, str, str]:
    when = event.at.astimezone(clock.NORWAY)
    return f"{when:%H:%M}", sentences.sentence([event]), str(GROUND_LABELS[Ground(event.ground)])
