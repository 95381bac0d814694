"""From a signed-in account to an actor with the roles held today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.access.actors import Actor, Assurance, Role, RoleGrant
from helhet.kernel.prepared import Prepared
from helhet.organisation.models import Position

if TYPE_CHECKING:
    from helhet.people.models import Account


def actor_for(account: Account, *, assurance: Assurance = Assurance.HIGH, assisted_by: str = "") -> Actor:
    """The actor behind an account, signed in this surely: one query for the positions that are current."""
    positions = _positions(person_id=account.person_id)
    return Actor(
        account_id=account.pk,
        person_id=account.person_id,
        name=account.person.name,
        organisation=str(positions[0].unit) if positions else "",
        grants=frozenset(
            RoleGrant(Role(position.role), position.unit.organisation_id, position.unit_id) for position in positions
        ),
        assurance=assurance,
        assisted_by=assisted_by,
    )


_positions: Prepared[Position] = Prepared(
    lambda person_id: Position.objects.current().filter(person=person_id).select_related("unit__organisation")
)
