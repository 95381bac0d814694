"""Goals as the reader meets them: the words, the way there, who does what, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from helhet.plans.models import (
    Comment,
    CommentKind,
    Evaluation,
    ForWhom,
    Goal,
    GoalStatus,
    LifeArea,
    LinkedPlan,
    Scale,
    ScaleReading,
    Step,
)
from helhet.plans.models import Measure as MeasureItem
from helhet.ui.charts import LineChart, line_chart
from helhet.ui.parts import Action
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.measures import MeasureLine, measure_lines
from helhet.web.plans.presenters.notes import CommentNote, EvaluationNote, comment_notes, evaluation_notes
from helhet.web.plans.presenters.rights import Rights

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.plans.reading import PlanReading

STATUS_TONES: Final = {
    GoalStatus.ACTIVE: "info",
    GoalStatus.ON_HOLD: "sand",
    GoalStatus.ACHIEVED: "success",
    GoalStatus.ENDED: "neutral",
}

_EVALUATE: Final = gettext_noop("Skriv hvordan det gikk")
_COMMENT: Final = gettext_noop("Skriv en kommentar")
_NEW_MEASURE: Final = gettext_noop("Nytt tiltak")
_NEW_STEP: Final = gettext_noop("Nytt steg")
_NEW_PART: Final = gettext_noop("Nytt delmål")
_NEW_SCALE: Final = gettext_noop("Ny skala")
_STATUS: Final = gettext_noop("Nådd, på vent eller avsluttet")
_DOUBT: Final = gettext_noop("Er det mulig?")
_DONE: Final = gettext_noop("gjort %(day)s")


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step; `doubts` are noted here and never on the goal (P-12)."""

    id: UUID
    text: str
    is_done: bool
    who: str
    when: str
    is_late: bool
    doubts: tuple[CommentNote, ...]
    tick: tuple[Action, ...]
    more: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """The person's own scale: the newest number in words, all of them for the line and its table."""

    id: UUID
    name: str
    ends: str
    newest: str
    chart: LineChart | None
    points: tuple[tuple[date, int], ...]
    notes: tuple[tuple[str, str, str], ...]
    low: int
    high: int
    actions: tuple[Action, ...]
    more: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal with everything that hangs on it; `parts` are its sub-goals."""

    id: UUID
    url: str
    text: str
    why: str
    byline: str
    is_own_words: bool
    facts: str
    status: str
    status_tone: str
    status_reason: str
    not_agreed: str
    is_open: bool
    parts: tuple[GoalCard, ...]
    steps: tuple[StepLine, ...]
    measures: tuple[MeasureLine, ...]
    ended_measures: tuple[MeasureLine, ...]
    evaluations: tuple[EvaluationNote, ...]
    comments: tuple[CommentNote, ...]
    comment_count: int
    scales: tuple[ScaleView, ...]
    linked_plans: tuple[str, ...]
    actions: tuple[Action, ...]
    more: tuple[Action, ...]


def goal_cards(reading: PlanReading, rights: Rights) -> tuple[GoalCard, ...]:
    """The main goals in their order, each with its sub-goals inside."""
    known = {goal.id for goal in reading.all(Goal)}
    roots = [goal for goal in reading.all(Goal) if goal.parent_id not in known]
    return tuple(goal_card(reading, rights, goal) for goal in roots)


def goal_card(reading: PlanReading, rights: Rights, goal: Goal) -> GoalCard:
    """One goal and what belongs to it."""
    measures = measure_lines(reading, rights, reading.pointing_to(MeasureItem, goal))
    comments = reading.pointing_to(Comment, goal)
    return GoalCard(
        id=goal.id,
        url=rights.url("plans:goal", goal.id),
        text=goal.text,
        why=goal.why,
        byline=words.byline(goal, reading.plan.person.name),
        is_own_words=goal.is_own_words,
        facts=words.listed(_life_area(goal), _for_whom(goal), _target(goal)),
        status="" if goal.status == GoalStatus.ACTIVE else str(GoalStatus(goal.status).label),
        status_tone=STATUS_TONES[GoalStatus(goal.status)],
        status_reason=goal.status_reason,
        not_agreed=goal.not_agreed,
        is_open=goal.is_open,
        parts=tuple(goal_card(reading, rights, part) for part in reading.pointing_to(Goal, goal)),
        steps=tuple(_step(reading, rights, step) for step in reading.pointing_to(Step, goal)),
        measures=tuple(line for line in measures if line.is_open),
        ended_measures=tuple(line for line in measures if not line.is_open),
        evaluations=evaluation_notes(reading.pointing_to(Evaluation, goal), rights, at_most=rights.talk_shown),
        comments=comment_notes(comments, rights, at_most=rights.talk_shown),
        comment_count=len(comments),
        scales=tuple(_scale(reading, rights, scale) for scale in reading.pointing_to(Scale, goal)),
        linked_plans=tuple(f"{each.title} ({each.owner})" for each in reading.pointing_to(LinkedPlan, goal)),
        actions=_actions(rights, goal),
        more=_more(rights, goal),
    )


def _life_area(goal: Goal) -> str:
    return str(LifeArea(goal.life_area).label) if goal.life_area else ""


def _for_whom(goal: Goal) -> str:
    """Whom a goal is for, where that is somebody else in the family (P-22)."""
    return "" if goal.for_whom == ForWhom.PERSON else _("for %(whom)s") % {"whom": ForWhom(goal.for_whom).label}


def _target(goal: Goal) -> str:
    return _("innen %(day)s") % {"day": words.day(goal.target_on)} if goal.target_on else ""


def _actions(rights: Rights, goal: Goal) -> tuple[Action, ...]:
    evaluate = Action(rights.say[_EVALUATE], rights.url("progress:evaluate-goal", goal.id))
    return (
        *(rights.add(rights.say[_COMMENT], "comment", goal=goal.id)),
        *((evaluate,) if rights.may_add("evaluation") else ()),
        *(rights.add(rights.say[_NEW_MEASURE], "measure", goal=goal.id)),
        *(rights.add(rights.say[_NEW_STEP], "step", goal=goal.id)),
    )


def _more(rights: Rights, goal: Goal) -> tuple[Action, ...]:
    status = Action(rights.say[_STATUS], rights.url("progress:goal-status", goal.id))
    return (
        *rights.add(rights.say[_NEW_PART], "goal", parent=goal.id),
        *((status,) if rights.may_set_status(goal) else ()),
        *rights.add(rights.say[_NEW_SCALE], "scale", goal=goal.id),
        *rights.menu(goal),
    )


def _step(reading: PlanReading, rights: Rights, step: Step) -> StepLine:
    when = rights.say[_DONE] % {"day": words.day(step.done_on)} if step.done_on else words.day(step.due_on)
    return StepLine(
        id=step.id,
        text=step.text,
        is_done=step.done_on is not None,
        who=step.responsible.name if step.responsible else "",
        when=when,
        is_late=step.done_on is None and words.has_passed(step.due_on),
        doubts=comment_notes(reading.pointing_to(Comment, step), rights),
        tick=rights.tick(step),
        more=_step_menu(rights, step),
    )


def _step_menu(rights: Rights, step: Step) -> tuple[Action, ...]:
    doubt = rights.add(rights.say[_DOUBT], "comment", step=step.id, comment_kind=CommentKind.DOUBT)
    return (*doubt, *rights.menu(step))


def _scale(reading: PlanReading, rights: Rights, scale: Scale) -> ScaleView:
    readings = reading.pointing_to(ScaleReading, scale)
    points = tuple((each.read_on, each.value) for each in readings)
    return ScaleView(
        id=scale.id,
        name=scale.name,
        ends=_("%(lowest)s er «%(low_words)s», %(highest)s er «%(high_words)s».")
        % {
            "lowest": scale.lowest,
            "low_words": scale.lowest_means,
            "highest": scale.highest,
            "high_words": scale.highest_means,
        },
        newest=_newest(readings, scale),
        chart=line_chart(points, low=scale.lowest, high=scale.highest) if points else None,
        points=points,
        notes=tuple((words.day(each.read_on), str(each.value), each.note) for each in readings if each.note),
        low=scale.lowest,
        high=scale.highest,
        actions=rights.add(_("Sett et nytt tall"), "scale_reading", scale=scale.id),
        more=rights.menu(scale),
    )


def _newest(readings: list[ScaleReading], scale: Scale) -> str:
    if not readings:
        return ""
    return _("%(value)s av %(highest)s, %(day)s") % {
        "value": readings[-1].value,
        "highest": scale.highest,
        "day": words.day(readings[-1].read_on),
    }
