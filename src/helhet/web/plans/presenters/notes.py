"""What people have said about a goal, a measure or a step: comments and evaluations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from helhet.plans.models import CommentKind, Outcome
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from helhet.plans.models import Comment, Evaluation
    from helhet.ui.parts import Action
    from helhet.web.plans.presenters.rights import Rights

OUTCOME_TONES: Final = {
    Outcome.ACHIEVED: "success",
    Outcome.IMPROVING: "success",
    Outcome.NO_CHANGE: "info",
    Outcome.WORSENING: "clay",
}


@dataclass(frozen=True, slots=True)
class CommentNote:
    """A short note. `kind` is empty for the ordinary one about how it goes."""

    id: UUID
    text: str
    who: str
    when: str
    kind: str
    more: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class EvaluationNote:
    """How it went, what came of it, and what comes next."""

    when: str
    who: str
    outcome: str
    tone: str
    result: str
    next_step: str
    more: tuple[Action, ...]


def comment_notes(
    comments: Sequence[Comment], rights: Rights, *, at_most: int | None = None
) -> tuple[CommentNote, ...]:
    """The newest first."""
    newest_first = sorted(comments, key=lambda comment: comment.created_at, reverse=True)[:at_most]
    return tuple(
        CommentNote(
            id=comment.pk,
            text=comment.text,
            who=comment.author_name,
            when=words.moment_day(comment.created_at),
            kind="" if comment.comment_kind == CommentKind.PROGRESS else str(CommentKind(comment.comment_kind).label),
            more=rights.menu(comment),
        )
        for comment in newest_first
    )


def evaluation_notes(
    evaluations: Sequence[Evaluation], rights: Rights, *, at_most: int | None = None
) -> tuple[EvaluationNote, ...]:
    """The newest first, as the reading has them."""
    return tuple(
        EvaluationNote(
            when=words.day(evaluation.evaluated_on),
            who=evaluation.author_name,
            outcome=str(Outcome(evaluation.outcome).label),
            tone=OUTCOME_TONES[Outcome(evaluation.outcome)],
            result=evaluation.result,
            next_step=evaluation.next_step,
            more=rights.menu(evaluation),
        )
        for evaluation in evaluations[:at_most]
    )
