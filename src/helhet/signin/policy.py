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
