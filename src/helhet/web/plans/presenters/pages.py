"""The pages of one section each: services, about me, when it gets hard, and the diary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.access.decisions import Ground
from helhet.plans import forms
from helhet.plans.models import DiaryEntry, LinkedPlan, Service, Statement, StatementSection
from helhet.plans.sections import SECTIONS
from helhet.ui.parts import Action
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.plan import CoordinatorCard, coordinator_cards
from helhet.web.plans.presenters.rights import Rights
from helhet.web.plans.presenters.rows import Row, rows

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.reading import PlanReading

URGENT: Final = StatementSection.CRISIS_CALL
"""Whom to call stands first when it is urgent."""


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service, agreement, decision or right. `decision` refers to the decision behind it (P-24)."""

    id: UUID
    name: str
    kind: str
    provider: str
    extent: str
    period: str
    contact: str
    phone: str
    decision: str
    more: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ServicesPage:
    """What the person has now, what is over, and the other plans in force."""

    help: str
    current: tuple[ServiceLine, ...]
    expired: tuple[ServiceLine, ...]
    linked_plans: tuple[Row, ...]
    add: tuple[Action, ...]
    add_plan: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One heading of a one-side page with what is said under it."""

    heading: str
    rows: tuple[Row, ...]
    add: tuple[Action, ...]
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class OneSide:
    """A page that fits on one printed side. `calls` are people with phone numbers, for the crisis page."""

    heading: str
    help: str
    topics: tuple[Topic, ...]
    is_empty: bool
    coordinators: tuple[CoordinatorCard, ...]
    pdf: str


@dataclass(frozen=True, slots=True)
class DiaryNote:
    """One entry; `sharing` is the button of its owner."""

    anchor: str
    text: str
    when: str
    is_shared: bool
    sharing: tuple[Action, ...]
    more: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """The person's pages, or what the person has shared of them. `write_url` is empty for others."""

    notes: tuple[DiaryNote, ...]
    write_url: str


def services_page(reading: PlanReading) -> ServicesPage:
    """Every service, agreement, decision and right in one list (P-18)."""
    rights = Rights(reading)
    lines = [(words.has_passed(each.ends_on), _service(each, rights)) for each in reading.all(Service)]
    return ServicesPage(
        help=_form_texts(reading, "services")[1],
        current=tuple(line for is_over, line in lines if not is_over),
        expired=tuple(line for is_over, line in lines if is_over),
        linked_plans=rows(reading.all(LinkedPlan), rights, reading.plan.person.name),
        add=rights.add(_("Legg til en tjeneste"), "service"),
        add_plan=rights.add(_("Legg til en plan"), "linked_plan"),
    )


def one_side(reading: PlanReading, code: str) -> OneSide:
    """The page "about_me" or "crisis": one heading for each topic, empty ones only for those who may fill them."""
    rights = Rights(reading)
    topics = sorted(SECTIONS[code].topics, key=lambda topic: topic != URGENT)
    made = [_topic(reading, rights, topic) for topic in topics]
    heading, help_text = _form_texts(reading, code)
    return OneSide(
        heading=heading,
        help=help_text,
        topics=tuple(topic for topic in made if topic.rows or topic.add),
        is_empty=not any(topic.rows for topic in made),
        coordinators=coordinator_cards(reading),
        pdf=rights.url("documents:pdf", code.replace("_", "-")),
    )


def diary(reading: PlanReading) -> Diary:
    """The entries in the reading: all of them to the person, only the shared ones to others (P-26)."""
    rights = Rights(reading)
    is_own = reading.standing.has(Ground.PERSON)
    shown = [entry for entry in reading.all(DiaryEntry) if is_own or not entry.private]
    return Diary(
        notes=tuple(_diary_note(entry, rights) for entry in shown),
        write_url=rights.url("items:add", "diary_entry") if rights.may_add("diary_entry") else "",
    )


def _service(service: Service, rights: Rights) -> ServiceLine:
    decided = _("vedtak %(day)s") % {"day": words.day(service.decided_on)} if service.decided_on else ""
    return ServiceLine(
        id=service.pk,
        name=service.name,
        kind=service.get_service_kind_display(),
        provider=service.provider,
        extent=service.extent,
        period=words.period(service.starts_on, service.ends_on),
        contact=service.contact,
        phone=service.phone,
        decision=words.listed(decided, service.reference),
        more=rights.menu(service),
    )


def _topic(reading: PlanReading, rights: Rights, topic: StatementSection) -> Topic:
    said = [each for each in reading.all(Statement) if each.topic == topic]
    return Topic(
        heading=str(topic.label),
        rows=rows(said, rights, reading.plan.person.name),
        add=rights.add(_("Skriv"), "statement", topic=topic),
        is_urgent=topic == URGENT,
    )


def _form_texts(reading: PlanReading, code: str) -> tuple[str, str]:
    """The heading and the help of a section in the form of the plan, also where the form hides it."""
    section = next(section for section in forms.sections_of(reading.plan.form) if section.code == code)
    return section.heading, section.help


def _diary_note(entry: DiaryEntry, rights: Rights) -> DiaryNote:
    url = rights.url("items:sharing", entry.kind, entry.pk)
    share = Action(_("Del med de andre"), url)
    take_back = Action(_("Ta tilbake"), url, is_post=True, name="shared", value="no")
    may_change = rights.may_change(entry)
    return DiaryNote(
        anchor=f"diary_entry-{entry.pk}",
        text=entry.text,
        when=capfirst(words.moment_day(entry.created_at)),
        is_shared=not entry.private,
        sharing=((share if entry.private else take_back),) if may_change else (),
        more=rights.menu(entry) if may_change else (),
    )
