"""Small questions about a case that has been reached, or about somebody's cases: the doors are in `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.plans.models import (
    COORDINATING,
    LIVE,
    Case,
    CoordinatorAppointment,
    Offer,
    OfferAnswer,
    OfferKind,
    Plan,
    PlanKind,
)

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.organisation.models import Organisation
    from helhet.people.models import Person


def case_at(person: Person, body: Organisation) -> Case | None:
    """The case of a person at a body, whoever may know of it."""
    return Case.objects.filter(person=person, responsible_body=body).first()


def live_plan(case: Case, kind: str) -> Plan | None:
    """The plan of a kind that the case has, closed ones left out."""
    return Plan.objects.filter(case=case, kind=kind, status__in=LIVE).first()


def live_kinds(person_id: UUID) -> frozenset[PlanKind]:
    """The kinds of plan that somebody has, at whatever body."""
    found = Plan.objects.filter(person=person_id, status__in=LIVE).order_by().values_list("kind", flat=True)
    return frozenset(PlanKind(kind) for kind in found)


def unanswered_plan_offer(case: Case) -> Offer | None:
    """The newest offer of a plan that waits for an answer."""
    return case.offers.filter(kind=OfferKind.PLAN, answer=OfferAnswer.UNANSWERED).order_by("-offered_on").first()


def coordinated_cases(person_id: UUID) -> int:
    """How many people somebody coordinates for today."""
    current = CoordinatorAppointment.objects.current().filter(person=person_id, kind__in=COORDINATING)
    return current.order_by().values("case").distinct().count()
