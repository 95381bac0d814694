"""Invite somebody to choose a way to sign in. Who may invite whom is for the layers above to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.people.models import Account
from helhet.signin import codes
from helhet.signin.actions import attempts, recording, sessions
from helhet.signin.limits import Tries, Watched
from helhet.signin.models import EndedWhy, LocalInvitation, Method

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from helhet.access.actors import Actor

LASTS: Final = timedelta(days=3)
_LENGTH: Final = 20
"""A hundred bits."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the one who invites hands over. It is shown now and never again."""

    code: str
    expires_at: datetime


@transaction.atomic
def issue(*, actor: Actor, account: Account) -> Invitation:
    """A code that lets its bearer choose how to sign in to this account, once. Codes from before no longer work.

    The caller has asked whether the actor may.
    """
    now = clock.now()
    _waiting().filter(account=account).update(withdrawn_at=now)
    code = codes.new_code(_LENGTH)
    made = LocalInvitation.objects.create(
        account=account,
        digest=_digest(code),
        made_by=Account.objects.get(pk=str(actor.account_id)),
        made_at=now,
        expires_at=now + LASTS,
    )
    recording.write(actor, Operation.ADD, made, account)
    return Invitation(code, made.expires_at)


def find(*, code: str, source: str) -> LocalInvitation:
    """The invitation with this code. Raises `NotVisible` for one that is unknown, used, withdrawn or out of date, and
    `attempts.TooSoon` after many wrong ones from one place.
    """
    tries = Tries(Watched.INVITATION, source)
    attempts.count(tries)
    found = _waiting().filter(digest=_digest(code)).first()
    if found is None:
        sessions.refused(method=Method.PASSWORD, reason="invitation")
        raise NotVisible
    attempts.take_back(tries)
    return found


def waiting(invitation_id: UUID) -> LocalInvitation:
    """An invitation that was found before and can still be used. Raises `NotVisible`."""
    found = _waiting().filter(pk=invitation_id).first()
    if found is None:
        raise NotVisible
    return found


def use(*, actor: Actor, invitation: LocalInvitation) -> None:
    """The one invited has chosen a way to sign in: the invitation is used up, and whoever was signed in is no more.

    To be called in the transaction that keeps what was chosen. Raises `NotVisible` when it was used meanwhile.
    """
    if not _waiting().filter(pk=invitation.pk).update(used_at=clock.now()):
        raise NotVisible
    recording.write(actor, Operation.CHANGE, invitation, invitation.account, fields=["used"])
    sessions.end_everywhere(actor=actor, account_id=invitation.account_id, why=EndedWhy.REVOKED)


def _waiting() -> QuerySet[LocalInvitation]:
    open_ones = LocalInvitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=clock.now())
    return open_ones.select_related("account__person").filter(account__is_active=True)


def _digest(code: str) -> str:
    return codes.digest(code, "invitation")
