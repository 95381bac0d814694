"""For the leader of a unit: who coordinates, and for how many. No names of those it is for (K-27)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count

from helhet.access.actors import Actor, Role
from helhet.organisation.models import Position
from helhet.plans.models import COORDINATING, CoordinatorAppointment

if TYPE_CHECKING:
    from uuid import UUID

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Load:
    """One coordinator in the leader's unit, and how many people she or he coordinates for."""

    name: str
    people: int


def for_leader(actor: Actor) -> tuple[Load, ...]:
    """The coordinators who work in the actor's units today, the one with most people first."""
    staff = Position.objects.current().filter(unit__in=_units(actor)).order_by().values("person")
    appointments = CoordinatorAppointment.objects.current().filter(person__in=staff, kind__in=COORDINATING)
    counted = (
        appointments.order_by()
        .values("person", "person__given_name", "person__family_name")
        .annotate(people=Count("case", distinct=True))
        .order_by("-people", "person__family_name", "person")[:MOST]
    )
    return tuple(Load(f"{row['person__given_name']} {row['person__family_name']}", row["people"]) for row in counted)


def _units(actor: Actor) -> frozenset[UUID]:
    return frozenset(grant.unit_id for grant in actor.grants if grant.role is Role.LEADER and grant.unit_id)
