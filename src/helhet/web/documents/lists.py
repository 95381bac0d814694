"""The sections that are lists: strengths, needs, people, cooperation, days, plans and services."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext as _

from helhet.exports.documents import Block, Fact, Facts, Table
from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    LinkedPlan,
    Need,
    Participant,
    Resource,
    Review,
    Service,
    StatusRequest,
    WantedCooperation,
)
from helhet.web.plans.presenters.words import choice, display, full_day, full_day_of, full_period, joined, said_by

if TYPE_CHECKING:
    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading

T = TypeVar("T")

Parts = tuple[Block, ...]


def contacts(reading: PlanReading, *, now_only: bool = False) -> Parts:
    """Those who take part, with how to reach them."""
    rows = tuple(
        (
            joined(each.name, each.role),
            joined(each.organisation, _until(each)),
            joined(each.phone, each.email),
            each.task,
        )
        for each in reading.all(Participant)
        if each.is_current or not now_only
    )
    return _table("", (_("Navn"), _("Hvor fra"), _("Kontakt"), _("Oppgave")), rows, (3, 3, 3, 4))


def resources(reading: PlanReading) -> Parts:
    """Strengths and network (IP regulation § 9 a)."""
    rows = tuple((each.text, _area(each), said_by(reading, each)) for each in reading.all(Resource))
    return _table("", (_("Hva"), _("Område"), _("Sagt av")), rows, (5, 2, 3))


def needs(reading: PlanReading) -> Parts:
    """Needs, and who follows them up (IP regulation § 9 a)."""
    rows = tuple(
        (
            joined(each.text, _("dekket nå") if each.met else ""),
            _area(each),
            each.responsible.name if each.responsible else "",
            said_by(reading, each),
        )
        for each in reading.all(Need)
    )
    return _table("", (_("Hva"), _("Område"), _("Følges opp av"), _("Sagt av")), rows, (5, 2, 3, 3))


def contributions(reading: PlanReading) -> Parts:
    """What each puts into the plan work (IP regulation § 9 d)."""
    rows = tuple((each.party, each.text) for each in reading.all(Contribution))
    return _table("", (_("Hvem"), _("Bidrar med")), rows, (2, 5))


def cooperation(reading: PlanReading) -> Parts:
    """Whom to work with (IP regulation § 9 j)."""
    rows = tuple(
        (joined(each.provider, display(each, "need")), each.why, full_day(each.contacted_on), each.answer)
        for each in reading.all(WantedCooperation)
    )
    return _table("", (_("Hvem"), _("Hva gjelder det"), _("Tok kontakt"), _("Svar")), rows, (3, 4, 2, 3))


def child_participation(reading: PlanReading) -> Parts:
    """How the child took part (IP regulation § 9 last paragraph)."""
    return tuple(
        Facts(
            (
                Fact(_("Dato"), full_day(each.held_on)),
                Fact(_("Hvordan barnet fikk være med"), each.how),
                Fact(_("Hvem som snakket med barnet"), each.who_talked),
                Fact(_("Hva barnet fikk vite"), each.informed_about),
                Fact(_("Hva barnet sa"), each.child_view),
                Fact(_("Hva vi gjorde med det"), each.weight_given),
            )
        )
        for each in reading.all(ChildParticipation)
    )


def frame(reading: PlanReading) -> Parts:
    """Who leads, for how long, and when the plan is looked at (IP regulation § 9 c and h)."""
    about = reading.frame
    values = (
        (_("Tjenesten med hovedansvar"), about.owner_service),
        (_("Lager planen"), about.made_by),
        (_("Sørger for framdrift"), about.progress_by),
        (_("Planen gjelder"), full_period(about.period_start, about.period_end)),
        (_("Neste evaluering"), full_day(about.next_evaluation_on)),
    )
    facts = tuple(Fact(label, value) for label, value in values if value)
    return (*((Facts(facts),) if facts else ()), *_reviews(reading), *_answers(reading))


def _reviews(reading: PlanReading) -> Parts:
    rows = tuple(
        (full_day(each.due_on), joined(choice(each, "review_kind"), each.note), full_day(each.done_on), each.outcome)
        for each in reading.all(Review)
    )
    headers = (_("Når"), _("Hva"), _("Gjort"), _("Hva vi kom fram til"))
    return _table(_("Når vi ser på planen"), headers, rows, (3, 4, 3, 4))


def _answers(reading: PlanReading) -> Parts:
    rows = tuple(
        (
            str(reading.items.get(each.participant_id, "")),
            each.question,
            each.answer,
            full_day_of(each.answered_at) if each.answered_at else "",
        )
        for each in reading.all(StatusRequest)
        if each.answer
    )
    return _table(_("Svar på hvordan det går"), (_("Hvem"), _("Spørsmål"), _("Svar"), _("Når")), rows, (2, 3, 4, 2))


def linked_plans(reading: PlanReading) -> Parts:
    """Other plans in force."""
    rows = tuple(
        (joined(each.title, display(each, "linked_kind")), each.owner, full_day(each.dated), each.where)
        for each in reading.all(LinkedPlan)
    )
    return _table("", (_("Plan"), _("Hvem har ansvar"), _("Dato"), _("Hvor den finnes")), rows, (4, 3, 2, 3))


def services(reading: PlanReading) -> Parts:
    """Services, agreements, decisions and rights."""
    rows = tuple(
        (
            joined(each.name, display(each, "service_kind"), each.extent),
            joined(each.provider, each.contact, each.phone),
            full_period(each.starts_on, each.ends_on),
            joined(full_day(each.decided_on), each.reference),
        )
        for each in reading.all(Service)
    )
    return _table("", (_("Hva"), _("Fra hvem"), _("Når"), _("Vedtak")), rows, (4, 4, 3, 3))


def _table(caption: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> Parts:
    """The rows under their headings; a column that nobody has filled in is left out."""
    if not rows:
        return ()
    used = [index for index in range(len(columns)) if any(row[index] for row in rows)]

    def kept(cells: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(cells[index] for index in used)

    return (Table(caption, kept(columns), tuple(kept(row) for row in rows), kept(widths)),)


def _area(item: PlanItem) -> str:
    return choice(item, "life_area") if item.life_area else ""  # type: ignore[attr-defined]  # only items with an area


def _until(participant: Participant) -> str:
    return "" if participant.is_current else full_period(participant.starts_on, participant.ends_on)
