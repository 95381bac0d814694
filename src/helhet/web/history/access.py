"""Who has looked: the access record of a plan as sentences, for the person it is about (FOR-2019-03-01-168 § 14)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from helhet.access.decisions import GROUND_LABELS, Ground
from helhet.kernel import clock
from helhet.oversight import queries as oversight
from helhet.oversight.actions import questions
from helhet.oversight.models import Cause
from helhet.plans import access_record, policy
from helhet.plans import reading as plans
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent
from helhet.web.history import sentences
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from helhet.audit.models import AuditEvent
    from helhet.oversight.models import AccessReview
    from helhet.web.requests import Request

EVENTS_PER_PAGE: Final = 100

_DIGITS: Final = 18
"""No chain is longer than a number of so many digits."""

_COLUMNS: Final = (
    "number",
    "at",
    "operation",
    "account_id",
    "actor_name",
    "actor_organisation",
    "ground",
    "object_kind",
    "detail",
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did on one day. `ground` says why they could, `parts` how much of the plan they were shown."""

    name: str
    organisation: str
    ground: StrOrPromise
    did: str
    assisted_by: str
    parts: str
    first: datetime
    last: datetime
    ask_url: str


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something the person asked or is told, with the answer when there is one."""

    what: str
    who: str
    day: date
    question: str
    answer: str
    outcome: str


@dataclass(frozen=True, slots=True)
class AccessPage:
    """`older_url` leads to what happened before the oldest day shown."""

    days: tuple[Day, ...]
    told: tuple[Told, ...]
    older_url: str
    is_first: bool


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
    before = _number(request.GET.get("before", ""))
    events = access_record.of_others(reading.plan.case_id, reading.standing)
    if before:
        events = events.filter(number__lt=before)
    rows = list(events.values_list(*_COLUMNS, named=True)[: EVENTS_PER_PAGE + 1])
    page = AccessPage(
        days=_days(rows[:EVENTS_PER_PAGE], plan_id),
        told=() if before else tuple(_told(each) for each in oversight.about_case(reading.plan.case_id)[:20]),
        older_url=f"?before={rows[EVENTS_PER_PAGE - 1].number}" if len(rows) > EVENTS_PER_PAGE else "",
        is_first=not before,
    )
    return render(request, "history/access.html", {"layout": layout_for(reading, "history:access"), "page": page})


@require_http_methods(["GET", "POST"])
def question(request: Request, plan_id: UUID, number: int) -> HttpResponse:
    """Ask about one entry. The coordinating unit or the coordinator answers."""
    _door, event = questions.entry(request.actor, plan_id, number)
    form = QuestionForm(sent(request))

    def ask(values: Mapping[str, Any]) -> None:
        questions.ask(actor=request.actor, plan_id=plan_id, number=number, text=values["text"])

    if form_errors.accepted(form, ask):
        messages.success(request, _("Spørsmålet er sendt. Svaret kommer på denne siden."))
        return redirect("history:access", plan_id)
    reading = plans.open_plan(request.actor, plan_id, page="access")
    context = {"layout": layout_for(reading, "history:access"), "visit": _visit([event], plan_id), "form": form}
    return render(request, "history/question.html", context)


def _number(text: str) -> int:
    """The number in the address, or nothing for one that could not be."""
    return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else 0


def _days(events: Iterable[Any], plan_id: UUID) -> tuple[Day, ...]:
    by_day = groupby(events, key=lambda event: localtime(event.at, clock.NORWAY).date())
    return tuple(Day(day, _visits(happened, plan_id)) for day, happened in by_day)


def _visits(events: Iterable[Any], plan_id: UUID) -> tuple[Visit, ...]:
    """One for each person and ground, whoever did something last first."""
    by_person: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for event in events:
        by_person[event.account_id, event.actor_name, event.ground].append(event)
    return tuple(_visit(theirs, plan_id) for theirs in by_person.values())


def _visit(events: list[AuditEvent], plan_id: UUID) -> Visit:
    newest, oldest = events[0], events[-1]
    return Visit(
        name=newest.actor_name,
        organisation=newest.actor_organisation,
        ground=GROUND_LABELS[Ground(newest.ground)],
        did=sentences.sentence(events),
        assisted_by=sentences.assisted(events),
        parts=sentences.parts_shown(events),
        first=oldest.at,
        last=newest.at,
        ask_url=reverse("history:question", args=[plan_id, newest.number]),
    )


def _told(review: AccessReview) -> Told:
    opening = review.opening
    return Told(
        what=_("du spurte om dette") if review.cause == Cause.QUESTION else str(Cause(review.cause).label),
        who=review.actor_name,
        day=review.day,
        question=review.question or (opening.reason if opening else ""),
        answer=review.answer,
        outcome=review.get_outcome_display() if review.answer else "",
    )
