"""The memory of a plan for reading: what happened to an item, what differs between versions, what can come back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, Subquery

from helhet.kernel.errors import NotVisible
from helhet.plans import kinds, reading
from helhet.plans.models import PlanItem, Revision, RevisionEvent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from django.db.models import Field, QuerySet

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


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did at once: every change that became the same version."""

    version: int
    changes: tuple[Change, ...]

    @property
    def revision(self) -> Revision:
        """Any one of them tells who and when."""
        return self.changes[0].revision


@dataclass(frozen=True, slots=True)
class Timeline:
    """A stretch of the history, and what can be brought back, last taken out first."""

    acts: tuple[Act, ...]
    removed: tuple[tuple[PlanItem, Revision], ...]


def of_item(plan: PlanReading, item_id: UUID) -> tuple[Change, ...]:
    """The whole life of an item, newest first. Raises `NotVisible` for an item of another plan."""
    rows = list(_visible(plan).filter(item_id=item_id).order_by("number"))
    if not rows:
        raise NotVisible
    return tuple(reversed(list(_changes(rows))))


def of_plan(plan: PlanReading) -> QuerySet[Revision]:
    """Every saved change in the plan, newest first, for paging."""
    return _visible(plan).order_by("-version", "-id")


def since(plan: PlanReading, version: int) -> QuerySet[Revision]:
    """What has been saved after a version, newest first."""
    return of_plan(plan).filter(version__gt=version)


def timeline(plan: PlanReading, *, oldest: int, newest: int) -> Timeline:
    """The acts from version `oldest` to `newest`, newest first, and all that is taken out now, in one query."""
    rows = of_plan(plan).annotate(
        content_before=Subquery(_neighbours(number=OuterRef("number") - 1).values("content")[:1]),
        private_before=Subquery(_neighbours(number=OuterRef("number") - 1).values("private")[:1]),
        is_latest=~Exists(_neighbours(number__gt=OuterRef("number"))),
    )
    removed = Q(is_latest=True, event=RevisionEvent.REMOVED)
    found = list(rows.filter(Q(version__range=(oldest, newest)) | removed))
    return Timeline(
        acts=tuple(_acts([row for row in found if oldest <= row.version <= newest])),
        removed=tuple((_revive(row), row) for row in found if row.is_latest and row.event == RevisionEvent.REMOVED),
    )


def names_of(plan: PlanReading, item_ids: Collection[Any]) -> dict[UUID, str]:
    """What some items are or were called, also those that are taken out. Ids that are no items are left out."""
    if not item_ids:
        return {}
    latest = reading.visible_revisions(reading.latest_revisions(plan.plan.pk), plan.standing)
    shown = set(item_ids) - plan.hidden
    return {row.item_id: str(_revive(row)) for row in latest.filter(item_id__in=shown)}


def compare(before: PlanReading, after: PlanReading) -> tuple[Difference, ...]:
    """How two readings of the same plan differ, item by item."""
    differences = []
    for item_id in {**before.items, **after.items}:
        old, new = before.items.get(item_id), after.items.get(item_id)
        fields = tuple(_field_changes(old, new))
        if fields or old is None or new is None:
            differences.append(Difference(old, new, fields))
    return tuple(differences)


def moved(before: PlanReading, after: PlanReading) -> tuple[PlanItem, ...]:
    """What stands in both readings, and in another place in `after`."""
    in_both = (item for item_id, item in after.items.items() if item_id in before.items)
    return tuple(item for item in in_both if item.position != before.items[item.pk].position)


def _visible(plan: PlanReading) -> QuerySet[Revision]:
    """Every revision of what the reader reads."""
    revisions = Revision.objects.filter(plan=plan.plan).exclude(item_id__in=plan.hidden)
    visible: QuerySet[Revision] = reading.visible_revisions(revisions, plan.standing)
    return visible


def _neighbours(**which: Any) -> QuerySet[Revision]:
    return Revision.objects.filter(item_id=OuterRef("item_id"), **which)


def _acts(rows: list[Revision]) -> Iterator[Act]:
    for version, together in groupby(rows, key=lambda row: row.version):
        yield Act(version, tuple(_annotated_change(row) for row in reversed(list(together))))


def _annotated_change(row: Any) -> Change:
    """A change with what was before it, as far as it was not private then."""
    before = _revive(row, row.content_before) if row.content_before and not row.private_before else None
    item = _revive(row)
    return Change(row, item, tuple(_field_changes(before, item)))


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


def _revive(row: Revision, content: Mapping[str, Any] | None = None) -> PlanItem:
    return kinds.revive(
        kinds.KINDS[row.item_kind],
        item_id=row.item_id,
        plan_id=row.plan_id,
        revision=row.number,
        stored=row.content if content is None else content,
    )
