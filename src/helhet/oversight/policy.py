"""Who looks after the access, and who may open in an emergency. Pure functions to a decision with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from helhet.access.actors import Actor, Assurance, Role
from helhet.access.decisions import ALLOWED, Decision, denied
from helhet.oversight.models import Cause

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.oversight.models import AccessReview

REVIEWERS: Final = (Role.COORDINATING_UNIT, Role.LOCAL_ADMINISTRATOR)
"""They see who did what and when, never what stands in a plan. Leaders have no part in it (A-19)."""


def reviews_for(actor: Actor) -> frozenset[UUID]:
    """The organisations whose list the actor reviews."""
    return frozenset(grant.organisation_id for grant in actor.grants if grant.role in REVIEWERS)


def see_review(actor: Actor, review: AccessReview, *, coordinates: bool) -> Decision:
    """The coordinating unit and the local administrator of the body see its list; the coordinator of the case sees the
    person's questions. Nobody sees what is about their own acts or their own case.
    """
    own_case = review.case is not None and review.case.person_id == actor.person_id
    if own_case or (review.account_id is not None and review.account_id == actor.account_id):
        return denied(_("Ingen går gjennom sitt eget."))
    if review.organisation_id in reviews_for(actor) or (coordinates and review.cause == Cause.QUESTION):
        return ALLOWED
    return denied(_("Innsyn gås gjennom av koordinerende enhet eller lokal administrator."))


def see_list(actor: Actor, *, coordinates: bool) -> Decision:
    """Those who review have a list, and so has a coordinator: of what the people she or he coordinates for ask."""
    if reviews_for(actor) or coordinates:
        return ALLOWED
    return denied(_("Innsyn gås gjennom av koordinerende enhet eller lokal administrator."))


def decide_patterns(actor: Actor, organisation_id: UUID) -> Decision:
    """What an organisation looks for is decided by those who review its list."""
    if organisation_id in reviews_for(actor):
        return ALLOWED
    return denied(_("Dette bestemmes av koordinerende enhet eller lokal administrator der."))


def open_emergency(actor: Actor, *, works_at_body: bool, attempts_left: int) -> Decision:
    """Those who work at a public body, where life or health is in danger (hpl § 23 no. 4; fvl § 13 b no. 7; A-27)."""
    if actor.assurance < Assurance.SUBSTANTIAL:
        return denied(_("Dette krever en sikrere innlogging."))
    if not works_at_body:
        return denied(_("Nødåpning er for dem som arbeider i kommune, fylkeskommune, sykehus eller NAV."))
    if attempts_left <= 0:
        return denied(_("Du har prøvd mange ganger på kort tid. Ring koordinerende enhet hvis det haster."))
    return ALLOWED
