"""Reading a plan whole: the latest revision of every item, now or at any earlier version, in one query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db.models import Exists, OuterRef

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.kernel.prepared import Prepared
from helhet.plans import access_record, kinds, queries, visibility
from helhet.plans.models import CoordinatorAppointment, Frame, Limit, PlanItem, Revision, RevisionEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.models import Plan
    from helhet.plans.policy import Standing

T = TypeVar("T", bound=PlanItem)

SEEN_FOR: Final = timedelta(days=400)
"""For how long it is known how far somebody has read. The months of the access record before that are not asked."""


@dataclass
class PlanReading:
    """A plan as one actor sees it at one version. Items refer to each other; nothing here asks the database again."""

    plan: Plan
    standing: Standing
    version: int
    items: dict[UUID, PlanItem]
    removed: frozenset[UUID] = frozenset()
    """The items that were here and have been taken out."""
    hidden: frozenset[UUID] = frozenset()
    """The items that are kept from the reader, taken out or not."""
    is_preview: bool = False
    """Shown to somebody else than the one whose standing it is read with."""
    limits: tuple[Limit, ...] = ()
    """What is decided of who reads single entries."""
    coordinators: tuple[CoordinatorAppointment, ...] = ()
    """Everyone appointed on the case until now, with their person, the first one first."""
    seen_version: int = 0
    _by_model: dict[type[PlanItem], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for item in self.items.values():
            self._by_model[type(item)].append(item)
        for model, items in self._by_model.items():
            _sort(model, items)

    def all(self, model: type[T]) -> list[T]:
        """Every item of a kind, in its order."""
        return self._by_model.get(model, [])

    def pointing_to(self, model: type[T], item: PlanItem) -> list[T]:
        """The items of a kind that belong to `item`, such as the measures of a goal."""
        return self._pointing.get((model, item.pk), [])  # type: ignore[return-value]  # keyed by the model itself

    @property
    def coordinator(self) -> CoordinatorAppointment | None:
        """The one who coordinates now; a contact physician does not (W-02)."""
        return next((each for each in reversed(self.coordinators) if each.coordinates_now), None)

    @property
    def is_current(self) -> bool:
        """Whether it is the plan of today, as the reader's own, so that it can be worked on."""
        return self.version == self.plan.version and not self.is_preview

    @cached_property
    def frame(self) -> Frame:
        return self.all(Frame)[0]

    @cached_property
    def _pointing(self) -> dict[tuple[type[PlanItem], UUID], list[PlanItem]]:
        pointing: dict[tuple[type[PlanItem], UUID], list[PlanItem]] = defaultdict(list)
        for model, items in self._by_model.items():
            for reference in kinds.references(model):
                for item in items:
                    if target := getattr(item, reference.attname):
                        pointing[model, target].append(item)
        return pointing


def open_plan(
    actor: Actor,
    plan_id: UUID,
    *,
    page: str,
    version: int | None = None,
    operation: Operation = Operation.READ,
    detail: Mapping[str, Any] | None = None,
) -> PlanReading:
    """Read a plan through its door and record that it was read: which page, which version, on which ground.

    What leaves Helhet as a file is recorded as an `EXPORT`.
    Raises `NotVisible` or `Denied`, and `NotVisible` for a version that never was.
    """
    reading = look(actor, plan_id, version=version)
    record(actor, reading, page=page, operation=operation, detail=detail)
    return reading


def look(actor: Actor, plan_id: UUID, *, version: int | None = None) -> PlanReading:
    """Read a plan through its door to work on it. Whoever shows anything of it to the actor calls `record`."""
    door = queries.get_plan(actor, plan_id)
    return read(door.plan, door.standing, version=version)


def record(
    actor: Actor,
    reading: PlanReading,
    *,
    page: str,
    operation: Operation = Operation.READ,
    detail: Mapping[str, Any] | None = None,
    glance: bool = False,
) -> None:
    """Record that the actor is shown a reading, and note in it how far the actor had read before. A `glance`, as from
    the front page, makes nothing new old.
    """
    plan = reading.plan
    reading.seen_version = _last_seen_version(actor, plan)
    audit.write(
        actor=actor,
        operation=operation,
        ground=reading.standing.ground,
        object_kind="plan",
        object_id=plan.pk,
        case_id=plan.case_id,
        subject_id=plan.person_id,
        detail={
            "page": page,
            "version": reading.version,
            "seen": reading.seen_version if glance else max(reading.seen_version, reading.version),
            "parts": access_record.parts(reading, page),
            **(detail or {}),
        },
    )


def read(plan: Plan, standing: Standing, *, version: int | None = None) -> PlanReading:
    """The items of a plan at a version, by default now. Somebody else's private pages are never among them."""
    reading = read_items(plan, standing, version=version)
    reading.coordinators = tuple(_coordinators(case_id=plan.case_id))
    return reading


def read_items(plan: Plan, standing: Standing, *, version: int | None = None) -> PlanReading:
    """`read` without the coordinators, for an act that only writes."""
    wanted = plan.version if version is None else version
    if not 0 <= wanted <= plan.version:
        raise NotVisible
    rows = _rows(plan, standing, wanted)
    limits = _limits(plan_id=plan.pk) if getattr(plan, "has_limits", True) else []
    items = _items(plan, rows)
    hidden = visibility.hidden_from(standing, items, limits) if visibility.is_narrowed(standing) else frozenset()
    if wanted < plan.version and visibility.is_narrowed(standing):
        hidden |= read_items(plan, standing).hidden  # what is kept from somebody now was so on every earlier day
    removed = {row.item_id for row in rows if row.event == RevisionEvent.REMOVED}
    return PlanReading(
        plan=plan,
        standing=standing,
        version=wanted,
        items=_whole({each: item for each, item in items.items() if each not in removed and each not in hidden}),
        removed=frozenset(removed - hidden),
        hidden=hidden,
        limits=tuple(limits),
    )


def _rows(plan: Plan, standing: Standing, version: int) -> list[Any]:
    if version < plan.version:
        rows = visible_revisions(latest_revisions(plan.pk, up_to=version), standing)
        return list(rows.values_list(*_ROW, named=True))
    read_now = _own_rows if standing.has(Ground.PERSON) else _shared_rows
    return read_now(plan_id=plan.pk)


def latest_revisions(plan_id: UUID, *, up_to: int | None = None) -> Any:
    """The last revision of each item, or the last up to and including a version."""
    newer = Revision.objects.filter(item_id=OuterRef("item_id"), number__gt=OuterRef("number"))
    revisions = Revision.objects.filter(plan=plan_id)
    if up_to is not None:
        newer = newer.filter(version__lte=up_to)
        revisions = revisions.filter(version__lte=up_to)
    return revisions.filter(~Exists(newer)).order_by()


def visible_revisions(revisions: Any, standing: Standing) -> Any:
    """Private pages are read by the person alone, and so is a page that was shared and taken back (P-26)."""
    return revisions if standing.has(Ground.PERSON) else _shared(revisions)


def _shared(revisions: Any) -> Any:
    taken_back = Revision.objects.filter(item_id=OuterRef("item_id"), number__gt=OuterRef("number"), private=True)
    return revisions.filter(~Exists(taken_back), private=False)


_limits: Prepared[Limit] = Prepared(lambda plan_id: Limit.objects.in_force().filter(plan=plan_id))
_ROW: Final = ("item_kind", "item_id", "number", "event", "content")
_own_rows: Prepared[Any] = Prepared(lambda plan_id: latest_revisions(plan_id).values_list(*_ROW, named=True))
_shared_rows: Prepared[Any] = Prepared(
    lambda plan_id: _shared(latest_revisions(plan_id)).values_list(*_ROW, named=True)
)


def _whole(items: dict[UUID, PlanItem]) -> dict[UUID, PlanItem]:
    """The items that are in the plan with what they are a part of, each pointing to the others."""
    whole = {item_id: item for item_id, item in items.items() if not _is_taken_out(item, items)}
    for item in whole.values():
        for reference in kinds.references(type(item)):
            reference.set_cached_value(item, whole.get(getattr(item, reference.attname)))
    return whole


def _items(plan: Plan, rows: Iterable[Any]) -> dict[UUID, PlanItem]:
    return {
        row.item_id: kinds.revive(
            kinds.KINDS[row.item_kind],
            item_id=row.item_id,
            plan_id=plan.pk,
            revision=row.number,
            stored=row.content,
        )
        for row in rows
    }


def _is_taken_out(item: PlanItem, items: dict[UUID, PlanItem]) -> bool:
    """Whether something the item is a part of is not in the plan: a goal takes its measures with it."""
    owner_ids = [owner_id for name in item.belongs_to if (owner_id := getattr(item, f"{name}_id"))]
    owners = [items.get(owner_id) for owner_id in owner_ids]
    return any(owner is None or _is_taken_out(owner, items) for owner in owners)


def _sort(model: type[PlanItem], items: list[Any]) -> None:
    for name in reversed(model._meta.ordering or ()):
        key = str(name).removeprefix("-")
        items.sort(key=lambda item: getattr(item, key), reverse=str(name).startswith("-"))


def _last_seen_version(actor: Actor, plan: Plan) -> int:
    """The newest version the actor has read lately, or 0. Going back to an earlier one makes nothing new again."""
    if actor.account_id is None:
        return 0
    last = _last_reading.first(case_id=plan.case_id, account_id=actor.account_id, plan_id=plan.pk)
    return int(last.get("seen", 0)) if last else 0


_coordinators = Prepared(
    lambda case_id: (
        CoordinatorAppointment.objects.filter(case=case_id).select_related("person").order_by("appointed_on", "pk")
    )
)
_last_reading: Prepared[Any] = Prepared(
    lambda case_id, account_id, plan_id: (
        AuditEvent.objects.filter(
            chain_id=case_id,
            account_id=account_id,
            object_id=plan_id,
            operation=Operation.READ,
            at__gte=clock.now() - SEEN_FOR,
        )
        .order_by("-number")
        .values_list("detail", flat=True)[:1]
    )
)
