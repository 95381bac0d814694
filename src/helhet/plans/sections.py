"""The sections a plan can have: what they hold, and which letters of IP regulation § 9 they answer.

Names, order and help texts are data in the plan forms; what a section *is* stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    DiaryEntry,
    Frame,
    Goal,
    LinkedPlan,
    Need,
    Participant,
    PlanItem,
    Resource,
    Service,
    Statement,
    StatementSection,
    WantedCooperation,
)


@dataclass(frozen=True, slots=True)
class Section:
    """`model` is the kind of item that is added there; a statement is filed under one of `topics`.

    A section that must not be hidden by a municipality is `required`: the law's list would lose a letter.
    """

    code: str
    model: type[PlanItem]
    topics: tuple[StatementSection, ...] = ()
    letters: tuple[str, ...] = ()
    required: bool = False
    only_for_child: bool = False


def _statement(code: str, *topics: StatementSection, required: bool = False) -> Section:
    return Section(code, Statement, topics, required=required)


SECTIONS: Final[dict[str, Section]] = {
    section.code: section
    for section in (
        _statement("what_matters", StatementSection.WHAT_MATTERS, required=True),
        _statement("why_plan", StatementSection.WHY_PLAN),
        _statement("background", StatementSection.BACKGROUND),
        Section("resources", Resource, letters=("a",), required=True),
        Section("needs", Need, letters=("a",), required=True),
        Section("goals", Goal, letters=("a", "e", "f"), required=True),
        Section("participants", Participant, letters=("b",), required=True),
        Section("contributions", Contribution, letters=("d",), required=True),
        Section("cooperation", WantedCooperation, letters=("j",), required=True),
        Section("child_participation", ChildParticipation, letters=("child",), required=True, only_for_child=True),
        Section("period", Frame, letters=("c", "h"), required=True),
        Section("linked_plans", LinkedPlan),
        Section("services", Service),
        _statement(
            "about_me",
            StatementSection.ABOUT_ME_LIKED,
            StatementSection.ABOUT_ME_IMPORTANT,
            StatementSection.ABOUT_ME_SUPPORT,
            StatementSection.ABOUT_ME_AVOID,
        ),
        _statement(
            "crisis",
            StatementSection.CRISIS_SIGNS,
            StatementSection.CRISIS_SELF,
            StatementSection.CRISIS_HELP,
            StatementSection.CRISIS_CALL,
        ),
        Section("diary", DiaryEntry),
    )
}
