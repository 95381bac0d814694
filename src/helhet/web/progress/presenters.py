"""What the evaluation page and the law's list show."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.plans import lawcheck, policy
from helhet.plans.models import Evaluation, Goal, Measure, StatusRequest
from helhet.plans.policy import ItemFacts

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from helhet.plans.lawcheck import Finding
    from helhet.plans.reading import PlanReading

LAW_TONES: Final = {
    lawcheck.Status.MET: "success",
    lawcheck.Status.MISSING: "warning",
    lawcheck.Status.NOT_RELEVANT: "neutral",
}

SECTION_PAGES: Final = {"coordinator": "cases:case", "consent": "cases:case"}
"""Where a letter is answered, when that is on the case and not in the plan."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One participant's answer in a round, or that it is waited for. `url` is empty for who may not answer it."""

    name: str
    text: str
    answered_at: datetime | None
    is_late: bool
    url: str


@dataclass(frozen=True, slots=True)
class Round:
    """Everybody who was asked the same, on the same day."""

    question: str
    asked_on: datetime
    due_on: date
    answers: tuple[Answer, ...]
    answered: int


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A goal or a measure with how it went last time."""

    text: str
    who: str
    last: Evaluation | None
    url: str
    parts: tuple[Evaluated, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    rounds: tuple[Round, ...]
    goals: tuple[Evaluated, ...]
    loose_measures: tuple[Evaluated, ...]
    next_on: date | None
    ask_url: str


@dataclass(frozen=True, slots=True)
class LawRow:
    letter: str
    text: StrOrPromise
    source: str
    status: StrOrPromise
    tone: str
    reason: StrOrPromise
    answer_url: str
    set_aside_url: str


@dataclass(frozen=True, slots=True)
class LawPage:
    rows: tuple[LawRow, ...]
    met: int
    missing: int


def evaluation_page(plan: PlanReading) -> EvaluationPage:
    """Rounds newest first; open goals with their open measures."""
    may_ask = policy.write_in_plan(plan.standing, plan.plan.status) and policy.steer_plan(plan.standing)
    return EvaluationPage(
        rounds=_rounds(plan),
        goals=tuple(_goal(plan, goal) for goal in plan.all(Goal) if goal.is_open),
        loose_measures=tuple(
            _measure(plan, measure) for measure in plan.all(Measure) if measure.is_open and measure.goal is None
        ),
        next_on=plan.frame.next_evaluation_on,
        ask_url=reverse("progress:ask", args=[plan.plan.pk]) if may_ask else "",
    )


def law_page(plan: PlanReading) -> LawPage:
    """The letters in the order of the law, each with where it is answered."""
    findings = lawcheck.check(plan)
    return LawPage(
        rows=tuple(_law_row(plan, finding) for finding in findings),
        met=sum(finding.status is not lawcheck.Status.MISSING for finding in findings),
        missing=sum(finding.status is lawcheck.Status.MISSING for finding in findings),
    )


def _rounds(plan: PlanReading) -> tuple[Round, ...]:
    newest_first = sorted(plan.all(StatusRequest), key=lambda each: (each.created_at, each.round), reverse=True)
    return tuple(_round(plan, list(requests)) for _key, requests in groupby(newest_first, key=lambda each: each.round))


def _round(plan: PlanReading, requests: list[StatusRequest]) -> Round:
    first = requests[0]
    return Round(
        question=first.question,
        asked_on=first.created_at,
        due_on=first.due_on,
        answers=tuple(_answer(plan, each) for each in sorted(requests, key=lambda each: name_of(plan, each))),
        answered=sum(each.answered_at is not None for each in requests),
    )


def _answer(plan: PlanReading, request: StatusRequest) -> Answer:
    is_asked = request.participant_id == plan.standing.participant_id
    may = policy.answer_measure(plan.standing, plan.plan.status, is_responsible=is_asked)
    return Answer(
        name=name_of(plan, request),
        text=request.answer,
        answered_at=request.answered_at,
        is_late=request.answered_at is None and request.due_on < clock.today(),
        url=reverse("progress:answer-status", args=[plan.plan.pk, request.pk]) if may else "",
    )


def name_of(plan: PlanReading, request: StatusRequest) -> str:
    """Who was asked, also when they have left the plan since."""
    asked = plan.items.get(request.participant_id)
    return str(asked) if asked else _("En som ikke er med lenger")


def _goal(plan: PlanReading, goal: Goal) -> Evaluated:
    measures = [measure for measure in plan.pointing_to(Measure, goal) if measure.is_open]
    return Evaluated(
        text=goal.text,
        who="",
        last=_last(plan, goal),
        url=_evaluation_url(plan, "progress:evaluate-goal", goal.pk),
        parts=tuple(_measure(plan, measure) for measure in measures),
    )


def _measure(plan: PlanReading, measure: Measure) -> Evaluated:
    return Evaluated(
        text=measure.what,
        who=measure.responsible.name if measure.responsible else "",
        last=_last(plan, measure),
        url=_evaluation_url(plan, "progress:evaluate-measure", measure.pk),
    )


def _last(plan: PlanReading, item: Goal | Measure) -> Evaluation | None:
    return next(iter(plan.pointing_to(Evaluation, item)), None)


def _evaluation_url(plan: PlanReading, name: str, item_id: UUID) -> str:
    may = policy.add_item(plan.standing, plan.plan.status, ItemFacts("evaluation"))
    return reverse(name, args=[plan.plan.pk, item_id]) if may else ""


def _law_row(plan: PlanReading, finding: Finding) -> LawRow:
    requirement = finding.requirement
    may_write = policy.add_item(plan.standing, plan.plan.status, ItemFacts("not_relevant"))
    can_set_aside = bool(may_write) and requirement.letter not in lawcheck.ALWAYS_RELEVANT
    return LawRow(
        letter=_("barn") if requirement.letter == lawcheck.CHILD else requirement.letter,
        text=requirement.text,
        source=requirement.source,
        status=finding.status.label,
        tone=LAW_TONES[finding.status],
        reason=finding.reason,
        answer_url=_answer_url(plan, requirement.section) if may_write else "",
        set_aside_url=_set_aside_url(plan, finding) if can_set_aside else "",
    )


def _answer_url(plan: PlanReading, section: str) -> str:
    if section in SECTION_PAGES:
        return reverse(SECTION_PAGES[section], args=[plan.plan.case_id])
    return f"{reverse('plans:plan', args=[plan.plan.pk])}#{section}"


def _set_aside_url(plan: PlanReading, finding: Finding) -> str:
    if finding.status is lawcheck.Status.MET:
        return ""
    return reverse("progress:not-relevant", args=[plan.plan.pk, finding.requirement.letter])
