"""The memory of a plan for reading: what happened to an item, what differs between versions, what can come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helhet.kernel.errors import NotVisible
from helhet.plans import kinds, reading
from helhet.plans.models import PlanItem, Revision, RevisionEvent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from django.db.models import Field, QuerySet

    from helhet.plans.models import Plan
    from helhet.plans.policy import Standing
    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after. None where the item was not there."""

    field: Field[Any, Any]
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One saved change of one item: who, when, what, and each field before and after."""

    revision: Revision
    item: PlanItem
    fields: tuple[FieldChange, ...]

    @property
    def at(self) -> datetime:
        return self.revision.at


@dataclass(frozen=True, slots=True)
class Difference:
    """How one item differs between two versions. `before` or `after` is None when it is only in one of them."""

    before: PlanItem | None
    after: PlanItem | None
    fields: tuple[FieldChange, ...]

    @property
    def item(self) -> PlanItem:
        found = self.after or self.before
        if found is None:
            raise NotVisible
        return found


def of_item(plan: Plan, standing: Standing, item_id: UUID) -> tuple[Change, ...]:
    """The whole life of an item, newest first. Raises `NotVisible` for an item of another plan."""
    rows = list(reading.visible_revisions(_revisions(plan).filter(item_id=item_id), standing).order_by("number"))
    if not rows:
        raise NotVisible
    return tuple(reversed(list(_changes(rows))))


def of_plan(plan: Plan, standing: Standing) -> QuerySet[Revision]:
    """Every saved change in the plan, newest first, for paging."""
    visible: QuerySet[Revision] = reading.visible_revisions(_revisions(plan), standing)
    return visible.order_by("-version", "-id")


def since(plan: Plan, standing: Standing, version: int) -> QuerySet[Revision]:
    """What has been saved after a version, newest first."""
    return of_plan(plan, standing).filter(version__gt=version)


def removed_items(plan: Plan, standing: Standing) -> list[tuple[PlanItem, Revision]]:
    """What has been taken out and can be brought back, last taken out first."""
    rows = reading.visible_revisions(reading.latest_revisions(plan, plan.version), standing)
    removed = rows.filter(event=RevisionEvent.REMOVED).order_by("-at", "-id")
    return [(_revive(row), row) for row in removed]


def compare(before: PlanReading, after: PlanReading) -> tuple[Difference, ...]:
    """How two readings of the same plan differ, item by item."""
    differences = []
    for item_id in {**before.items, **after.items}:
        old, new = before.items.get(item_id), after.items.get(item_id)
        fields = tuple(_field_changes(old, new))
        if fields or old is None or new is None:
            differences.append(Difference(old, new, fields))
    return tuple(differences)


def _revisions(plan: Plan) -> QuerySet[Revision]:
    return Revision.objects.filter(plan=plan)


def _changes(rows: list[Revision]) -> Iterator[Change]:
    before: PlanItem | None = None
    for row in rows:
        item = _revive(row)
        yield Change(row, item, tuple(_field_changes(before, item)))
        before = item


def _field_changes(before: PlanItem | None, after: PlanItem | None) -> Iterator[FieldChange]:
    present = after or before
    if present is None:
        return
    for field in kinds.written_fields(type(present)):
        old = None if before is None else getattr(before, field.attname)
        new = None if after is None else getattr(after, field.attname)
        if (old or None) != (new or None):
            yield FieldChange(field, old, new)


def _revive(row: Revision) -> PlanItem:
    return kinds.revive(
        kinds.KINDS[row.item_kind], item_id=row.item_id, plan_id=row.plan_id, revision=row.number, stored=row.content
    )
