"""What the pages about a plan's states show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from helhet.plans import case_queries, consent, policy
from helhet.plans.actions import lifecycle
from helhet.plans.models import (
    ChildParticipation,
    Goal,
    PlanKind,
    PlanStatus,
    Statement,
    StatementSection,
    Voice,
    kind_of,
)
from helhet.web.cases.way import CaseWay, way_of

if TYPE_CHECKING:
    from helhet.plans.queries import PlanDoor
    from helhet.plans.reading import PlanReading

OWN_VOICES = (Voice.PERSON, Voice.REPRESENTATIVE, Voice.TOGETHER)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What was said, and by whom."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class ActivationPage:
    """The person's own part as it stands in the plan, and what is missing of it. At `write_url` it can be written."""

    way: CaseWay
    kind: str
    words: tuple[OwnWords, ...]
    child: tuple[str, ...]
    is_child: bool
    goal_count: int
    missing: str
    write_url: str


@dataclass(frozen=True, slots=True)
class StatePage:
    """A change of state. `consent_url` is set where a consent must come first."""

    way: CaseWay
    kind: str
    consent_url: str = ""
    evaluation_url: str = ""


@dataclass(frozen=True, slots=True)
class GrownKind:
    """A kind the log can grow into. `consent_url` is set where its own consent is missing."""

    kind: str
    label: str
    consent_url: str


def activation_page(reading: PlanReading) -> ActivationPage:
    """What everybody agrees on, seen from the person's side."""
    plan = reading.plan
    return ActivationPage(
        way=way_of(plan.case, reading.standing, plan),
        kind=plan.get_kind_display(),
        words=tuple(
            OwnWords(each.text, each.get_voice_display()) for each in reading.all(Statement) if each.voice in OWN_VOICES
        ),
        child=tuple(each.child_view or each.how for each in reading.all(ChildParticipation)),
        is_child=plan.person.is_child,
        goal_count=len(reading.all(Goal)),
        missing=str(lifecycle.missing_participation(reading)),
        write_url=_write_url(reading),
    )


def _write_url(reading: PlanReading) -> str:
    plan = reading.plan
    if plan.person.is_child and not reading.all(ChildParticipation):
        return reverse("items:add", args=[plan.pk, kind_of(ChildParticipation)])
    about = f"?topic={StatementSection.WHAT_MATTERS}"
    return reverse("items:add", args=[plan.pk, kind_of(Statement)]) + about


def state_page(door: PlanDoor, *, needs_consent: bool = False) -> StatePage:
    """The page of one change of state."""
    plan = door.plan
    lacks = needs_consent and not consent.state(plan.case, plan.kind).is_complete
    is_under_way = plan.status in {PlanStatus.ACTIVE, PlanStatus.RESTING}
    return StatePage(
        way=way_of(plan.case, door.standing, plan),
        kind=plan.get_kind_display(),
        consent_url=_consent_url(door, plan.kind) if lacks else "",
        evaluation_url=reverse("progress:evaluation", args=[plan.pk]) if is_under_way else "",
    )


def grown_kinds(door: PlanDoor) -> tuple[GrownKind, ...]:
    """The kinds an early-concern log can become: those that the person has no live plan of already."""
    live = case_queries.live_kinds(door.plan.person_id)
    kinds = (kind for kind in PlanKind if kind is not PlanKind.EARLY_CONCERN and kind not in live)
    return tuple(
        GrownKind(
            kind=kind,
            label=str(kind.label),
            consent_url="" if consent.state(door.plan.case, kind).is_complete else _consent_url(door, kind),
        )
        for kind in kinds
    )


def _consent_url(door: PlanDoor, kind: str) -> str:
    name = "cases:consent-record" if policy.record_consent(door.standing) else "cases:consent"
    return reverse(name, args=[door.plan.case_id, kind])
