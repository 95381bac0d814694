"""Who may see and end a sign-in. Pure functions from an actor to a decision with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from helhet.access.actors import SYSTEM, Actor
from helhet.access.decisions import ALLOWED, Decision, denied

if TYPE_CHECKING:
    from uuid import UUID


def own_sign_ins(actor: Actor, account_id: UUID) -> Decision:
    """Everybody sees and ends their own sign-ins, and nobody else's (OWASP ASVS 5.0, 7.5.2)."""
    if actor is SYSTEM or actor.account_id == account_id:
        return ALLOWED
    return denied(_("Du kan bare se og avslutte dine egne innlogginger."))


def own_ways(actor: Actor, account_id: UUID) -> Decision:
    """Everybody chooses and removes their own ways to sign in; nobody does it for another."""
    if actor.account_id == account_id:
        return ALLOWED
    return denied(_("Du kan bare velge dine egne måter å logge inn på."))


def remove_passkey(*, has_password: bool, other_passkeys: int) -> Decision:
    """Nobody removes the last way they have here: they could not get in again."""
    if has_password or other_passkeys:
        return ALLOWED
    return denied(_("Dette er den eneste måten du logger inn på her. Legg til en annen først."))
