"""Put what was chosen from a start pattern into a plan, in one act (P-35)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helhet.plans.actions import items
from helhet.plans.actions.editing import editing
from helhet.plans.models import CooperationNeed, Review, ReviewKind, Voice, WantedCooperation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.models import PlanItem


@dataclass(frozen=True, slots=True)
class ChosenReview:
    """A day for the plan, as it was chosen or changed."""

    due_on: date
    review_kind: str = ReviewKind.ADJUSTMENT
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChosenCooperation:
    """Somebody to contact, as it was chosen or changed."""

    provider: str
    need: str = CooperationNeed.WANTED
    why: str = ""


def use(
    *,
    actor: Actor,
    plan_id: UUID,
    reviews: Sequence[ChosenReview] = (),
    cooperation: Sequence[ChosenCooperation] = (),
) -> list[PlanItem]:
    """Add everything chosen as one new version of the plan. It is written as what the group agrees on, so that both the
    person's side and the coordinator can change it. Raises `Denied`, or `InvalidInput` by field name.
    """
    with editing(actor, plan_id) as edit:
        added: list[PlanItem] = [
            items.add_within(
                edit,
                Review,
                {"due_on": each.due_on, "review_kind": each.review_kind, "note": each.note},
                voice=Voice.TOGETHER,
            )
            for each in reviews
        ]
        added += [
            items.add_within(
                edit,
                WantedCooperation,
                {"provider": each.provider, "need": each.need, "why": each.why},
                voice=Voice.TOGETHER,
            )
            for each in cooperation
        ]
    return added
