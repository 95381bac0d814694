"""Invite the person of a case, and those who act for them, to choose a way to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.access.decisions import ALLOWED, Decision, denied
from helhet.kernel.errors import NotVisible
from helhet.organisation.models import Position
from helhet.people.actions import persons
from helhet.plans import policy, queries
from helhet.signin.actions import local_invitations

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person
    from helhet.plans.models import Case
    from helhet.signin.actions.local_invitations import Invitation


def invitable(actor: Actor, case_id: UUID, person_id: UUID) -> Person:
    """Somebody on the person's side. Raises `NotVisible` for anybody else, and `Denied` for who does not lead the case,
    and for somebody who works with plans: they are invited where they work.
    """
    door = queries.get_case(actor, case_id)
    policy.lead_case(door.standing).require()
    person = next((each for each in persons_side(door.case) if each.pk == person_id), None)
    if person is None:
        raise NotVisible
    _works_with_plans(person).require()
    return person


@transaction.atomic
def invite(*, actor: Actor, case_id: UUID, person_id: UUID) -> Invitation:
    """An invitation for somebody on the person's side. Raises as `invitable`."""
    account = persons.open_account(person=invitable(actor, case_id, person_id))
    return local_invitations.issue(actor=actor, account=account)


def persons_side(case: Case) -> tuple[Person, ...]:
    """The person, and everybody with a verified right to act for them today, each once."""
    acting = case.person.represented_by.in_force().select_related("representative").order_by("starts_on", "pk")
    return tuple(dict.fromkeys([case.person, *(each.representative for each in acting)]))


def _works_with_plans(person: Person) -> Decision:
    """Otherwise whoever leads a case could come to act as a colleague."""
    if Position.objects.current().filter(person=person).exists():
        return denied(_("Den som arbeider med planer, inviteres av administratoren der hun eller han arbeider."))
    return ALLOWED
