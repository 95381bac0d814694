"""The plan page: the person's words, what happens now, what is new, the facts, and every section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.plans import kinds, lawcheck
from helhet.plans.models import CoordinatorKind
from helhet.ui.parts import Action, Link
from helhet.web.plans.presenters import whole, words
from helhet.web.plans.presenters.now import Happening, coming
from helhet.web.plans.presenters.rights import Rights
from helhet.web.plans.presenters.sections import Sections, sections
from helhet.web.plans.presenters.whole import NextStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helhet.plans.lawcheck import Finding
    from helhet.plans.models import CoordinatorAppointment, Revision
    from helhet.plans.reading import PlanReading

NOW_SHOWN: Final = 5
NEWS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class CoordinatorCard:
    """Who to call, and who answers when they are away."""

    name: str
    role: str
    unit: str
    phone: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One change by somebody else since the reader was here."""

    who: str
    what: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class Law:
    """How far the plan is from the law's list, and what is left to write."""

    answered: int
    total: int
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything `plans/_content.html` and `plans/plan.html` show. An earlier version has no buttons and no news."""

    sections: Sections
    navigation: tuple[Link, ...]
    now: tuple[Happening, ...]
    has_more_ahead: bool
    news: tuple[NewsLine, ...]
    coordinators: tuple[CoordinatorCard, ...]
    facts: tuple[tuple[str, str], ...]
    is_stagnant: bool
    law: Law | None
    next_step: NextStep | None
    together: tuple[Action, ...]
    menu: tuple[Action, ...]
    is_current: bool

    @property
    def asks_for_words(self) -> bool:
        """Whether the next step takes the place of the section that asks for the person's own words."""
        own_words = self.sections.own_words
        is_next = self.next_step is not None and self.next_step.asks_for_words
        return is_next and own_words is not None and own_words.is_empty


def plan_page(reading: PlanReading, *, news: Sequence[Revision] = (), is_stagnant: bool = False) -> PlanPage:
    """The plan as its reader sees it. Buttons follow the policy; a reading of an earlier version has none.

    `news` are the revisions since the reader was here last, newest first.
    """
    rights = Rights(reading)
    parts, ahead = sections(reading, rights), coming(reading)
    return PlanPage(
        sections=parts,
        navigation=_navigation(parts),
        now=ahead[:NOW_SHOWN] if reading.is_current else (),
        has_more_ahead=len(ahead) > NOW_SHOWN,
        news=tuple(_news(revision) for revision in news[:NEWS_SHOWN]),
        coordinators=coordinator_cards(reading),
        facts=_facts(reading),
        is_stagnant=is_stagnant,
        law=_law(reading) if rights.may_arrange else None,
        next_step=whole.next_step(reading, rights),
        together=whole.together(reading, rights),
        menu=whole.menu(reading, rights),
        is_current=reading.is_current,
    )


def coordinator_cards(reading: PlanReading) -> tuple[CoordinatorCard, ...]:
    """Those appointed today; a contact physician too."""
    return tuple(coordinator_card(each) for each in appointed(reading))


def appointed(reading: PlanReading) -> tuple[CoordinatorAppointment, ...]:
    """The appointments that are in force today."""
    return tuple(each for each in reading.coordinators if _is_appointed(each))


def _navigation(parts: Sections) -> tuple[Link, ...]:
    links = tuple(Link(label=view.heading, url=f"#{view.code}") for view in parts.shown)
    return (*links, Link(label=_("Legg til mer"), url="#more")) if parts.more else links


def _facts(reading: PlanReading) -> tuple[tuple[str, str], ...]:
    frame, plan = reading.frame, reading.plan
    facts = (
        (_("Gjelder"), words.period(frame.period_start, frame.period_end)),
        (_("Neste evaluering"), words.day(frame.next_evaluation_on)),
        (_("Sist endret"), words.moment_day(plan.changed_at)),
        (_("Sist evaluert"), words.day(plan.evaluated_on)),
        (_("Hviler til"), words.day(plan.rests_until)),
    )
    return tuple((name, capfirst(text)) for name, text in facts if text)


def _is_appointed(appointment: CoordinatorAppointment) -> bool:
    today = clock.today()
    return appointment.appointed_on <= today and (appointment.ended_on is None or appointment.ended_on > today)


def coordinator_card(appointment: CoordinatorAppointment) -> CoordinatorCard:
    """One appointment as it is shown."""
    return CoordinatorCard(
        name=appointment.person.name,
        role=capfirst(str(CoordinatorKind(appointment.kind).label)),
        unit=appointment.unit_name,
        phone=appointment.phone,
        stand_in=appointment.stand_in,
    )


def _news(revision: Revision) -> NewsLine:
    item = kinds.revive(
        kinds.KINDS[revision.item_kind],
        item_id=revision.item_id,
        plan_id=revision.plan_id,
        revision=revision.number,
        stored=revision.content,
    )
    name = words.KIND_NAMES[revision.item_kind]
    return NewsLine(
        who=revision.by_name,
        what=f"{revision.get_event_display()} {name}",
        text="" if revision.item_kind in {"frame", "review"} else words.excerpt(str(item)),
        when=words.moment_day(revision.at),
    )


def _law(reading: PlanReading) -> Law:
    findings = lawcheck.check(reading)
    missing = [finding for finding in findings if finding.status is lawcheck.Status.MISSING]
    return Law(
        answered=len(findings) - len(missing),
        total=len(findings),
        missing=tuple(_lacking(finding) for finding in missing),
    )


def _lacking(finding: Finding) -> tuple[str, str]:
    return str(finding.requirement.text), str(finding.reason)
