"""Which entries of a plan somebody does not read, though they read the plan. Pure functions of a standing and entries.

Everything that shows entries reads them through `reading`, which asks here once: pages, earlier versions, history,
print, export and news. What is hidden is left out of all of them, together with everything that hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.access.decisions import Ground
from helhet.plans.models import ForWhom, LimitKind
from helhet.plans.policy import ItemFacts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from helhet.plans.models import Limit, PlanItem
    from helhet.plans.policy import Standing


def is_narrowed(standing: Standing) -> bool:
    """Whether there can be entries in the plan that somebody with this standing does not read."""
    if standing.has(Ground.PERSON, Ground.SYSTEM):
        return False
    return standing.is_parent or not _is_trusted_with_all(standing)


def hidden_from(standing: Standing, items: Mapping[UUID, PlanItem], limits: Collection[Limit]) -> frozenset[UUID]:
    """The ids of the items that are kept from somebody. Their own part, and what it is a part of, never is."""
    limited = {item_id for item_id, item in items.items() if _is_kept_from(standing, item, limits)}
    limited -= {needed for item in items.values() if _is_own(item, standing) for needed in _with_owners(item, items)}
    return frozenset(item_id for item_id, item in items.items() if not limited.isdisjoint(_with_owners(item, items)))


def _is_kept_from(standing: Standing, item: PlanItem, limits: Collection[Limit]) -> bool:
    of_item = {limit.kind: limit for limit in limits if limit.item_id == item.pk}
    if standing.is_parent and LimitKind.PARENTS in of_item:
        return True
    if _is_trusted_with_all(standing):
        return False
    chosen = of_item.get(LimitKind.CHOSEN)
    if chosen is not None:
        return str(standing.participant_id) not in chosen.readers
    return is_for_the_family(item)


def _is_trusted_with_all(standing: Standing) -> bool:
    """The coordinator, parents, and whoever decides in the person's place. A helper or a relative who was let in reads
    what is not kept for some, and is chosen as a participant for the rest (A-15).
    """
    acts_fully = standing.speaks_for_person or standing.is_parent
    return standing.has(Ground.COORDINATOR) or (standing.has(Ground.REPRESENTATIVE) and acts_fully)


def is_for_the_family(item: PlanItem) -> bool:
    """What a child's plan holds for parents and siblings is read by those chosen for it alone (P-22)."""
    return getattr(item, "for_whom", ForWhom.PERSON) != ForWhom.PERSON


def _is_own(item: PlanItem, standing: Standing) -> bool:
    return ItemFacts.of(item, standing).own_part


def _with_owners(item: PlanItem, items: Mapping[UUID, PlanItem]) -> set[UUID]:
    """The item and everything it is a part of."""
    found = {item.pk}
    for name in item.belongs_to:
        owner = items.get(getattr(item, f"{name}_id"))
        if owner is not None:
            found |= _with_owners(owner, items)
    return found
