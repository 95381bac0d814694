"""Sign-ins that last, and the door to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.signin import policy
from helhet.signin.models import Passkey, PasswordLogin, RecoveryCode, SignIn

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from helhet.access.actors import Actor


def lasting() -> QuerySet[SignIn]:
    """Sign-ins that have not ended, neither by anybody nor by themselves (see `session_limits`)."""
    now = clock.now()
    return SignIn.objects.filter(
        ended_at=None,
        seen_at__gte=now - timedelta(seconds=settings.SESSION_IDLE_SECONDS),
        started_at__gte=now - timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )


def own(actor: Actor) -> QuerySet[SignIn]:
    """The actor's own sign-ins that last, the newest first."""
    return lasting().filter(account=actor.account_id)


def get_sign_in(actor: Actor, sign_in_id: UUID) -> SignIn:
    """One sign-in that lasts. Raises `NotVisible` where there is none, and for somebody else's."""
    sign_in = lasting().filter(pk=sign_in_id).first()
    if sign_in is None or not policy.own_sign_ins(actor, sign_in.account_id):
        raise NotVisible
    return sign_in


def get_passkey(actor: Actor, passkey_id: UUID) -> Passkey:
    """One of the actor's own passkeys. Raises `NotVisible` for any other."""
    found = Passkey.objects.select_related("account__person").filter(pk=passkey_id, account=actor.account_id).first()
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True, slots=True)
class Ways:
    """How somebody signs in here: a password with its app, keys, and the recovery codes that are left."""

    password: PasswordLogin | None
    passkeys: tuple[Passkey, ...]
    recovery_codes: int


def own_ways(actor: Actor) -> Ways:
    """The actor's own ways to sign in, in three queries."""
    mine = {"account": actor.account_id}
    return Ways(
        password=PasswordLogin.objects.filter(**mine).first(),
        passkeys=tuple(Passkey.objects.filter(**mine)),
        recovery_codes=RecoveryCode.objects.filter(**mine, used_at=None).count(),
    )
