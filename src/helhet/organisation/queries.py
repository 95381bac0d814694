"""The doors to organisations, areas, units and positions for those who administer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from helhet.kernel.errors import NotVisible
from helhet.organisation import policy
from helhet.organisation.models import Area, Organisation, Position, Unit

if TYPE_CHECKING:
    from helhet.access.actors import Actor

_Row = TypeVar("_Row", bound=Model)


def administered(actor: Actor) -> QuerySet[Organisation]:
    """The organisations the actor administers, by name."""
    return Organisation.objects.filter(pk__in=policy.administered_by(actor))


def get_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    """Raises `NotVisible` where there is none, `Denied` for somebody who does not administer it. So do the others."""
    organisation = _found(Organisation.objects.filter(pk=organisation_id))
    policy.administer(actor, organisation.pk).require()
    return organisation


def get_area(actor: Actor, area_id: UUID) -> Area:
    """An area of an organisation the actor administers."""
    area = _found(Area.objects.select_related("organisation").filter(pk=area_id))
    policy.administer(actor, area.organisation_id).require()
    return area


def get_unit(actor: Actor, unit_id: UUID) -> Unit:
    """A unit of an organisation the actor administers."""
    unit = _found(Unit.objects.select_related("organisation").filter(pk=unit_id))
    policy.administer(actor, unit.organisation_id).require()
    return unit


def get_position(actor: Actor, position_id: UUID) -> Position:
    """A position, also an ended one, in an organisation the actor administers."""
    position = _found(Position.objects.select_related("person", "unit__organisation").filter(pk=position_id))
    policy.administer(actor, position.unit.organisation_id).require()
    return position


def staff(organisation: Organisation, words: str = "") -> QuerySet[Position]:
    """Positions that are held or will be, by the name of who holds them, with every word in the name."""
    held = Position.objects.not_ended().filter(unit__organisation=organisation).select_related("person", "unit")
    for word in words.split():
        held = held.filter(Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word))
    return held.order_by("person__family_name", "person__given_name", "starts_on", "pk")


def employers(actor: Actor) -> QuerySet[Organisation]:
    """The organisations the actor works at, by name."""
    return Organisation.objects.filter(pk__in={grant.organisation_id for grant in actor.grants})


def colleagues(words: str) -> QuerySet[Position]:
    """Those who work somewhere today and have every word in the name, by name."""
    held = _held_today()
    for word in words.split():
        held = held.filter(Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word))
    return held.order_by("person__family_name", "person__given_name", "pk")


def held_position(position_id: str | UUID) -> Position | None:
    """A position that somebody holds today. None where nobody does, and for what is no identifier."""
    try:
        return _held_today().filter(pk=UUID(str(position_id))).first()
    except ValueError:
        return None


def _held_today() -> QuerySet[Position]:
    return Position.objects.current().select_related("person", "unit__organisation")


def _found(rows: QuerySet[_Row]) -> _Row:
    row = rows.first()
    if row is None:
        raise NotVisible
    return row
