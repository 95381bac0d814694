"""Bring a whole earlier version of a plan back. What has been written since stays in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.plans import policy, reading
from helhet.plans.actions import items
from helhet.plans.actions.editing import Edit, editing
from helhet.plans.history import compare, moved
from helhet.plans.models import PlanItem, RevisionEvent
from helhet.plans.policy import ItemFacts

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.history import Difference
    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What restoring changes, and what it leaves alone because it is somebody else's words or part. In each difference
    `before` is how the item is now, `after` how it was. `moved` are the items that stood in another place: order is
    nobody's words. `version_before` is the way back.
    """

    changed: tuple[Difference, ...]
    left_alone: tuple[Difference, ...]
    moved: tuple[PlanItem, ...]
    version_before: int

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.moved)


def foresee(now: PlanReading, then: PlanReading) -> Outcome:
    """What `restore_version` would do, for the page that asks first. What goes out comes before what comes in."""
    differences = sorted(compare(now, then), key=lambda difference: difference.after is not None)
    fixed = {each.item.pk for each in differences if _is_left_alone(each.before or each.item, now, then)}
    return Outcome(
        changed=tuple(each for each in differences if each.item.pk not in fixed),
        left_alone=tuple(each for each in differences if each.item.pk in fixed),
        moved=moved(now, then),
        version_before=now.version,
    )


def restore_version(*, actor: Actor, plan_id: UUID, version: int) -> Outcome:
    """Make the plan what it was at `version`, as one new version (P-31). Items the actor may not change are left alone
    and named. Raises `NotVisible` for a version that never was, and `Denied`.
    """
    with editing(actor, plan_id) as edit:
        policy.restore_version(edit.standing, edit.plan.status).require()
        then = reading.read(edit.plan, edit.standing, version=version)
        outcome = foresee(reading.read(edit.plan, edit.standing), then)
        for difference in outcome.changed:
            _carry_back(edit, difference)
        _put_in_order(edit, outcome, then)
        return outcome


def _is_left_alone(item: PlanItem, now: PlanReading, then: PlanReading) -> bool:
    """Whether the item is not the actor's to change, or is a part of something that therefore stays taken out."""
    facts = ItemFacts.of(item, now.standing)
    if not policy.change_item(now.standing, now.plan.status, facts):
        return True
    owner_ids = {getattr(item, f"{name}_id") for name in item.belongs_to} - now.items.keys()
    return any(_is_left_alone(then.items[each], now, then) for each in owner_ids & then.items.keys())


def _carry_back(edit: Edit, difference: Difference) -> None:
    stored = _stored(edit, difference.item)
    if difference.after is None:
        stored.removed_at = clock.now()
        edit.save(stored, RevisionEvent.REMOVED)
    else:
        stored.position = difference.after.position
        items.restore_within(edit, stored, difference.after.revision)


def _put_in_order(edit: Edit, outcome: Outcome, then: PlanReading) -> None:
    """Each item to the place it had; what has come since, and is left alone, goes last where its place is taken."""
    done = {each.item.pk for each in outcome.changed}
    for item in outcome.moved:
        if item.pk not in done:
            _move(edit, item, item.position)
    taken = {item.position for item in then.items.values()}
    for each in outcome.left_alone:
        if each.after is None and each.item.position in taken:
            _move(edit, each.item, edit.next_position())


def _move(edit: Edit, item: PlanItem, position: int) -> None:
    stored = edit.get(type(item), item.pk)
    stored.position = position
    edit.save(stored, RevisionEvent.CHANGED)


def _stored(edit: Edit, item: PlanItem) -> PlanItem:
    try:
        return edit.get(type(item), item.pk)
    except NotVisible:
        return edit.get(type(item), item.pk, removed=True)
