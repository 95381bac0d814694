"""Bring a whole earlier version of a plan back. What has been written since stays in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helhet.kernel import clock
from helhet.kernel.errors import Denied, NotVisible
from helhet.plans import policy, reading
from helhet.plans.actions import items
from helhet.plans.actions.editing import Edit, editing
from helhet.plans.history import compare
from helhet.plans.models import PlanItem, RevisionEvent

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.history import Difference


@dataclass(frozen=True, slots=True)
class Restored:
    """How many items came back as they were, and those left alone because they are somebody else's words."""

    count: int
    left_alone: tuple[PlanItem, ...]


def restore_version(*, actor: Actor, plan_id: UUID, version: int) -> Restored:
    """Make the plan what it was at `version`, as one new version (P-31). Items the actor may not change are left alone
    and named. Raises `NotVisible` for a version that never was.
    """
    with editing(actor, plan_id) as edit:
        policy.restore_version(edit.standing, edit.plan.status).require()
        then = reading.read(edit.plan, edit.standing, version=version)
        now = reading.read(edit.plan, edit.standing)
        left_alone = [difference.item for difference in compare(now, then) if not _carried_back(edit, difference)]
        return Restored(count=len(edit.saved), left_alone=tuple(left_alone))


def _carried_back(edit: Edit, difference: Difference) -> bool:
    try:
        _carry_back(edit, difference)
    except Denied:
        return False
    return True


def _carry_back(edit: Edit, difference: Difference) -> None:
    """`before` is how the item is now, `after` how it was."""
    stored = _stored(edit, difference.item)
    items.require_change(edit, stored)
    if difference.after is None:
        stored.removed_at = clock.now()
        edit.save(stored, RevisionEvent.REMOVED)
    else:
        items.restore_within(edit, stored, difference.after.revision)


def _stored(edit: Edit, item: PlanItem) -> PlanItem:
    try:
        return edit.get(type(item), item.pk)
    except NotVisible:
        return edit.get(type(item), item.pk, removed=True)
