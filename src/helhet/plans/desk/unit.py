"""For the coordinating unit: where it fails, without reading anybody's plan (A-19, K-13, K-26)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from helhet.access.actors import Actor, Role
from helhet.kernel import clock
from helhet.organisation.models import Position
from helhet.plans.desk import LIMIT
from helhet.plans.models import (
    COORDINATING,
    LIVE,
    Case,
    CoordinatorAppointment,
    Offer,
    OfferAnswer,
    OfferKind,
    Plan,
    PlanStatus,
)

HANDED_OVER_WITHIN: Final = 60
"""Days before a coordinator's last working day when the unit is told."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list; `on` is the day it has waited since, or the day something is due."""

    case_id: UUID
    person_name: str
    on: date
    what: str = ""


@dataclass(frozen=True, slots=True)
class UnitDesk:
    """What the unit should act on, and how many plans there are in each state. No content of any plan. `handed_over`
    are the people whose coordinator stops working soon, with who it is and the last day.
    """

    handed_over: tuple[CaseLine, ...]
    without_coordinator: tuple[CaseLine, ...]
    offers_to_repeat: tuple[CaseLine, ...]
    waiting_for_consent: tuple[CaseLine, ...]
    cases: int
    plans: dict[PlanStatus, int]


def for_unit(actor: Actor) -> UnitDesk:
    """The cases of the bodies where the actor is the coordinating unit, in six questions to the database."""
    bodies = actor.organisations_as(Role.COORDINATING_UNIT)
    cases = Case.objects.filter(responsible_body__in=bodies)
    return UnitDesk(
        handed_over=_handed_over(bodies),
        without_coordinator=_without_coordinator(cases),
        offers_to_repeat=_offers_to_repeat(bodies),
        waiting_for_consent=_waiting_for_consent(bodies),
        cases=cases.count(),
        plans=_plans_by_status(bodies),
    )


def without_coordinator(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of the cases that nobody coordinates today, and where nobody has said no to it."""
    current = CoordinatorAppointment.objects.current().filter(case=OuterRef("pk"), kind__in=COORDINATING)
    refused = Offer.objects.filter(case=OuterRef("pk"), answer=OfferAnswer.NO).exclude(kind=OfferKind.PLAN)
    return cases.filter(~Exists(current), ~Exists(refused))


def _without_coordinator(cases: QuerySet[Case]) -> tuple[CaseLine, ...]:
    """Since the last one stopped, and who that was, or since the case was opened."""
    before = CoordinatorAppointment.objects.filter(
        case=OuterRef("pk"), kind__in=COORDINATING, ended_on__lte=clock.today()
    ).order_by("-ended_on", "-pk")
    name = Concat("person__given_name", Value(" "), "person__family_name")
    rows = (
        without_coordinator(cases)
        .select_related("person")
        .annotate(stopped_on=Subquery(before.values("ended_on")[:1]), who=Subquery(before.values(name=name)[:1]))
    )
    return tuple(
        CaseLine(case.pk, case.person.name, case.stopped_on or clock.day_of(case.opened_at), case.who or "")
        for case in rows.order_by("opened_at", "pk")[:LIMIT]
    )


def _handed_over(bodies: Collection[UUID]) -> tuple[CaseLine, ...]:
    """Those whose coordinator has a last working day within the next weeks, and no position after it."""
    soon = clock.today() + timedelta(days=HANDED_OVER_WITHIN)
    held = Position.objects.not_ended().filter(person=OuterRef("person"))
    last_day = held.filter(ends_on__isnull=False).order_by("-ends_on").values("ends_on")[:1]
    stopping = (
        CoordinatorAppointment.objects.current()
        .filter(
            ~Exists(held.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=soon))),
            case__responsible_body__in=bodies,
            kind__in=COORDINATING,
            ended_on__isnull=True,
        )
        .annotate(last_day=Subquery(last_day))
        .filter(last_day__isnull=False)
    )
    rows: Any = stopping.select_related("case__person", "person").order_by("last_day", "pk")[:LIMIT]
    return tuple(CaseLine(each.case_id, each.case.person.name, each.last_day, each.person.name) for each in rows)


def _offers_to_repeat(bodies: Collection[UUID]) -> tuple[CaseLine, ...]:
    """Offers that should be made again by now, and have not been (K-02)."""
    later = Offer.objects.filter(case=OuterRef("case"), kind=OuterRef("kind"), pk__gt=OuterRef("pk"))
    due = Offer.objects.filter(
        ~Exists(later), case__responsible_body__in=bodies, offer_again_on__lte=clock.today()
    ).select_related("case__person")
    return tuple(
        CaseLine(each.case_id, each.case.person.name, each.offer_again_on, each.get_kind_display())
        for each in due.order_by("offer_again_on", "pk")[:LIMIT]
        if each.offer_again_on
    )


def _waiting_for_consent(bodies: Collection[UUID]) -> tuple[CaseLine, ...]:
    """People who have said yes to a plan that has not begun: somebody's consent is still missing, or the start is."""
    live = Plan.objects.filter(case=OuterRef("case"), status__in=LIVE)
    yes = Offer.objects.filter(
        ~Exists(live), case__responsible_body__in=bodies, kind=OfferKind.PLAN, answer=OfferAnswer.YES
    ).select_related("case__person")
    return tuple(
        CaseLine(each.case_id, each.case.person.name, each.answered_on or each.offered_on)
        for each in yes.order_by("offered_on", "pk")[:LIMIT]
    )


def _plans_by_status(bodies: Collection[UUID]) -> dict[PlanStatus, int]:
    counted = Plan.objects.filter(case__responsible_body__in=bodies).order_by().values_list("status")
    found = {PlanStatus(status): count for status, count in counted.annotate(Count("pk"))}
    return {status: found.get(status, 0) for status in PlanStatus}
