"""From somebody a provider vouches for to the account they have here. Everything a provider says is taken once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from helhet.access.actors import Actor, Assurance
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.crypto import blind_index
from helhet.kernel.errors import InvalidInput
from helhet.people.actions import persons
from helhet.people.models import Person
from helhet.signin.actions import local_invitations, recording
from helhet.signin.models import ExternalIdentity, SpentToken

if TYPE_CHECKING:
    from helhet.people.models import Account
    from helhet.signin.models import LocalInvitation


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom a provider vouches for, and how surely. `number_index` is the blind index of the identity number, and
    `proved_at` when they last proved it there, in seconds.
    """

    provider: str
    issuer: str
    subject: str
    assurance: Assurance
    proved_at: int = 0
    session: str = ""
    number_index: str = ""
    id_token: str = field(default="", repr=False)


class Conflict(Exception):
    """The link and the identity number lead to two different people. Nobody is signed in."""


def index_of(national_id: str) -> str:
    """The blind index of a number a provider gives; empty where there is none.

    Raises `InvalidInput` for one that is not well formed, and for a real one where people are made up.
    """
    number = persons.checked_national_id(national_id)
    return blind_index(number) if number else ""


@transaction.atomic
def recognise(vouched: Vouched) -> Account | None:
    """The account of whoever is vouched for: by the link that an invitation made, or by the identity number.

    Somebody who is registered here, with a plan or for another's, gets an account the first time. Nobody else does.
    Raises `Conflict`.
    """
    link = (
        ExternalIdentity.objects.select_related("account__person")
        .filter(issuer=vouched.issuer, subject=vouched.subject)
        .first()
    )
    person = Person.objects.filter(national_id_index=vouched.number_index).first() if vouched.number_index else None
    if link is None:
        return persons.open_account(person=person) if person else None
    if person and link.account.person_id != person.pk:
        raise Conflict
    return link.account


@transaction.atomic
def link(*, actor: Actor, vouched: Vouched, invitation: LocalInvitation) -> ExternalIdentity:
    """Let an identity open the account that the invitation is for, from now on. The invitation is used up.

    Raises `InvalidInput` on `code` when the identity belongs to another account, or has another's number.
    """
    account = invitation.account
    theirs = account.person.national_id_index
    if vouched.number_index and theirs and vouched.number_index != theirs:
        raise InvalidInput({"code": _("Koden er laget til noen andre. Spør den som ga deg koden.")})
    try:
        with transaction.atomic():
            made = ExternalIdentity.objects.create(
                account=account, issuer=vouched.issuer, subject=vouched.subject, linked_at=clock.now()
            )
    except IntegrityError as error:
        raise InvalidInput({"code": _("Denne innloggingen hører til en annen. Spør den som ga deg koden.")}) from error
    recording.write(actor, Operation.ADD, made, account)
    local_invitations.use(actor=actor, invitation=invitation)
    return made


def spend(*, what: str, lasts: timedelta) -> bool:
    """Whether this is the first time it is taken. It is remembered for so long, by a keyed hash."""
    try:
        with transaction.atomic():
            SpentToken.objects.create(digest=blind_index(f"spent:{what}"), expires_at=clock.now() + lasts)
    except IntegrityError:
        return False
    return True
