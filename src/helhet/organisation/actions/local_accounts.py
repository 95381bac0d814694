"""Let employees in, and out: nobody must use a private electronic ID at work, and a lost telephone stays signed in no
longer than until somebody says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from helhet.organisation import policy, queries
from helhet.people.actions import persons
from helhet.signin.actions import local_invitations, sessions
from helhet.signin.models import EndedWhy

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person
    from helhet.signin.actions.local_invitations import Invitation


def invitable(actor: Actor, position_id: UUID) -> Person:
    """Who holds the position. Raises `Denied` for somebody who does not administer it, and for one's own."""
    position = queries.get_position(actor, position_id)
    policy.set_position(actor, position.unit.organisation_id, position.person_id).require()
    return position.person


@transaction.atomic
def invite(*, actor: Actor, position_id: UUID) -> Invitation:
    """An invitation for the one who holds the position. Raises as `invitable`."""
    account = persons.open_account(person=invitable(actor, position_id))
    return local_invitations.issue(actor=actor, account=account)


@transaction.atomic
def sign_out(*, actor: Actor, position_id: UUID) -> int:
    """End every sign-in of the one who holds the position, and tell how many they were (OWASP ASVS 5.0, 7.4.5).

    Raises as `invitable`.
    """
    account = persons.open_account(person=invitable(actor, position_id))
    return sessions.end_everywhere(actor=actor, account_id=account.pk, why=EndedWhy.REVOKED)
