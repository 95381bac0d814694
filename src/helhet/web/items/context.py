"""What an address says of a new item before anybody writes: which goal, which section, in whose voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from helhet.kernel.errors import NotVisible
from helhet.plans import kinds
from helhet.plans.models import StatementSection

if TYPE_CHECKING:
    from django.db.models import ForeignKey
    from django.http import QueryDict

    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading

REFERENCES: Final = ("goal", "measure", "parent", "scale", "step")


def from_query(query: QueryDict, model: type[PlanItem], reading: PlanReading) -> dict[str, Any]:
    """Fixed values by column. Raises `NotVisible` for an item that is not in this plan, and for an unknown section."""
    fixed: dict[str, Any] = {}
    targets = {reference.name: reference for reference in kinds.references(model)}
    for name in REFERENCES:
        if name in query and name in targets:
            fixed[f"{name}_id"] = _target(str(query[name]), targets[name], reading)
    if "topic" in query and any(field.name == "topic" for field in kinds.written_fields(model)):
        fixed["topic"] = _topic(str(query["topic"]))
    return fixed


def draft_key(kind: str, item: PlanItem | None, fixed: dict[str, Any]) -> str:
    """Under what name text on its way is kept: the item, or the new one in its place."""
    if item is not None:
        return f"{kind}:{item.pk}"
    return ":".join([kind, "new", *(str(value) for value in fixed.values())])


def _target(text: str, reference: ForeignKey[Any, Any], reading: PlanReading) -> UUID:
    try:
        found = reading.items.get(UUID(text))
    except ValueError:
        raise NotVisible from None
    if found is None or not isinstance(found, reference.related_model):
        raise NotVisible
    return found.pk


def _topic(text: str) -> str:
    if text not in StatementSection.values:
        raise NotVisible
    return text
