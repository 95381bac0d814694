"""The sections of a plan as parts of a document, in the order and under the headings of the plan's own form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from helhet.exports.documents import Block, Fact, Facts, Notice, OwnWords, Paragraph, Section
from helhet.plans import forms
from helhet.plans.models import (
    DiaryEntry,
    Statement,
    StatementSection,
)
from helhet.plans.sections import SECTIONS
from helhet.web.documents import lists
from helhet.web.documents.goals import goal_parts
from helhet.web.plans.presenters.words import full_day_of, said_by

if TYPE_CHECKING:
    from helhet.plans.forms import FormSection
    from helhet.plans.reading import PlanReading

Parts = tuple[Block, ...]

PAGES_OF_THEIR_OWN: Final = ("about_me", "crisis", "services", "diary")
"""Sections that the plan's page on the screen only points to."""


def plan_sections(reading: PlanReading) -> tuple[Section, ...]:
    """Every section somebody has written in, and those the law needs also when they are empty (IP regulation § 9)."""
    shown = ((section, parts_of(reading, section.code)) for section in forms.shown_sections(reading.plan))
    return tuple(_section(section, parts) for section, parts in shown if parts or _is_missing(reading, section.code))


def sections_apart(reading: PlanReading) -> tuple[Section, ...]:
    """What is written in the sections that have a page of their own, for reading an earlier version whole."""
    shown = (section for section in forms.shown_sections(reading.plan) if section.code in PAGES_OF_THEIR_OWN)
    found = ((section.heading, parts_of(reading, section.code)) for section in shown)
    return tuple(
        Section(_("%(heading)s, slik det var") % {"heading": heading}, parts) for heading, parts in found if parts
    )


def parts_of(reading: PlanReading, code: str) -> Parts:
    """What is written in one section. Empty when nothing is."""
    return PARTS[code](reading) if code in PARTS else statements(reading, *SECTIONS[code].topics)


def statements(reading: PlanReading, *topics: str) -> Parts:
    """Free texts under some topics, the person's own first."""
    found = [each for each in reading.all(Statement) if each.topic in topics]
    return tuple(quote(reading, each) for each in sorted(found, key=lambda each: not each.is_own_words))


def quote(reading: PlanReading, item: Statement | DiaryEntry) -> OwnWords:
    """Somebody's words, word for word."""
    return OwnWords(item.text, said_by(reading, item), full_day_of(item.changed_at))


def own_words(reading: PlanReading) -> tuple[OwnWords, ...]:
    """What matters to the person, in the person's own words."""
    return tuple(quote(reading, each) for each in reading.all(Statement) if _stands_first(each))


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


def _diary(reading: PlanReading) -> Parts:
    """Only what the person has shared: what is private stays on the person's own page (P-26)."""
    return tuple(quote(reading, each) for each in reading.all(DiaryEntry) if not each.private)


PARTS: Final[dict[str, Callable[[PlanReading], Parts]]] = {
    "what_matters": _what_matters,
    "resources": lists.resources,
    "needs": lists.needs,
    "goals": goal_parts,
    "participants": lists.contacts,
    "contributions": lists.contributions,
    "cooperation": lists.cooperation,
    "child_participation": lists.child_participation,
    "period": lists.frame,
    "linked_plans": lists.linked_plans,
    "services": lists.services,
    "about_me": _topics("about_me"),
    "crisis": _topics("crisis"),
    "diary": _diary,
}
"""How a section is written out; the others are free text."""
