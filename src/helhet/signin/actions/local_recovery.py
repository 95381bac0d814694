"""Recovery codes: what stands in for the code app when the phone is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.signin import codes, policy
from helhet.signin.actions import recording
from helhet.signin.models import PasswordLogin, RecoveryCode

if TYPE_CHECKING:
    from helhet.access.actors import Actor
    from helhet.people.models import Account

HOW_MANY: Final = 10
_LENGTH: Final = 12
"""Sixty bits: too many to guess, few enough to type."""


@transaction.atomic
def make(*, actor: Actor, account: Account) -> tuple[str, ...]:
    """New codes, in place of those from before. They are shown now and never again.

    Raises `NotVisible` for somebody who does not sign in with a code app.
    """
    policy.own_ways(actor, account.pk).require()
    login = PasswordLogin.objects.filter(pk=account.pk).first()
    if login is None:
        raise NotVisible
    made = tuple(codes.new_code(_LENGTH) for _ in range(HOW_MANY))
    RecoveryCode.objects.filter(account=account).delete()
    now = clock.now()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=_digest(account, code), made_at=now) for code in made
    )
    recording.write(actor, Operation.CHANGE, login, account, fields=["recovery_codes"])
    return made


def use(*, account: Account, code: str) -> bool:
    """Take a code, once. False for a wrong one and for one that was used."""
    unused = RecoveryCode.objects.filter(account=account, digest=_digest(account, code), used_at=None)
    return unused.update(used_at=clock.now()) == 1


def _digest(account: Account, code: str) -> str:
    return codes.digest(code, f"recovery:{account.pk}")
