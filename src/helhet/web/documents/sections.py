"""The sections of a plan as parts of a document, in the order and under the headings of the plan's own form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from helhet.exports.documents import Block, Fact, Facts, Notice, OwnWords, Paragraph, Section, Table
from helhet.plans import forms
from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    DiaryEntry,
    LinkedPlan,
    Need,
    Participant,
    Resource,
    Review,
    Service,
    Statement,
    StatementSection,
    StatusRequest,
    WantedCooperation,
)
from helhet.plans.sections import SECTIONS
from helhet.web.documents.goals import goal_parts
from helhet.web.documents.words import choice, day, display, joined, local_day, period, said_by

if TYPE_CHECKING:
    from helhet.plans.forms import FormSection
    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading

Parts = tuple[Block, ...]


def plan_sections(reading: PlanReading) -> tuple[Section, ...]:
    """Every section somebody has written in, and those the law needs also when they are empty (IP regulation § 9)."""
    shown = ((section, parts_of(reading, section.code)) for section in forms.shown_sections(reading.plan))
    return tuple(_section(section, parts) for section, parts in shown if parts or _is_missing(reading, section.code))


def parts_of(reading: PlanReading, code: str) -> Parts:
    """What is written in one section. Empty when nothing is."""
    return PARTS[code](reading) if code in PARTS else statements(reading, *SECTIONS[code].topics)


def statements(reading: PlanReading, *topics: str) -> Parts:
    """Free texts under some topics, the person's own first."""
    found = [each for each in reading.all(Statement) if each.topic in topics]
    return tuple(quote(reading, each) for each in sorted(found, key=lambda each: not each.is_own_words))


def quote(reading: PlanReading, item: Statement | DiaryEntry) -> OwnWords:
    """Somebody's words, word for word."""
    return OwnWords(item.text, said_by(reading, item), local_day(item.changed_at))


def own_words(reading: PlanReading) -> tuple[OwnWords, ...]:
    """What matters to the person, in the person's own words."""
    return tuple(quote(reading, each) for each in reading.all(Statement) if _stands_first(each))


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


def topic_sections(reading: PlanReading, code: str) -> tuple[Section, ...]:
    """The one-page sections: each topic under its own heading, the person's words as running text."""
    found = ((StatementSection(topic).label, _plain(reading, topic)) for topic in SECTIONS[code].topics)
    return tuple(Section(str(label), parts) for label, parts in found if parts)


def _section(section: FormSection, parts: Parts) -> Section:
    before = (Notice(_("Et mål eller tiltak i planen er ikke et vedtak.")),) if section.code == "goals" else ()
    return Section(section.heading, (*before, *(parts or (Paragraph(_("Her er det ikke skrevet noe ennå.")),))))


def _is_missing(reading: PlanReading, code: str) -> bool:
    """Whether an empty section leaves a hole. The person's own words stand first in the document already."""
    return SECTIONS[code].required and not (code == "what_matters" and own_words(reading))


def _what_matters(reading: PlanReading) -> Parts:
    """What others have added; the person's own words stand first in the document."""
    return tuple(
        quote(reading, each)
        for each in reading.all(Statement)
        if each.topic == StatementSection.WHAT_MATTERS and not _stands_first(each)
    )


def _stands_first(statement: Statement) -> bool:
    return statement.is_own_words and statement.topic == StatementSection.WHAT_MATTERS


def _plain(reading: PlanReading, topic: str) -> Parts:
    found = [each for each in reading.all(Statement) if each.topic == topic]
    return tuple(Paragraph(each.text) if each.is_own_words else quote(reading, each) for each in found)


def _topics(code: str) -> Callable[[PlanReading], Parts]:
    """Each topic as a label before its texts."""

    def parts(reading: PlanReading) -> Parts:
        facts = tuple(
            Fact(
                each.get_topic_display(), each.text if each.is_own_words else f"{each.text}\n({said_by(reading, each)})"
            )
            for topic in SECTIONS[code].topics
            for each in reading.all(Statement)
            if each.topic == topic
        )
        return (Facts(facts),) if facts else ()

    return parts


def _with_source(reading: PlanReading, statement: Statement) -> str:
    return statement.text if statement.is_own_words else f"{statement.text}\n({said_by(reading, statement)})"


def _resources(reading: PlanReading) -> Parts:
    rows = tuple((each.text, _area(each), said_by(reading, each)) for each in reading.all(Resource))
    return _table("", (_("Hva"), _("Område"), _("Sagt av")), rows, (5, 2, 3))


def _needs(reading: PlanReading) -> Parts:
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


def _contributions(reading: PlanReading) -> Parts:
    rows = tuple((each.party, each.text) for each in reading.all(Contribution))
    return _table("", (_("Hvem"), _("Bidrar med")), rows, (2, 5))


def _cooperation(reading: PlanReading) -> Parts:
    rows = tuple(
        (joined(each.provider, display(each, "need")), each.why, day(each.contacted_on), each.answer)
        for each in reading.all(WantedCooperation)
    )
    return _table("", (_("Hvem"), _("Hva gjelder det"), _("Tok kontakt"), _("Svar")), rows, (3, 4, 2, 3))


def _child_participation(reading: PlanReading) -> Parts:
    return tuple(
        Facts(
            (
                Fact(_("Dato"), day(each.held_on)),
                Fact(_("Hvordan barnet fikk være med"), each.how),
                Fact(_("Hvem som snakket med barnet"), each.who_talked),
                Fact(_("Hva barnet fikk vite"), each.informed_about),
                Fact(_("Hva barnet sa"), each.child_view),
                Fact(_("Hva vi gjorde med det"), each.weight_given),
            )
        )
        for each in reading.all(ChildParticipation)
    )


def _period(reading: PlanReading) -> Parts:
    frame = reading.frame
    values = (
        (_("Tjenesten med hovedansvar"), frame.owner_service),
        (_("Lager planen"), frame.made_by),
        (_("Sørger for framdrift"), frame.progress_by),
        (_("Planen gjelder"), period(frame.period_start, frame.period_end)),
        (_("Neste evaluering"), day(frame.next_evaluation_on)),
    )
    facts = tuple(Fact(label, value) for label, value in values if value)
    return (*((Facts(facts),) if facts else ()), *_reviews(reading), *_answers(reading))


def _reviews(reading: PlanReading) -> Parts:
    rows = tuple(
        (day(each.due_on), joined(choice(each, "review_kind"), each.note), day(each.done_on), each.outcome)
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
            local_day(each.answered_at) if each.answered_at else "",
        )
        for each in reading.all(StatusRequest)
        if each.answer
    )
    return _table(_("Svar på hvordan det går"), (_("Hvem"), _("Spørsmål"), _("Svar"), _("Når")), rows, (2, 3, 4, 2))


def _linked_plans(reading: PlanReading) -> Parts:
    rows = tuple(
        (joined(each.title, display(each, "linked_kind")), each.owner, day(each.dated), each.where)
        for each in reading.all(LinkedPlan)
    )
    return _table("", (_("Plan"), _("Hvem har ansvar"), _("Dato"), _("Hvor den finnes")), rows, (4, 3, 2, 3))


def _services(reading: PlanReading) -> Parts:
    rows = tuple(
        (
            joined(each.name, display(each, "service_kind"), each.extent),
            joined(each.provider, each.contact, each.phone),
            period(each.starts_on, each.ends_on),
            joined(day(each.decided_on), each.reference),
        )
        for each in reading.all(Service)
    )
    return _table("", (_("Hva"), _("Fra hvem"), _("Når"), _("Vedtak")), rows, (4, 4, 3, 3))


def _diary(reading: PlanReading) -> Parts:
    """Only what the person has shared: what is private stays on the person's own page (P-26)."""
    return tuple(quote(reading, each) for each in reading.all(DiaryEntry) if not each.private)


def _table(caption: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> Parts:
    return (Table(caption, columns, rows, widths),) if rows else ()


def _area(item: PlanItem) -> str:
    return choice(item, "life_area") if item.life_area else ""  # type: ignore[attr-defined]  # only items with an area


def _until(participant: Participant) -> str:
    return "" if participant.is_current else period(participant.starts_on, participant.ends_on)


PARTS: Final[dict[str, Callable[[PlanReading], Parts]]] = {
    "what_matters": _what_matters,
    "resources": _resources,
    "needs": _needs,
    "goals": goal_parts,
    "participants": contacts,
    "contributions": _contributions,
    "cooperation": _cooperation,
    "child_participation": _child_participation,
    "period": _period,
    "linked_plans": _linked_plans,
    "services": _services,
    "about_me": _topics("about_me"),
    "crisis": _topics("crisis"),
    "diary": _diary,
}
"""How a section is written out; the others are free text."""
