"""Invite the person of a case, and those who act for them, to sign in with what is kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from helhet.access.decisions import ALLOWED, Decision, denied
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.organisation.models import Position
from helhet.people.actions import persons
from helhet.plans import policy, queries
from helhet.signin.actions import local_invitations

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person
    from helhet.plans.queries import CaseDoor
    from helhet.signin.actions.local_invitations import Invitation


def invitable(actor: Actor, case_id: UUID, person_id: UUID) -> Person:
    """Somebody on the person's side. Raises `NotVisible` for anybody else, and `Denied` for who does not lead the case,
    and for somebody who works with plans: they are invited where they work.
    """
    door = queries.get_case(actor, case_id)
    policy.lead_case(door.standing).require()
    person = _on_the_persons_side(door, person_id)
    _works_with_plans(person).require()
    return person


@transaction.atomic
def invite(*, actor: Actor, case_id: UUID, person_id: UUID) -> Invitation:
    """An invitation for somebody on the person's side. Raises as `invitable`."""
    account = persons.open_account(person=invitable(actor, case_id, person_id))
    return local_invitations.issue(actor=actor, account=account)


def _on_the_persons_side(door: CaseDoor, person_id: UUID) -> Person:
    person = door.case.person
    if person.pk == person_id:
        return person
    today = clock.today()
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    acting = person.represented_by.filter(not_over, representative=person_id, starts_on__lte=today)
    found = acting.select_related("representative").order_by("pk").first()
    if found is None:
        raise NotVisible
    return found.representative


def _works_with_plans(person: Person) -> Decision:
    """Otherwise whoever leads a case could come to act as a colleague."""
    if Position.objects.current().filter(person=person).exists():
        return denied(_("Den som arbeider med planer, inviteres av administratoren der hun eller han arbeider."))
    return ALLOWED
