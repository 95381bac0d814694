"""The one way content gets into a plan: a transaction that locks the plan, writes a revision for every item it touches,
numbers the new version and leaves a trace in the access record.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.plans import kinds, queries, reading, visibility
from helhet.plans.models import Plan, PlanItem, Revision, RevisionEvent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.policy import Standing
    from helhet.plans.reading import PlanReading

T = TypeVar("T", bound=PlanItem)

OPERATIONS = {
    RevisionEvent.ADDED: Operation.ADD,
    RevisionEvent.CHANGED: Operation.CHANGE,
    RevisionEvent.REMOVED: Operation.REMOVE,
    RevisionEvent.RESTORED: Operation.RESTORE,
}


@dataclass
class Edit:
    """One act by one actor on one plan. Everything it saves belongs to the same new version."""

    actor: Actor
    plan: Plan
    standing: Standing
    saved: list[Revision] = field(default_factory=list)

    @cached_property
    def reading(self) -> PlanReading:
        """The plan as it was before this act, read once."""
        return reading.read_items(self.plan, self.standing)

    def get(self, model: type[T], item_id: UUID, *, removed: bool = False) -> T:
        """An item of this plan, or `NotVisible`. Somebody else's private page does not exist."""
        item = model.objects.filter(plan=self.plan, pk=item_id, removed_at__isnull=not removed).first()  # type: ignore[attr-defined]  # a manager comes with every concrete model
        if item is None or (item.private and not self.owns(item)) or self._is_hidden(item_id):
            raise NotVisible
        return item  # type: ignore[no-any-return]

    def find(self, model: type[T], item_id: UUID) -> T:
        """`get` for an item that is only pointed to: from the reading, where this act has read the plan."""
        known = self.reading.items.get(item_id) if "reading" in vars(self) else None
        return known if isinstance(known, model) else self.get(model, item_id)

    def _is_hidden(self, item_id: UUID) -> bool:
        return visibility.is_narrowed(self.standing) and item_id in self.reading.hidden

    def owns(self, item: PlanItem) -> bool:
        """Whether the actor wrote it."""
        return item.author_id is not None and item.author_id == self.actor.account_id

    def next_position(self) -> int:
        """A place after everything there is. Versions only grow, so no other item needs to be asked."""
        return (self.plan.version + 1) * 1000 + len(self.saved)

    def save(self, item: PlanItem, event: RevisionEvent) -> None:
        """Write the item and its revision. Raises `InvalidInput` where the item breaks a rule of its own."""
        try:
            item.clean()
        except ValidationError as error:
            raise InvalidInput({name: messages[0] for name, messages in error.message_dict.items()}) from error
        item.revision += 1
        item.changed_at = clock.now()
        item.changed_by_name = self.actor.name
        self._store(item, event)
        self.saved.append(self._revision(item, event))

    def _store(self, item: PlanItem, event: RevisionEvent) -> None:
        """What the database refuses ends the whole act, so that it needs no way back to here."""
        with _refused_by_the_database():
            item.save(force_insert=event is RevisionEvent.ADDED)

    def _store_revisions(self) -> None:
        with _refused_by_the_database():
            Revision.objects.bulk_create(self.saved)

    def _revision(self, item: PlanItem, event: RevisionEvent) -> Revision:
        return Revision(
            plan=self.plan,
            version=self.plan.version + 1,
            item_kind=item.kind,
            item_id=item.pk,
            number=item.revision,
            event=event,
            content=kinds.content(item),
            private=item.private,
            at=item.changed_at,
            by_id=self.actor.account_id,
            by_name=self.actor.name,
            by_organisation=self.actor.organisation,
        )

    def finish(self) -> None:
        """Store the revisions, number the version and record the act. Nothing saved means nothing happened."""
        if not self.saved:
            return
        self._store_revisions()
        self.plan.version += 1
        self.plan.changed_at = self.saved[-1].at
        self.plan.save(update_fields=["version", "changed_at", "evaluated_on"])
        first = self.saved[0]
        audit.write(
            actor=self.actor,
            operation=OPERATIONS[RevisionEvent(first.event)],
            ground=self.standing.ground,
            object_kind=first.item_kind,
            object_id=first.item_id,
            case_id=self.plan.case_id,
            subject_id=self.plan.person_id,
            detail={"version": self.plan.version, "items": len(self.saved)},
        )


@contextmanager
def _refused_by_the_database() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Dette står i planen fra før, eller passer ikke.")}) from error


@contextmanager
def editing(actor: Actor, plan_id: UUID) -> Iterator[Edit]:
    """Open a plan for one act of writing. Raises `NotVisible`, or `Denied` where the plan may not be written in."""
    with transaction.atomic():
        door = queries.get_plan_for_writing(actor, plan_id)
        edit = Edit(actor, door.plan, door.standing)
        yield edit
        edit.finish()
