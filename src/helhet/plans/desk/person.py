"""For the person, and for whoever acts for the person: the cases, and the questions that wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Prefetch, Q

from helhet.plans import consent, queries
from helhet.plans.models import (
    COORDINATING,
    LIVE,
    Case,
    Consent,
    CoordinatorAppointment,
    Offer,
    OfferAnswer,
    OfferKind,
    Plan,
    PlanKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helhet.access.actors import Actor

SHOWN: Final = 3
"""How many people's cases are opened up on the front page. A guardian may act for many."""


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One case as the person's side meets it: live plans, offers not answered, and consents not given."""

    case: Case
    is_own: bool
    plans: tuple[Plan, ...]
    offers: tuple[Offer, ...]
    consents: tuple[PlanKind, ...]
    coordinator: CoordinatorAppointment | None


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """The first cases opened up, the actor's own before others; `more` are the rest."""

    cases: tuple[OwnCase, ...]
    more: tuple[Case, ...]


def for_person(actor: Actor) -> PersonDesk:
    """The actor's own case and those of the people the actor acts for."""
    cases = sorted(_cases(actor), key=lambda case: case.person_id != actor.person_id)
    return PersonDesk(tuple(_own_case(actor, case) for case in cases[:SHOWN]), tuple(cases[SHOWN:]))


def _cases(actor: Actor) -> list[Case]:
    live = Plan.objects.filter(status__in=LIVE).order_by("-changed_at", "pk")
    unanswered_or_yes = Offer.objects.filter(answer__in=(OfferAnswer.UNANSWERED, OfferAnswer.YES))
    current = CoordinatorAppointment.objects.current().filter(kind__in=COORDINATING).select_related("person")
    mine = Q(pk__in=queries.case_ids_as_person_side(actor))
    return list(
        Case.objects.filter(mine)
        .select_related("person", "responsible_body")
        .prefetch_related(
            Prefetch("plans", live, to_attr="live_plans"),
            Prefetch("offers", unanswered_or_yes, to_attr="open_offers"),
            Prefetch("coordinators", current, to_attr="current_coordinators"),
            Prefetch("consents", Consent.objects.in_force(), to_attr="consents_in_force"),
        )
        .order_by("person__family_name", "person__given_name", "pk")[:50]
    )


def _own_case(actor: Actor, case: Case) -> OwnCase:
    plans: list[Plan] = case.live_plans  # type: ignore[attr-defined]  # prefetched above
    offers: list[Offer] = case.open_offers  # type: ignore[attr-defined]  # prefetched above
    return OwnCase(
        case=case,
        is_own=case.person_id == actor.person_id,
        plans=tuple(plans),
        offers=tuple(each for each in offers if each.answer == OfferAnswer.UNANSWERED),
        consents=tuple(_waiting_consents(actor, case, plans, offers)),
        coordinator=next(iter(case.current_coordinators), None),  # type: ignore[attr-defined]  # prefetched above
    )


def _waiting_consents(actor: Actor, case: Case, plans: list[Plan], offers: list[Offer]) -> Iterator[PlanKind]:
    """The kinds of plan that are wanted but not begun, and that the actor is one of those who must consent to."""
    given: list[Consent] = case.consents_in_force  # type: ignore[attr-defined]  # prefetched above
    wanted = {PlanKind(each.plan_kind) for each in given}
    if any(each.kind == OfferKind.PLAN and each.answer == OfferAnswer.YES for each in offers):
        wanted.add(PlanKind.INDIVIDUAL)
    for kind in sorted(wanted - {PlanKind(plan.kind) for plan in plans}):
        if any(giver.person.pk == actor.person_id for giver in consent.state(case, kind).waiting_for):
            yield kind
