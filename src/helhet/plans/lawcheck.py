"""The law's list: for each letter of IP regulation § 9, and the child's item, whether the plan answers it.

Computed here and nowhere else, for the page, the printed list and the figures.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from helhet.plans import consent
from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    Goal,
    Measure,
    Need,
    NotRelevant,
    OfferKind,
    Participant,
    Resource,
    Review,
    WantedCooperation,
)
from helhet.plans.states import WRITABLE

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from helhet.plans.reading import PlanReading


class Status(enum.StrEnum):
    MET = "met"
    MISSING = "missing"
    NOT_RELEVANT = "not_relevant"

    @property
    def label(self) -> StrOrPromise:
        return STATUS_LABELS[self]


STATUS_LABELS: Final = {
    Status.MET: _("på plass"),
    Status.MISSING: _("mangler"),
    Status.NOT_RELEVANT: _("gjelder ikke her"),
}

CHILD: Final = "child"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item of the law's list, in plain words, with its paragraph and the section where it is answered."""

    letter: str
    text: StrOrPromise
    source: str
    section: str


REQUIREMENTS: Final = (
    Requirement("a", _("Oversikt over mål, ressurser og behov"), "§ 9 a", "goals"),
    Requirement("b", _("Hvem som deltar i arbeidet med planen"), "§ 9 b", "participants"),
    Requirement("c", _("Hvem som lager planen, og hvem som sørger for samordning og framdrift"), "§ 9 c", "period"),
    Requirement("d", _("Hva hver av oss bidrar med i planarbeidet"), "§ 9 d", "contributions"),
    Requirement("e", _("Tjenester og tiltak, omfang og hvem som har ansvar"), "§ 9 e", "goals"),
    Requirement("f", _("Hvordan tiltakene skal gjennomføres"), "§ 9 f", "goals"),
    Requirement(
        "g", _("Om koordinator, barnekoordinator eller kontaktlege er tilbudt eller oppnevnt"), "§ 9 g", "coordinator"
    ),
    Requirement("h", _("Planperiode og tidspunkt for justering og revisjon"), "§ 9 h", "period"),
    Requirement("i", _("Samtykke til at planen lages"), "§ 9 i", "consent"),
    Requirement("j", _("Nødvendig eller ønsket samarbeid med andre"), "§ 9 j", "cooperation"),
    Requirement(CHILD, _("Hvordan barnets rett til å delta er ivaretatt"), "§ 9 siste ledd", "child_participation"),
)

ALWAYS_RELEVANT: Final = frozenset({"a", "b", "c", "e", "i", CHILD})
"""Letters no plan can do without; the others may be set aside with a reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer for one requirement; `reason` says why it does not apply, or what is missing."""

    requirement: Requirement
    status: Status
    reason: StrOrPromise = ""


def check(reading: PlanReading) -> tuple[Finding, ...]:
    """One finding for each requirement that concerns this person, in the order of the law."""
    set_aside = {each.letter: each.reason for each in reading.all(NotRelevant)}
    missing = _missing(reading)
    return tuple(
        _finding(requirement, missing[requirement.letter], set_aside.get(requirement.letter))
        for requirement in REQUIREMENTS
        if requirement.letter != CHILD or reading.plan.person.is_child
    )


def _finding(requirement: Requirement, lacks: StrOrPromise, reason: str | None) -> Finding:
    if not lacks:
        return Finding(requirement, Status.MET)
    if reason and requirement.letter not in ALWAYS_RELEVANT:
        return Finding(requirement, Status.NOT_RELEVANT, reason)
    return Finding(requirement, Status.MISSING, lacks)


def _missing(reading: PlanReading) -> dict[str, StrOrPromise]:
    """What each letter lacks, or an empty text. A plan that can be written in has consent: none is started without it,
    and withdrawal stops it (§ 5). Only a birthday on which the person comes to decide leaves it without.
    """
    return {
        "a": _goals_resources_needs(reading),
        "b": "" if reading.all(Participant) else _("Ingen deltakere er skrevet inn."),
        "c": _responsible(reading),
        "d": "" if reading.all(Contribution) else _("Ingen bidrag er skrevet inn."),
        "e": _measures(reading),
        "f": _methods(reading),
        "g": "" if _coordinator_is_offered(reading) else _("Koordinator er verken tilbudt eller oppnevnt."),
        "h": _period(reading),
        "i": _consent(reading),
        "j": "" if reading.all(WantedCooperation) else _("Ikke vurdert ennå."),
        CHILD: "" if reading.all(ChildParticipation) else _("Ikke skrevet ennå."),
    }


def _goals_resources_needs(reading: PlanReading) -> StrOrPromise:
    if not reading.all(Goal):
        return _("Ingen mål er skrevet inn.")
    if not reading.all(Resource):
        return _("Ingen ressurser er skrevet inn.")
    return "" if reading.all(Need) else _("Ingen behov er skrevet inn.")


def _responsible(reading: PlanReading) -> StrOrPromise:
    if not reading.frame.made_by:
        return _("Det står ikke hvem som lager planen.")
    has_progress = reading.frame.progress_by or reading.coordinator
    return "" if has_progress else _("Det står ikke hvem som sørger for framdrift.")


def _measures(reading: PlanReading) -> StrOrPromise:
    measures = [measure for measure in reading.all(Measure) if measure.is_open]
    if not measures:
        return _("Ingen tiltak er skrevet inn.")
    if any(measure.lacks_owner for measure in measures):
        return _("Minst ett tiltak mangler en ansvarlig.")
    return _("Minst ett tiltak mangler omfang.") if any(not measure.extent for measure in measures) else ""


def _methods(reading: PlanReading) -> StrOrPromise:
    measures = [measure for measure in reading.all(Measure) if measure.is_open]
    if measures and all(measure.how for measure in measures):
        return ""
    return _("Minst ett tiltak mangler hvordan det skal gjennomføres.")


def _consent(reading: PlanReading) -> StrOrPromise:
    if reading.plan.status not in WRITABLE:
        return _("Samtykket er ikke på plass.")
    lapsed = consent.has_lapsed_by_age(reading.plan)
    return _("Personen bestemmer selv nå, og må spørres på nytt.") if lapsed else ""


def _coordinator_is_offered(reading: PlanReading) -> bool:
    return bool(reading.coordinators) or reading.plan.case.offers.exclude(kind=OfferKind.PLAN).exists()


def _period(reading: PlanReading) -> StrOrPromise:
    frame = reading.frame
    if frame.period_start is None or frame.period_end is None:
        return _("Planperioden mangler.")
    has_review = frame.next_evaluation_on or any(review.done_on is None for review in reading.all(Review))
    return "" if has_review else _("Det er ikke satt noen dag for justering.")
