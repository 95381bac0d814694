"""Goals with everything that hangs on them, and measures, as parts of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from helhet.exports.documents import (
    GoalBlock,
    MeasureBlock,
    OwnWords,
    ProgressLine,
    ProgressPoint,
    Remark,
)
from helhet.exports.documents import Step as StepPart
from helhet.plans.models import (
    Comment,
    Evaluation,
    ForWhom,
    Goal,
    Measure,
    MeasureAnswer,
    MeasureKind,
    Scale,
    ScaleReading,
    Step,
)
from helhet.web.plans.presenters.words import choice, display, full_day, full_day_of, full_period, joined, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helhet.exports.documents import Block
    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading

LONGEST_HEADING = 120
"""Characters. A longer goal is quoted whole under the beginning of it."""


def goal_parts(reading: PlanReading) -> tuple[Block, ...]:
    """Every goal in order, each followed by its sub-goals, and last the measures that serve no goal."""
    roots = [goal for goal in reading.all(Goal) if goal.parent_id not in reading.items]
    parts = [part for number, goal in enumerate(roots, 1) for part in _goal_with_sub_goals(reading, goal, str(number))]
    loose = [measure for measure in reading.all(Measure) if measure.goal_id not in reading.items]
    return (*parts, *(measure_part(reading, measure) for measure in loose))


def measure_part(reading: PlanReading, measure: Measure, *, aims: str = "") -> MeasureBlock:
    """What, how, how much, where, when and who (IP regulation § 9 e and f)."""
    return MeasureBlock(
        what=measure.what,
        how=measure.how,
        how_much=measure.extent,
        where=measure.where,
        period=full_period(measure.starts_on, measure.ends_on),
        responsible_service=measure.service,
        named_person=measure.responsible.name if measure.responsible else "",
        status=measure_status(measure),
        reason="\n".join(filter(None, (measure.answer_reason, measure.status_reason))),
        decision=measure.decision_reference,
        aims=aims,
        remarks=(*_comments(reading, measure), *_evaluations(reading, measure)),
    )


def measure_status(measure: Measure) -> str:
    """How far it is come, what was answered, and what else is special about it."""
    own_effort = measure.measure_kind in {MeasureKind.OWN_EFFORT, MeasureKind.RELATIVE_EFFORT}
    is_answered = measure.answer != MeasureAnswer.WAITING
    return joined(
        choice(measure, "status"),
        "" if own_effort and not is_answered else display(measure, "answer"),
        "" if measure.measure_kind == MeasureKind.SERVICE else display(measure, "measure_kind"),
        display(measure, "aid_stage") if measure.aid_stage else "",
        "" if measure.for_whom == ForWhom.PERSON else _("for %(whom)s") % {"whom": display(measure, "for_whom")},
        _("følges opp %(day)s") % {"day": full_day(measure.follow_up_on)} if measure.follow_up_on else "",
    )


def heading_of(text: str) -> str:
    """Return the text as a heading: its first line, cut at a word where it is long."""
    first_line = text.strip().partition("\n")[0]
    if len(first_line) <= LONGEST_HEADING:
        return first_line
    return f"{first_line[:LONGEST_HEADING].rsplit(' ', 1)[0]} …"


def _goal_with_sub_goals(reading: PlanReading, goal: Goal, number: str) -> Iterator[Block]:
    scales = [line for scale in reading.pointing_to(Scale, goal) if (line := _progress(reading, scale))]
    yield _goal(reading, goal, number, scales[0] if scales else None)
    yield from scales[1:]
    for index, sub_goal in enumerate(reading.pointing_to(Goal, goal), 1):
        yield from _goal_with_sub_goals(reading, sub_goal, f"{number}.{index}")


def _goal(reading: PlanReading, goal: Goal, number: str, progress: ProgressLine | None) -> GoalBlock:
    heading = heading_of(goal.text)
    is_cut = heading != goal.text.strip()
    return GoalBlock(
        number=number,
        title=heading,
        own_words=OwnWords(goal.text, said_by(reading, goal), full_day_of(goal.changed_at)) if is_cut else None,
        put_forward_by=said_by(reading, goal),
        life_area=joined(
            choice(goal, "life_area") if goal.life_area else "",
            "" if goal.for_whom == ForWhom.PERSON else _("for %(whom)s") % {"whom": display(goal, "for_whom")},
        ),
        status=choice(goal, "status"),
        period=_("innen %(day)s") % {"day": full_day(goal.target_on)} if goal.target_on else "",
        why=goal.why,
        reason=goal.status_reason,
        steps=tuple(_step(reading, step) for step in reading.pointing_to(Step, goal)),
        measures=tuple(measure_part(reading, measure) for measure in reading.pointing_to(Measure, goal)),
        evaluations=_evaluations(reading, goal),
        comments=(*_disagreement(goal), *_comments(reading, goal)),
        progress=progress,
    )


def _disagreement(goal: Goal) -> tuple[Remark, ...]:
    return (Remark(goal.not_agreed, _("Dette er vi ikke enige om")),) if goal.not_agreed else ()


def _step(reading: PlanReading, step: Step) -> StepPart:
    notes = (
        f"{comment.text} ({said_by(reading, comment)}, {full_day_of(comment.created_at)})"
        for comment in reading.pointing_to(Comment, step)
    )
    return StepPart(
        text=step.text,
        status=_("Gjort %(day)s") % {"day": full_day(step.done_on)} if step.done_on else "",
        who=step.responsible.name if step.responsible else "",
        when=full_day(step.due_on),
        note="\n".join(notes),
    )


def _comments(reading: PlanReading, item: PlanItem) -> tuple[Remark, ...]:
    return tuple(
        Remark(comment.text, said_by(reading, comment), full_day_of(comment.created_at))
        for comment in reading.pointing_to(Comment, item)
    )


def _evaluations(reading: PlanReading, item: PlanItem) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            evaluation.result,
            said_by(reading, evaluation),
            full_day(evaluation.evaluated_on),
            choice(evaluation, "outcome"),
            evaluation.next_step,
        )
        for evaluation in reading.pointing_to(Evaluation, item)
    )


def _progress(reading: PlanReading, scale: Scale) -> ProgressLine | None:
    """The person's own scale. A reading made before the ends were moved still counts, and widens it."""
    readings = reading.pointing_to(ScaleReading, scale)
    if not readings:
        return None
    values = [each.value for each in readings]
    return ProgressLine(
        title=scale.name,
        points=tuple(ProgressPoint(each.read_on, each.value, each.note) for each in readings),
        low_label=f"{scale.lowest}: {scale.lowest_means}",
        high_label=f"{scale.highest}: {scale.highest_means}",
        lowest=min(scale.lowest, *values),
        highest=max(scale.highest, *values),
    )
