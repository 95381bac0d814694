"""Whether the person is able to decide one thing: read by the person, entered by the coordinator (pbrl § 4-3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.people.competence import wording_named, wording_on
from helhet.people.scope import MATTER_LABELS
from helhet.plans import person_policy, queries
from helhet.plans.actions import competence
from helhet.web import form_errors
from helhet.web.cases.competence_forms import AssessmentForm, RegainedForm
from helhet.web.cases.way import CaseWay, sent, way_of
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from helhet.people.models import CompetenceAssessment
    from helhet.plans.queries import CaseDoor
    from helhet.web.requests import Request

MONTHS_TO_REASSESSMENT = 6
"""What the form suggests; the law gives no period, and whoever assesses decides."""


@dataclass(frozen=True, slots=True)
class AssessmentCard:
    """One assessment in plain words. `facts` are pairs for a definition list; `end_url` is empty where nothing ends."""

    title: str
    conclusion: str
    is_in_force: bool
    standing: str
    wording: str
    source: str
    facts: tuple[tuple[str, str], ...]
    end_url: str


@dataclass(frozen=True, slots=True)
class CompetencePage:
    """For `cases/competence.html`. `new_url` is empty for readers who do not enter any."""

    way: CaseWay
    cards: tuple[AssessmentCard, ...]
    new_url: str


@require_safe
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Every assessment, with the wording of the law it was made by."""
    door, assessments = competence.read(actor=request.actor, case_id=case_id)
    enters = bool(person_policy.assess_competence(door.standing))
    page = CompetencePage(
        way=way_of(door.case, door.standing),
        cards=tuple(_card(each, case_id, enters=enters) for each in assessments),
        new_url=reverse("cases:competence-new", args=[case_id]) if enters else "",
    )
    return render(request, "cases/competence.html", {"page": page})


@require_http_methods(["GET", "POST"])
def new(request: Request, case_id: UUID) -> HttpResponse:
    """Enter one assessment, by the law's test of today."""
    door = _coordinate(request, case_id)
    today = clock.today()
    reassess_on = clock.add_months(today, MONTHS_TO_REASSESSMENT)
    form = AssessmentForm(sent(request), initial={"assessed_on": today, "shown_on": today, "reassess_on": reassess_on})

    def assess(values: Mapping[str, Any]) -> None:
        competence.assess(actor=request.actor, case_id=case_id, **values)

    if form_errors.accepted(form, assess):
        messages.success(request, _("Vurderingen er lagret."))
        return redirect("cases:competence", case_id)
    context = {"way": way_of(door.case, door.standing), "form": form, "wording": wording_on(today)}
    return render(request, "cases/competence_new.html", context)


@require_http_methods(["GET", "POST"])
def end(request: Request, case_id: UUID, assessment_id: UUID) -> HttpResponse:
    """The person decides this again from today."""
    door = _coordinate(request, case_id)
    found = door.case.person.competence_assessments.filter(pk=assessment_id).first()
    if found is None:
        raise NotVisible
    form = RegainedForm(sent(request))

    def save(values: Mapping[str, Any]) -> None:
        competence.end(actor=request.actor, case_id=case_id, assessment_id=assessment_id, **values)

    if form_errors.accepted(form, save):
        messages.success(request, _("Lagret. Nå bestemmer personen dette selv."))
        return redirect("cases:competence", case_id)
    context = {"way": way_of(door.case, door.standing), "form": form, "card": _card(found, case_id, enters=False)}
    return render(request, "cases/competence_ending.html", context)


def _coordinate(request: Request, case_id: UUID) -> CaseDoor:
    door = queries.get_case(request.actor, case_id)
    person_policy.assess_competence(door.standing).require()
    return door


def _card(each: CompetenceAssessment, case_id: UUID, *, enters: bool) -> AssessmentCard:
    wording = wording_named(each.wording)
    may_end = enters and each.is_in_force
    return AssessmentCard(
        title=capfirst(each.get_decision_display()),
        conclusion=capfirst(each.get_conclusion_display()),
        is_in_force=each.is_in_force,
        standing=_standing(each),
        wording=wording.text,
        source=wording.source,
        facts=tuple(_facts(each)),
        end_url=reverse("cases:competence-ending", args=[case_id, each.pk]) if may_end else "",
    )


def _standing(each: CompetenceAssessment) -> str:
    if each.ended_on is not None:
        return _("Sluttet å gjelde %(day)s: %(why)s") % {"day": words.day(each.ended_on), "why": each.end_reason}
    return _("Vurderes på nytt %(day)s. Da slutter den å gjelde.") % {"day": words.day(each.reassess_on)}


def _facts(each: CompetenceAssessment) -> list[tuple[str, str]]:
    matters = ", ".join(str(label) for matter, label in MATTER_LABELS.items() if each.matters & matter)
    return [
        (_("Hva det gjaldt"), each.about),
        (_("Område"), matters),
        (_("For at personen kunne avgjøre selv"), each.made_easier),
        (_("Det vurderingen bygger på"), each.facts),
        (_("Vurdert av"), words.listed(each.assessor, each.assessor_number, words.day(each.assessed_on))),
        (_("Vist til"), words.listed(each.shown_to, words.day(each.shown_on))),
    ]
