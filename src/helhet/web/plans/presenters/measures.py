"""Measures: what is done, by whom, how, when, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from helhet.plans.models import (
    Comment,
    Evaluation,
    ForWhom,
    Measure,
    MeasureAnswer,
    MeasureKind,
    MeasureStatus,
)
from helhet.ui.parts import Action
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.notes import CommentNote, EvaluationNote, comment_notes, evaluation_notes
from helhet.web.plans.presenters.rights import Rights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from helhet.plans.reading import PlanReading

ANSWER_TONES: Final = {
    MeasureAnswer.WAITING: "warning",
    MeasureAnswer.ACCEPTED: "success",
    MeasureAnswer.DECLINED: "clay",
}
QUIET_STATUSES: Final = frozenset({MeasureStatus.PLANNED, MeasureStatus.ACTIVE})

_ANSWER: Final = gettext_noop("Svar")
_COMMENT: Final = gettext_noop("Kommenter")
_EVALUATE: Final = gettext_noop("Skriv hvordan det gikk")
_STATUS: Final = gettext_noop("I gang, på vent eller ferdig")


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure in words. `answer` is empty for the person's own effort, which nobody has to say yes to."""

    id: UUID
    what: str
    how: str
    facts: str
    who: str
    for_whom: str
    answer: str
    answer_tone: str
    answer_reason: str
    lacks_owner: bool
    is_open: bool
    status: str
    status_reason: str
    decision: str
    aid: str
    evaluations: tuple[EvaluationNote, ...]
    comments: tuple[CommentNote, ...]
    actions: tuple[Action, ...]
    more: tuple[Action, ...]


def measure_lines(reading: PlanReading, rights: Rights, measures: Sequence[Measure]) -> tuple[MeasureLine, ...]:
    """Measures in their order."""
    return tuple(measure_line(reading, rights, measure) for measure in measures)


def measure_line(reading: PlanReading, rights: Rights, measure: Measure) -> MeasureLine:
    """One measure as it stands in the plan."""
    is_asked = measure.measure_kind != MeasureKind.OWN_EFFORT or measure.responsible_id is not None
    quiet = measure.status in QUIET_STATUSES
    return MeasureLine(
        id=measure.id,
        what=measure.what,
        how=measure.how,
        facts=words.listed(measure.extent, measure.where, words.period(measure.starts_on, measure.ends_on)),
        who=who_does(measure, reading.plan.person.name),
        for_whom="" if measure.for_whom == ForWhom.PERSON else str(ForWhom(measure.for_whom).label),
        answer=str(MeasureAnswer(measure.answer).label) if is_asked else "",
        answer_tone=ANSWER_TONES[MeasureAnswer(measure.answer)],
        answer_reason=measure.answer_reason,
        lacks_owner=measure.lacks_owner,
        is_open=measure.is_open,
        status="" if quiet else str(MeasureStatus(measure.status).label),
        status_reason="" if quiet else measure.status_reason,
        decision=measure.decision_reference,
        aid=_aid(measure),
        evaluations=evaluation_notes(reading.pointing_to(Evaluation, measure), rights, at_most=rights.talk_shown),
        comments=comment_notes(reading.pointing_to(Comment, measure), rights, at_most=rights.talk_shown),
        actions=_actions(rights, measure),
        more=_more(rights, measure),
    )


def who_does(measure: Measure, person: str) -> str:
    """The one responsible and the service; the person for an effort of their own. Empty where nobody is named."""
    if measure.responsible is None and measure.measure_kind == MeasureKind.OWN_EFFORT:
        return person
    return words.listed(words.named(measure.responsible), measure.service)


def _aid(measure: Measure) -> str:
    if measure.measure_kind != MeasureKind.TECHNICAL_AID:
        return ""
    follow_up = _("følges opp %(day)s") % {"day": words.day(measure.follow_up_on)} if measure.follow_up_on else ""
    return words.listed(measure.get_measure_kind_display(), measure.get_aid_stage_display(), follow_up)


def _actions(rights: Rights, measure: Measure) -> tuple[Action, ...]:
    answer = Action(rights.say[_ANSWER], rights.url("progress:answer", measure.id))
    return (
        *((answer,) if rights.may_answer(measure) else ()),
        *rights.add(rights.say[_COMMENT], "comment", measure=measure.id),
    )


def _more(rights: Rights, measure: Measure) -> tuple[Action, ...]:
    evaluate = Action(rights.say[_EVALUATE], rights.url("progress:evaluate-measure", measure.id))
    status = Action(rights.say[_STATUS], rights.url("progress:measure-status", measure.id))
    return (
        *((evaluate,) if rights.may_add("evaluation") else ()),
        *((status,) if rights.may_set_status(measure) else ()),
        *rights.menu(measure),
    )
