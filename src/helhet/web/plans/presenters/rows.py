"""The plain items of a plan as rows: what it says, what belongs to it, who put it forward."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    LinkedPlan,
    Need,
    Participant,
    PlanItem,
    Resource,
    Review,
    Service,
    WantedCooperation,
)
from helhet.ui.parts import Action
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.rights import Rights

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Said:
    """What one item says. `facts` are pairs of name and text; `phone` can be called; `badge` is what somebody is
    besides.
    """

    title: str = ""
    text: str = ""
    line: str = ""
    phone: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    flag: str = ""
    badge: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One item ready for the screen."""

    anchor: str
    said: Said
    byline: str
    is_own_words: bool
    more: tuple[Action, ...]

    @property
    def name(self) -> str:
        return words.excerpt(self.said.title or self.said.text)


def rows(items: Iterable[PlanItem], rights: Rights, person: str) -> tuple[Row, ...]:
    """Items in their order, what has passed last."""
    made = (
        Row(f"{item.kind}-{item.pk}", said(item), words.byline(item, person), item.is_own_words, rights.menu(item))
        for item in items
    )
    return tuple(sorted(made, key=lambda row: row.said.is_past))


@singledispatch
def said(item: PlanItem) -> Said:
    """What an item says, kind by kind."""
    return Said(text=str(item))


@said.register
def _resource(item: Resource) -> Said:
    return Said(text=item.text, line=capfirst(item.get_life_area_display()))


@said.register
def _need(item: Need) -> Said:
    met = _("dekket nå") if item.met else ""
    who = _("%(name)s følger opp") % {"name": item.responsible.name} if item.responsible else ""
    return Said(
        text=item.text,
        line=words.listed(capfirst(item.get_life_area_display()), who, met),
        flag="" if item.responsible or item.met else _("mangler ansvarlig"),
    )


@said.register
def _participant(item: Participant) -> Said:
    when = words.period(item.starts_on, item.ends_on) if item.ends_on else ""
    return Said(
        title=item.name,
        text=item.task,
        line=words.listed(capfirst(item.role), item.organisation, when),
        phone=item.phone,
        is_past=not item.is_current,
    )


@said.register
def _contribution(item: Contribution) -> Said:
    return Said(title=item.party, text=item.text)


@said.register
def _cooperation(item: WantedCooperation) -> Said:
    contacted = _("tok kontakt %(day)s") % {"day": words.day(item.contacted_on)} if item.contacted_on else ""
    facts = ((_("Svar"), item.answer),) if item.answer else ()
    line = words.listed(capfirst(item.get_need_display()), contacted)
    return Said(title=item.provider, text=item.why, line=line, facts=facts)


@said.register
def _child(item: ChildParticipation) -> Said:
    answers = (
        (_("Hvem snakket med barnet"), item.who_talked),
        (_("Hva barnet fikk vite"), item.informed_about),
        (_("Hva barnet sa"), item.child_view),
        (_("Hva vi gjorde med det"), item.weight_given),
    )
    facts = tuple((name, text) for name, text in answers if text)
    return Said(title=capfirst(words.day(item.held_on)), text=item.how, facts=facts)


@said.register
def _review(item: Review) -> Said:
    done = _("gjort %(day)s") % {"day": words.day(item.done_on)} if item.done_on else ""
    late = _("dagen er gått") if not item.done_on and words.has_passed(item.due_on) else ""
    line = words.listed(words.day(item.due_on), item.note, done)
    title = capfirst(item.get_review_kind_display())
    return Said(title=title, text=item.outcome, line=line, flag=late, is_past=item.done_on is not None)


@said.register
def _linked_plan(item: LinkedPlan) -> Said:
    goal = _("hører til målet «%(goal)s»") % {"goal": words.excerpt(item.goal.text)} if item.goal else ""
    line = words.listed(capfirst(item.get_linked_kind_display()), item.owner, words.day(item.dated))
    return Said(title=item.title, text=item.where, line=words.listed(line, goal))


@said.register
def _service(item: Service) -> Said:
    when = words.period(item.starts_on, item.ends_on)
    decided = _("vedtak %(day)s") % {"day": words.day(item.decided_on)} if item.decided_on else ""
    return Said(
        title=item.name,
        line=words.listed(item.provider, item.extent, when, decided, item.reference, item.contact),
        phone=item.phone,
        is_past=words.has_passed(item.ends_on),
    )
