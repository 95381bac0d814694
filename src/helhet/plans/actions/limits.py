"""Decide who reads one entry of a plan: a choice of readers, and shielding from parents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.plans import matters, policy, queries, reading
from helhet.plans.models import Limit, LimitKind, Participant
from helhet.plans.policy import ItemFacts

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading


LIMITED: Final = frozenset(
    {
        "child_participation",
        "comment",
        "contribution",
        "evaluation",
        "goal",
        "linked_plan",
        "measure",
        "need",
        "resource",
        "scale",
        "service",
        "statement",
        "step",
        "wanted_cooperation",
    }
)
"""The kinds that can be kept from somebody: what is written of a life, not who takes part and when it is looked at."""


@transaction.atomic
def choose_readers(*, actor: Actor, plan_id: UUID, item_id: UUID, readers: Collection[UUID] | None) -> None:
    """Let only these participants read an entry besides the person's side and the coordinator, or with None all who
    read the plan. Holds from the next request (A-15).

    Raises `NotVisible`, `Denied`, and `InvalidInput` on `readers` for somebody who does not take part.
    """
    plan, item = _opened(actor, plan_id, item_id)
    policy.choose_readers(plan.standing, plan.plan.status, ItemFacts.of(item, plan.standing)).require()
    if readers is not None and not set(readers) <= {each.pk for each in plan.all(Participant)}:
        raise InvalidInput({"readers": _("Velg blant dem som er med i planen.")})
    if readers is None:
        _lift(actor, plan, item, LimitKind.CHOSEN)
    else:
        _set(actor, plan, item, LimitKind.CHOSEN, readers=sorted(str(each) for each in readers))


@transaction.atomic
def shield_from_parents(
    *, actor: Actor, plan_id: UUID, item_id: UUID, reason: str, review_on: date | None = None
) -> None:
    """Keep an entry from the parents, for a reason, until it is looked at again (pbrl § 3-4).

    Raises `NotVisible`, `Denied`, and `InvalidInput` on `reason` without one, on `review_on` for a day gone by.
    """
    plan, item = _opened(actor, plan_id, item_id)
    _may_shield(plan)
    if not reason.strip():
        raise InvalidInput({"reason": _("Skriv hvorfor foreldrene ikke skal lese dette.")})
    if review_on is not None and review_on <= clock.today():
        raise InvalidInput({"review_on": _("Velg en dag som kommer.")})
    _set(actor, plan, item, LimitKind.PARENTS, reason=reason.strip(), review_on=review_on)


@transaction.atomic
def let_parents_read(*, actor: Actor, plan_id: UUID, item_id: UUID) -> None:
    """End the shielding of an entry. Decided by the same who may shield, so never by a parent."""
    plan, item = _opened(actor, plan_id, item_id)
    _may_shield(plan)
    _lift(actor, plan, item, LimitKind.PARENTS)


def _opened(actor: Actor, plan_id: UUID, item_id: UUID) -> tuple[PlanReading, PlanItem]:
    door = queries.get_plan(actor, plan_id, lock=True)
    plan = reading.read_items(door.plan, door.standing)
    item = plan.items.get(item_id)
    if item is None or item.private or item.kind not in LIMITED:
        raise NotVisible
    return plan, item


def _may_shield(plan: PlanReading) -> None:
    age = plan.plan.person.age_on(clock.today())
    policy.shield_from_parents(plan.standing, plan.plan.status, matters.of_kind(plan.plan.kind), age).require()


def _set(actor: Actor, plan: PlanReading, item: PlanItem, kind: LimitKind, **values: Any) -> None:
    in_force = next((limit for limit in plan.limits if limit.item_id == item.pk and limit.kind == kind), None)
    if in_force and all(getattr(in_force, name) == value for name, value in values.items()):
        return
    _end(actor, in_force)
    Limit.objects.create(
        plan=plan.plan,
        item_kind=item.kind,
        item_id=item.pk,
        kind=kind,
        decided_by_id=actor.account_id,
        decided_by_name=actor.name,
        decided_at=clock.now(),
        **values,
    )
    _record(actor, plan, item, {"limit": str(kind)})


def _lift(actor: Actor, plan: PlanReading, item: PlanItem, kind: LimitKind) -> None:
    in_force = next((limit for limit in plan.limits if limit.item_id == item.pk and limit.kind == kind), None)
    if in_force:
        _end(actor, in_force)
        _record(actor, plan, item, {"limit": str(kind), "lifted": True})


def _end(actor: Actor, limit: Limit | None) -> None:
    if limit is not None:
        limit.lifted_at, limit.lifted_by_name = clock.now(), actor.name
        limit.save(update_fields=["lifted_at", "lifted_by_name"])


def _record(actor: Actor, plan: PlanReading, item: PlanItem, detail: dict[str, Any]) -> None:
    audit.write(
        actor=actor,
        operation=Operation.CHANGE,
        ground=plan.standing.ground,
        object_kind="limit",
        object_id=item.pk,
        case_id=plan.plan.case_id,
        subject_id=plan.plan.person_id,
        detail={"item": item.kind, **detail},
    )
