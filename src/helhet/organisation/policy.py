"""Who may administer an organisation. Pure functions from an actor to a decision with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from helhet.access.actors import SYSTEM, Actor, Role
from helhet.access.decisions import ALLOWED, Decision, Ground, denied

if TYPE_CHECKING:
    from uuid import UUID

ADMINISTRATORS: Final = (Role.COORDINATING_UNIT, Role.LOCAL_ADMINISTRATOR)


def administered_by(actor: Actor) -> frozenset[UUID]:
    """The organisations whose units and staff the actor looks after."""
    return frozenset(grant.organisation_id for grant in actor.grants if grant.role in ADMINISTRATORS)


def administer(actor: Actor, organisation_id: UUID) -> Decision:
    """Units and staff are looked after by an organisation's own local administrator or coordinating unit."""
    if actor is SYSTEM or organisation_id in administered_by(actor):
        return ALLOWED
    return denied(_("Enheter og ansatte føres av koordinerende enhet eller lokal administrator der."))


def set_position(actor: Actor, organisation_id: UUID, person_id: UUID) -> Decision:
    """Nobody gives themselves a role: somebody else sees to it (FOR-2019-03-01-168 § 13)."""
    may_administer = administer(actor, organisation_id)
    if may_administer and person_id == actor.person_id:
        return denied(_("Ingen gir seg selv en stilling. Be en annen administrator om å gjøre det."))
    return may_administer


def ground(actor: Actor, organisation_id: UUID) -> Ground:
    """The ground for the access record. A local administrator has no ties to anybody's case."""
    if actor is SYSTEM:
        return Ground.SYSTEM
    coordinates = organisation_id in actor.organisations_as(Role.COORDINATING_UNIT)
    return Ground.COORDINATING_UNIT if coordinates else Ground.NONE
