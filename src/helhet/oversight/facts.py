"""What is known of readers and of those they read about, gathered for many visits at once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from helhet.organisation.models import Position
from helhet.oversight.patterns import Facts, Known
from helhet.people.models import Account, Person, Representation
from helhet.plans.models import Participant, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from helhet.oversight.patterns import Visit

_FAMILY_AND_FRIENDS = (ParticipantKind.NETWORK, ParticipantKind.RELATIVE)


class Gathered:
    """The facts of the visits of one day, in five questions to the database however many they are."""

    def __init__(self, visits: Collection[Visit], day: date) -> None:
        self._person_of = dict(_persons_of(visit.account_id for visit in visits))
        self._near = _near({visit.subject_id for visit in visits}, {visit.case_id for visit in visits})
        people = {*self._person_of.values(), *(visit.subject_id for visit in visits)}
        self._known = _known(people.union(*self._near.values()), day)

    def of(self, visit: Visit) -> Facts | None:
        """The facts of one visit, or None where the reader or the person is not to be found any more."""
        actor = self._known.get(self._person_of.get(visit.account_id, visit.account_id))
        subject = self._known.get(visit.subject_id)
        if actor is None or subject is None:
            return None
        ids = self._near[visit.subject_id] | self._near[visit.case_id]
        return Facts(actor, subject, tuple(self._known[each] for each in ids if each in self._known))


def workplaces(account_ids: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """One organisation where each of the accounts worked on a day."""
    held = _held_on(day).filter(person__account__in=list(account_ids)).order_by("-starts_on", "-pk")
    return dict(held.values_list("person__account", "unit__organisation"))


def _persons_of(account_ids: Iterable[UUID]) -> Iterable[tuple[UUID, UUID]]:
    return Account.objects.filter(pk__in=set(account_ids)).values_list("pk", "person_id")


def _near(subjects: set[UUID], cases: set[UUID]) -> defaultdict[UUID, set[UUID]]:
    """Those who act for a person, by person, and family and friends who take part, by case."""
    near: defaultdict[UUID, set[UUID]] = defaultdict(set)
    acting = Representation.objects.filter(person__in=subjects).values_list("person_id", "representative_id")
    taking_part = Participant.objects.filter(
        plan__case__in=cases, participant_kind__in=_FAMILY_AND_FRIENDS, person__isnull=False
    ).values_list("plan__case_id", "person_id")
    pairs: list[Any] = [*acting.order_by(), *taking_part.order_by()]
    for about, person_id in pairs:
        near[about].add(person_id)
    return near


def _known(person_ids: set[UUID], day: date) -> dict[UUID, Known]:
    units: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for person_id, unit_id in _held_on(day).filter(person__in=person_ids).values_list("person_id", "unit_id"):
        units[person_id].add(unit_id)
    rows = Person.objects.filter(pk__in=person_ids).order_by().values_list("pk", "family_name", "phone", "email")
    return {
        pk: Known(pk, family_name, _contacts(phone, email), frozenset(units[pk]))
        for pk, family_name, phone, email in rows
    }


def _held_on(day: date) -> Any:
    return Position.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day).order_by()


def _contacts(phone: str, email: str) -> frozenset[str]:
    """As they can be compared: the last eight digits, and small letters."""
    digits = re.sub(r"\D", "", phone)[-8:]
    return frozenset(filter(None, (digits, email.casefold())))
