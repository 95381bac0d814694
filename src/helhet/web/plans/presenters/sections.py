"""The sections of a plan in the order of its form: what is written, what teaches where nothing is, what may come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.plans import forms
from helhet.plans.models import (
    Measure,
    PlanItem,
    Review,
    Statement,
    kind_of,
)
from helhet.plans.sections import SECTIONS, Section
from helhet.ui.parts import Action
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.goals import GoalCard, goal_cards
from helhet.web.plans.presenters.measures import MeasureLine, measure_lines
from helhet.web.plans.presenters.rights import Rights
from helhet.web.plans.presenters.rows import Row, rows

if TYPE_CHECKING:
    from helhet.plans.forms import FormSection
    from helhet.plans.reading import PlanReading

OWN_WORDS: Final = "what_matters"
"""The section that stands first and large on the page, whatever its place in the form."""

PAGES: Final = {
    "about_me": "plans:about-me",
    "crisis": "plans:crisis",
    "diary": "plans:diary",
    "services": "plans:services",
}
"""Sections with a page of their own; the plan shows that they are there and leads to them."""

ADD_LABELS: Final = {
    "background": gettext_lazy("Fortell"),
    "child_participation": gettext_lazy("Skriv hvordan barnet har vært med"),
    "contributions": gettext_lazy("Skriv et bidrag"),
    "cooperation": gettext_lazy("Skriv hvem vi trenger"),
    "diary": gettext_lazy("Skriv i dagboka"),
    "goals": gettext_lazy("Skriv et mål"),
    "linked_plans": gettext_lazy("Legg til en plan"),
    "needs": gettext_lazy("Skriv et behov"),
    "participants": gettext_lazy("Legg til en deltaker"),
    "resources": gettext_lazy("Skriv noe som er bra"),
    "services": gettext_lazy("Legg til en tjeneste"),
    "what_matters": gettext_lazy("Skriv hva som er viktig"),
    "why_plan": gettext_lazy("Skriv hvorfor"),
}


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of the plan. `page` leads to a page of its own; `summary` then says what is there."""

    code: str
    heading: str
    help: str
    rows: tuple[Row, ...]
    add: tuple[Action, ...]
    is_statement: bool = False
    goals: tuple[GoalCard, ...] = ()
    past_goals: tuple[GoalCard, ...] = ()
    loose_measures: tuple[MeasureLine, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    page: str = ""
    summary: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.goals or self.past_goals or self.loose_measures or self.facts or self.summary)


@dataclass(frozen=True, slots=True)
class Sections:
    """`shown` on the page, and `more`: the empty, optional ones, behind one list (P-03)."""

    own_words: SectionView | None
    shown: tuple[SectionView, ...]
    more: tuple[SectionView, ...]


def sections(reading: PlanReading, rights: Rights) -> Sections:
    """Every section that the reader has something to read in, to write in, or can be taught by."""
    views = [_view(reading, rights, each) for each in forms.shown_sections(reading.plan)]
    offered = [view for view in views if not view.is_empty or view.add]
    own_words = next((view for view in offered if view.code == OWN_WORDS), None)
    rest = [view for view in offered if view is not own_words]
    return Sections(
        own_words=own_words,
        shown=tuple(view for view in rest if not view.is_empty or SECTIONS[view.code].required),
        more=tuple(view for view in rest if view.is_empty and not SECTIONS[view.code].required),
    )


def items_of(reading: PlanReading, section: Section) -> list[PlanItem]:
    """The items that stand in a section."""
    if section.model is Statement:
        return [each for each in reading.all(Statement) if each.topic in section.topics]
    return list(reading.all(section.model))


def _view(reading: PlanReading, rights: Rights, form: FormSection) -> SectionView:
    if form.code == "goals":
        return _goals(reading, rights, form)
    if form.code == "period":
        return _period(reading, rights, form)
    section = SECTIONS[form.code]
    items = items_of(reading, section)
    if form.code in PAGES:
        return _page(rights, form, items, section)
    return SectionView(
        code=form.code,
        heading=form.heading,
        help=form.help,
        rows=rows(items, rights, reading.plan.person.name),
        add=_add(rights, form.code, section),
        is_statement=section.model is Statement,
    )


def _goals(reading: PlanReading, rights: Rights, form: FormSection) -> SectionView:
    cards = goal_cards(reading, rights)
    loose = [measure for measure in reading.all(Measure) if measure.goal is None]
    return SectionView(
        code=form.code,
        heading=form.heading,
        help=form.help,
        rows=(),
        add=_add(rights, form.code, SECTIONS[form.code]),
        goals=tuple(card for card in cards if card.is_open),
        past_goals=tuple(card for card in cards if not card.is_open),
        loose_measures=measure_lines(reading, rights, loose),
    )


def _period(reading: PlanReading, rights: Rights, form: FormSection) -> SectionView:
    frame = reading.frame
    facts = (
        (_("Har hovedansvaret"), frame.owner_service),
        (_("Lager planen"), frame.made_by),
        (_("Sørger for framdrift"), frame.progress_by),
        (_("Planen gjelder"), words.period(frame.period_start, frame.period_end)),
        (_("Vi ser på planen sammen"), words.day(frame.next_evaluation_on)),
    )
    change = (Action(_("Endre rammen"), rights.url("items:frame")),) if rights.may_arrange else ()
    return SectionView(
        code=form.code,
        heading=form.heading,
        help=form.help,
        rows=rows(reading.all(Review), rights, reading.plan.person.name),
        add=(*change, *rights.add(_("Sett en dag"), "review")),
        facts=tuple((name, text) for name, text in facts if text),
    )


def _page(rights: Rights, form: FormSection, items: list[PlanItem], section: Section) -> SectionView:
    return SectionView(
        code=form.code,
        heading=form.heading,
        help=form.help,
        rows=(),
        add=_add(rights, form.code, section) if not items else (),
        page=rights.url(PAGES[form.code]),
        summary=_summary(items),
    )


def _summary(items: list[PlanItem]) -> str:
    if not items:
        return ""
    last = max(item.changed_at for item in items)
    return _("Sist endret %(day)s.") % {"day": words.moment_day(last)}


def _add(rights: Rights, code: str, section: Section) -> tuple[Action, ...]:
    if code in {"about_me", "crisis"}:
        return (Action(_("Begynn"), rights.url(PAGES[code])),) if rights.may_add("statement") else ()
    topic = {"topic": section.topics[0]} if section.topics else {}
    return rights.add(str(ADD_LABELS[code]), kind_of(section.model), **topic)
