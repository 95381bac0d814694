"""Add, change, move, remove and bring back items of a plan. Every other action on content is built from these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.kernel.errors import Conflict, InvalidInput, NotVisible
from helhet.kernel.ids import new_id
from helhet.plans import kinds, policy
from helhet.plans.actions.editing import Edit, editing
from helhet.plans.models import Channel, PlanItem, Revision, RevisionEvent, kind_of
from helhet.plans.policy import ItemFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from helhet.access.actors import Actor

T = TypeVar("T", bound=PlanItem)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two have changed the same field since one of them opened it. Both texts are here; neither is lost."""

    base: Any
    theirs: Any
    yours: Any


class EditConflict(Conflict):
    """Raised instead of overwriting; carries the item as it is now and each clash by field name."""

    def __init__(self, item: PlanItem, clashes: Mapping[str, Clash]) -> None:
        """`clashes` is never empty."""
        super().__init__(item, clashes)
        self.item = item
        self.clashes = dict(clashes)


def add(
    *,
    actor: Actor,
    plan_id: UUID,
    model: type[T],
    values: Mapping[str, Any],
    voice: str | None = None,
    channel: str = Channel.SCREEN,
    item_id: UUID | None = None,
) -> T:
    """Add an item last in its place. Without `voice` it gets the actor's own. With `item_id`, added twice is added
    once: an item that is there already under the id comes back unchanged.

    Raises `NotVisible` (also for an `item_id` of another plan or kind), `Denied`, or `InvalidInput` by field name.
    """
    try:
        with editing(actor, plan_id) as edit:
            return add_within(edit, model, values, voice=voice, channel=channel, item_id=item_id)
    except InvalidInput:
        require_unused(item_id)
        raise


def require_unused(item_id: UUID | None) -> None:
    """After an act was refused: raise `NotVisible` where the id given beforehand is in use somewhere else."""
    if item_id is not None and Revision.objects.filter(item_id=item_id).exists():
        raise NotVisible


def add_within(
    edit: Edit,
    model: type[T],
    values: Mapping[str, Any],
    *,
    voice: str | None = None,
    channel: str = Channel.SCREEN,
    item_id: UUID | None = None,
) -> T:
    """`add` as a part of a larger act. Whoever gives an `item_id` calls `require_unused` when the act is refused."""
    policy.add_item(edit.standing, edit.plan.status, ItemFacts(kind_of(model))).require()
    if item_id is not None and (item_id in edit.reading.items or item_id in edit.reading.removed):
        return _present_or_removed(edit, model, item_id)
    item = model(
        id=item_id or new_id(),
        plan=edit.plan,
        voice=_allowed_voice(edit, voice, channel),
        channel=channel,
        position=edit.next_position(),
        author_id=edit.actor.account_id,
        author_name=edit.actor.name,
        created_at=clock.now(),
        private=kind_of(model) in policy.PRIVATE_KINDS,
        **values,
    )
    _require_references(edit, item)
    edit.save(item, RevisionEvent.ADDED)
    return item


def change(
    *,
    actor: Actor,
    plan_id: UUID,
    model: type[T],
    item_id: UUID,
    values: Mapping[str, Any],
    base_revision: int | None = None,
) -> T:
    """Change an item. With `base_revision`, what others have changed since then is kept: different fields are merged,
    the same field raises `EditConflict`. Nothing different means nothing saved.
    """
    with editing(actor, plan_id) as edit:
        item = edit.get(model, item_id)
        require_change(edit, item)
        return change_within(edit, item, merged(item, values, base_revision))


def change_within(edit: Edit, item: T, values: Mapping[str, Any]) -> T:
    """Save new values on an item whose rule has been asked already."""
    changes = {name: value for name, value in values.items() if getattr(item, name) != value}
    if changes:
        for name, value in changes.items():
            setattr(item, name, value)
        item.follow(changes)
        _require_references(edit, item, changes)
        edit.save(item, RevisionEvent.CHANGED)
    return item


def remove(*, actor: Actor, plan_id: UUID, model: type[T], item_id: UUID) -> T:
    """Take an item out of the plan. It can be brought back with `restore`, as it was."""
    with editing(actor, plan_id) as edit:
        item = edit.get(model, item_id)
        require_change(edit, item)
        item.removed_at = clock.now()
        edit.save(item, RevisionEvent.REMOVED)
        return item


def restore(*, actor: Actor, plan_id: UUID, model: type[T], item_id: UUID, number: int | None = None) -> T:
    """Bring back a removed item, or one of its earlier revisions by number. Later revisions stay in the history. It
    comes back where it stood, or last where something else stands there now.
    """
    with editing(actor, plan_id) as edit:
        item = _present_or_removed(edit, model, item_id)
        require_change(edit, item)
        if item.removed_at is not None and _is_taken(item):
            item.position = edit.next_position()
        restore_within(edit, item, number)
        return item


def restore_within(edit: Edit, item: PlanItem, number: int | None = None) -> None:
    """`restore` as a part of a larger act, whose rule has been asked already. Undone twice is undone once. What it says
    comes back; it stays where it stands, so that no two items share a place.
    """
    if number is None and item.removed_at is None:
        return
    if number is not None:
        revision = Revision.objects.filter(item_id=item.pk, number=number).first()
        if revision is None or (revision.private and not edit.owns(item)):
            raise NotVisible
        for name, value in kinds.as_python(type(item), revision.content).items():
            if name != "position":
                setattr(item, name, value)
    item.removed_at = None
    edit.save(item, RevisionEvent.RESTORED)


def move(*, actor: Actor, plan_id: UUID, model: type[PlanItem], item_id: UUID, up: bool) -> None:
    """Swap places with the neighbour above or below. Order is nobody's words: whoever may steer the plan may set it."""
    with editing(actor, plan_id) as edit:
        policy.steer_plan(edit.standing).require()
        item = edit.get(model, item_id)
        neighbour = _neighbour(item, up=up)
        if neighbour is not None:
            item.position, neighbour.position = neighbour.position, item.position
            edit.save(item, RevisionEvent.CHANGED)
            edit.save(neighbour, RevisionEvent.CHANGED)


def require_change(edit: Edit, item: PlanItem) -> None:
    """Raise `Denied` unless the actor may change the item."""
    policy.change_item(edit.standing, edit.plan.status, ItemFacts.of(item, edit.standing)).require()


def _allowed_voice(edit: Edit, voice: str | None, channel: str) -> str:
    allowed = policy.voices(edit.standing, channel)
    if voice is None:
        return allowed[0]
    if voice not in allowed:
        raise InvalidInput({"voice": _("Du kan ikke skrive dette i en annens navn.")})
    return voice


def _neighbour(item: PlanItem, *, up: bool) -> PlanItem | None:
    among = type(item).objects.filter(plan=item.plan_id, removed_at__isnull=True)  # type: ignore[attr-defined]
    for shared in ("parent_id", "goal_id", "topic"):
        if hasattr(item, shared):
            among = among.filter(**{shared: getattr(item, shared)})
    near = among.filter(position__lt=item.position) if up else among.filter(position__gt=item.position)
    return near.order_by("-position" if up else "position").first()  # type: ignore[no-any-return]


def _is_taken(item: PlanItem) -> bool:
    """Whether another item has come to stand in its place."""
    others = type(item).objects.filter(plan=item.plan_id, removed_at__isnull=True)  # type: ignore[attr-defined]
    return bool(others.filter(position=item.position).exists())


def _require_references(edit: Edit, item: PlanItem, changes: Mapping[str, Any] | None = None) -> None:
    """Refuse an item that points into another plan; to the actor that other item does not exist."""
    for reference in kinds.references(type(item)):
        if changes is not None and not {reference.name, reference.attname} & changes.keys():
            continue
        if target_id := getattr(item, reference.attname):
            reference.set_cached_value(item, edit.find(reference.related_model, target_id))  # type: ignore[type-var]


def _present_or_removed(edit: Edit, model: type[T], item_id: UUID) -> T:
    try:
        return edit.get(model, item_id)
    except NotVisible:
        return edit.get(model, item_id, removed=True)


def merged(item: PlanItem, values: Mapping[str, Any], base_revision: int | None) -> Mapping[str, Any]:
    """Only what this writer changed; raises `EditConflict` where somebody else changed the same field differently."""
    if base_revision is None or base_revision == item.revision:
        return values
    base = _values_at(item, base_revision)
    mine = {name: value for name, value in values.items() if value != base.get(_column(item, name))}
    clashes = {
        name: Clash(base.get(_column(item, name)), getattr(item, name), value)
        for name, value in mine.items()
        if getattr(item, _column(item, name)) != base.get(_column(item, name)) and getattr(item, name) != value
    }
    if clashes:
        raise EditConflict(item, clashes)
    return mine


def _column(item: PlanItem, name: str) -> str:
    return item._meta.get_field(name).attname  # type: ignore[union-attr]  # forms name concrete fields only


def _values_at(item: PlanItem, number: int) -> dict[str, Any]:
    revision = Revision.objects.filter(item_id=item.pk, number=number).first()
    if revision is None:
        raise NotVisible
    return kinds.as_python(type(item), revision.content)
