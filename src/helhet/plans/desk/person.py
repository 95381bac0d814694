"""For the person, and for whoever acts for the person: the cases, and the questions that wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Prefetch, Q

from helhet.plans import consent, queries, represented
from helhet.plans.models import (
    Case,
    Consent,
    CoordinatorAppointment,
    Offer,
    OfferAnswer,
    OfferKind,
    PlanKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helhet.access.actors import Actor
    from helhet.plans.queries import PlanDoor

SHOWN: Final = 3
"""How many people's cases are opened up on the front page. A guardian may act for many."""


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One case as the person's side meets it: the doors to live plans, offers not answered, and consents not given.

    `answers` is true where the actor may decide for the person. `coordinators` are all who have been appointed, the
    first one first.
    """

    case: Case
    is_own: bool
    answers: bool
    plans: tuple[PlanDoor, ...]
    offers: tuple[Offer, ...]
    consents: tuple[PlanKind, ...]
    coordinators: tuple[CoordinatorAppointment, ...]

    @property
    def coordinator(self) -> CoordinatorAppointment | None:
        """The one who coordinates now."""
        return next((each for each in reversed(self.coordinators) if each.coordinates_now), None)


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """The first cases opened up, the actor's own before others; `more` are the rest."""

    cases: tuple[OwnCase, ...]
    more: tuple[Case, ...]


def for_person(actor: Actor) -> PersonDesk:
    """The actor's own case and those of the people the actor acts for."""
    cases = sorted(_cases(actor), key=lambda case: case.person_id != actor.person_id)
    shown = cases[:SHOWN]
    plans = queries.live_plans_of(actor, [case.pk for case in shown])
    answers_for = represented.decides_for(actor, [case.person_id for case in shown])
    own = (
        _own_case(
            actor,
            case,
            [door for door in plans if door.plan.case_id == case.pk],
            answers=case.person_id in answers_for,
        )
        for case in shown
    )
    return PersonDesk(tuple(own), tuple(cases[SHOWN:]))


def _cases(actor: Actor) -> list[Case]:
    unanswered_or_yes = Offer.objects.filter(answer__in=(OfferAnswer.UNANSWERED, OfferAnswer.YES))
    appointed = CoordinatorAppointment.objects.select_related("person").order_by("appointed_on", "pk")
    consented = Consent.objects.in_force().filter(case=OuterRef("pk"))
    mine = Q(pk__in=queries.case_ids_as_person_side(actor))
    return list(
        Case.objects.filter(mine)
        .select_related("person", "responsible_body")
        .prefetch_related(
            Prefetch("offers", unanswered_or_yes, to_attr="open_offers"),
            Prefetch("coordinators", appointed, to_attr="appointed"),
        )
        .annotate(**{_has_consent(kind): Exists(consented.filter(plan_kind=kind)) for kind in PlanKind})
        .annotate(**{_still_counts(kind): Exists(consented.filter(consent.counting(kind))) for kind in PlanKind})
        .order_by("person__family_name", "person__given_name", "pk")[:50]
    )


def _own_case(actor: Actor, case: Case, plans: list[PlanDoor], *, answers: bool) -> OwnCase:
    offers: list[Offer] = case.open_offers  # type: ignore[attr-defined]  # prefetched above
    unanswered = tuple(each for each in offers if each.answer == OfferAnswer.UNANSWERED)
    return OwnCase(
        case=case,
        is_own=case.person_id == actor.person_id,
        answers=answers,
        plans=tuple(plans),
        offers=unanswered if answers else (),
        consents=tuple(_waiting_consents(actor, case, plans, offers)),
        coordinators=tuple(case.appointed),  # type: ignore[attr-defined]  # prefetched above
    )


def _waiting_consents(actor: Actor, case: Case, plans: list[PlanDoor], offers: list[Offer]) -> Iterator[PlanKind]:
    """The kinds of plan that the actor is one of those who must consent to: wanted but not begun, or running on the
    consent of somebody who no longer decides.
    """
    wanted = {kind for kind in PlanKind if getattr(case, _has_consent(kind))}
    if any(each.kind == OfferKind.PLAN and each.answer == OfferAnswer.YES for each in offers):
        wanted.add(PlanKind.INDIVIDUAL)
    running = {PlanKind(door.plan.kind) for door in plans}
    lapsed = {kind for kind in running if getattr(case, _has_consent(kind)) and not getattr(case, _still_counts(kind))}
    for kind in sorted(wanted - (running - lapsed)):
        if any(giver.person.pk == actor.person_id for giver in consent.state(case, kind).waiting_for):
            yield kind


def _has_consent(kind: PlanKind) -> str:
    """The column that says whether somebody has consented to a kind of plan."""
    return f"has_consent_{kind}"


def _still_counts(kind: PlanKind) -> str:
    """The column that says whether somebody who consented to a kind of plan still decides."""
    return f"still_counts_{kind}"
