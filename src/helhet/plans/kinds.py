"""Every kind of item by its name, and how an item becomes the content of a revision and back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db import models

from helhet.kernel.errors import NotVisible
from helhet.plans.models import (
    ChildParticipation,
    Comment,
    Contribution,
    DiaryEntry,
    Evaluation,
    Frame,
    Goal,
    LinkedPlan,
    Measure,
    Need,
    NotRelevant,
    Participant,
    PlanItem,
    Resource,
    Review,
    Scale,
    ScaleReading,
    Service,
    Statement,
    StatusRequest,
    Step,
    WantedCooperation,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

T = TypeVar("T", bound=PlanItem)

KINDS: Final[dict[str, type[PlanItem]]] = {
    kind_of(model): model
    for model in (
        ChildParticipation,
        Comment,
        Contribution,
        DiaryEntry,
        Evaluation,
        Frame,
        Goal,
        LinkedPlan,
        Measure,
        Need,
        NotRelevant,
        Participant,
        Resource,
        Review,
        Scale,
        ScaleReading,
        Service,
        Statement,
        StatusRequest,
        Step,
        WantedCooperation,
    )
}

BOOKKEEPING: Final = frozenset({"id", "plan_id", "revision", "removed_at"})
"""Kept outside the content of a revision."""

NOT_CONTENT: Final = BOOKKEEPING | {
    "author_id",
    "author_name",
    "changed_at",
    "changed_by_name",
    "channel",
    "created_at",
    "position",
    "private",
    "voice",
}
"""What is left when these are taken away is what somebody wrote."""


def model_for(kind: str) -> type[PlanItem]:
    """The model of a kind named in a URL. Raises `NotVisible` for a name nobody has."""
    try:
        return KINDS[kind]
    except KeyError:
        raise NotVisible from None


def content(item: PlanItem) -> dict[str, Any]:
    """Everything that makes up the item now, as it goes into a revision."""
    return {name: getattr(item, name) for name, _ in _columns(type(item)) if name not in BOOKKEEPING}


def written_fields(model: type[PlanItem]) -> list[models.Field[Any, Any]]:
    """The fields that hold what somebody wrote, in the order of the model."""
    return [field for field in model._meta.concrete_fields if field.attname not in NOT_CONTENT]


def as_python(model: type[PlanItem], stored: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a revision as Python values, by column name. A column made later is left out."""
    return {name: field.to_python(stored[name]) for name, field in _columns(model) if name in stored}


def revive(model: type[T], *, item_id: UUID, plan_id: UUID, revision: int, stored: Mapping[str, Any]) -> T:
    """An item as it was at one revision, without asking the database. A column made later has its default."""
    row = {"id": item_id, "plan_id": plan_id, "revision": revision, **stored}
    values = [
        field.get_default() if name not in row else field.to_python(row[name]) if is_parsed else row[name]
        for name, field, is_parsed in _shape(model)
    ]
    return model.from_db(None, [name for name, _, _ in _shape(model)], values)


@cache
def references(model: type[PlanItem]) -> tuple[models.ForeignKey[Any, Any], ...]:
    """The foreign keys that point to other items of the same plan."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, PlanItem)
    )


_STORED_AS_THEY_ARE: Final = (models.BooleanField, models.CharField, models.IntegerField, models.TextField)


@cache
def _shape(model: type[PlanItem]) -> tuple[tuple[str, Any, bool], ...]:
    """Each column with its field, and whether a revision keeps its value as text of another kind, such as a date."""
    return tuple((name, field, not isinstance(field, _STORED_AS_THEY_ARE)) for name, field in _columns(model))


@cache
def _columns(model: type[PlanItem]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.attname, field.target_field if isinstance(field, models.ForeignKey) else field)
        for field in model._meta.concrete_fields
    )
