"""Reading a case whole: who coordinates, what was offered and consented to, and which plans there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.people import acting
from helhet.plans import consent, queries
from helhet.plans.models import (
    LIVE,
    Case,
    Consent,
    CoordinatorAppointment,
    Offer,
    OfferAnswer,
    OfferKind,
    Plan,
    PlanKind,
    StateChange,
)

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.consent import ConsentState
    from helhet.plans.policy import Standing


@dataclass(frozen=True, slots=True)
class PlanStory:
    """One plan of the case with its changes of state, the first one first."""

    plan: Plan
    changes: tuple[StateChange, ...]

    @property
    def is_live(self) -> bool:
        return self.plan.status in LIVE


@dataclass(frozen=True, slots=True)
class CaseReading:
    """A case as one actor meets it. Holds nothing of what is written in its plans.

    `consents` has the kinds of plan that somebody has asked for or consented to, `ended` what was withdrawn.
    """

    case: Case
    standing: Standing
    coordinators: tuple[CoordinatorAppointment, ...]
    offers: tuple[Offer, ...]
    plans: tuple[PlanStory, ...]
    consents: dict[PlanKind, ConsentState]
    ended: tuple[Consent, ...]

    @property
    def coordinates_now(self) -> tuple[CoordinatorAppointment, ...]:
        """Those who coordinate today; a contact physician is named besides."""
        return tuple(each for each in self.coordinators if each.coordinates_now)

    @property
    def live_kinds(self) -> frozenset[PlanKind]:
        return frozenset(PlanKind(story.plan.kind) for story in self.plans if story.is_live)

    def has_asked_for_plan(self) -> bool:
        """Whether the latest offer of a plan was answered with yes."""
        asked = [each for each in self.offers if each.kind == OfferKind.PLAN]
        return bool(asked) and asked[-1].answer == OfferAnswer.YES


def open_case_file(actor: Actor, case_id: UUID) -> CaseReading:
    """Read a case through its door and record that it was read. Raises `NotVisible`."""
    door = queries.get_case(actor, case_id)
    reading = _read(door.case, door.standing)
    audit.write(
        actor=actor,
        operation=Operation.READ,
        ground=door.standing.ground,
        object_kind="case",
        object_id=door.case.pk,
        case_id=door.case.pk,
        subject_id=door.case.person_id,
        detail={"page": "case"},
    )
    return reading


def _read(case: Case, standing: Standing) -> CaseReading:
    changes = Prefetch("state_changes", StateChange.objects.order_by("at", "pk"), to_attr="changes")
    plans = list(case.plans.order_by("created_at", "pk").prefetch_related(changes))
    consents = list(case.consents.select_related("giver").order_by("given_at", "pk"))
    known = acting.know(case.person)
    kinds = {PlanKind.INDIVIDUAL, *(PlanKind(each.kind) for each in plans), *_kinds(consents)}
    return CaseReading(
        case=case,
        standing=standing,
        coordinators=tuple(case.coordinators.select_related("person").order_by("appointed_on", "pk")),
        offers=tuple(case.offers.order_by("offered_on", "pk")),
        plans=tuple(PlanStory(plan, tuple(plan.changes)) for plan in plans),
        consents={kind: consent.state_from(case, kind, known, consents) for kind in PlanKind if kind in kinds},
        ended=tuple(each for each in consents if each.withdrawn_at is not None),
    )


def _kinds(consents: list[Consent]) -> set[PlanKind]:
    return {PlanKind(each.plan_kind) for each in consents}
