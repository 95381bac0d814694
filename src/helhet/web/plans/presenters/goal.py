"""One goal with everything that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helhet.kernel.errors import NotVisible
from helhet.plans.models import Goal
from helhet.web.plans.presenters.goals import GoalCard, goal_card
from helhet.web.plans.presenters.rights import Rights

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class GoalPage:
    """`parent` is the goal it is a part of, as text and address, or empty."""

    goal: GoalCard
    parent_text: str
    parent_url: str


def goal_page(reading: PlanReading, goal_id: UUID) -> GoalPage:
    """The goal of this plan. Raises `NotVisible` for anything else."""
    goal = reading.items.get(goal_id)
    if not isinstance(goal, Goal):
        raise NotVisible
    rights = Rights(reading, origin=goal.pk)
    parent = goal.parent
    return GoalPage(
        goal=goal_card(reading, rights, goal),
        parent_text=parent.text if parent else "",
        parent_url=rights.url("plans:goal", parent.pk) if parent else "",
    )
