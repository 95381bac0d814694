"""What can be done with the plan as a whole: what a draft needs next, what is done together, and its states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from helhet.plans import states
from helhet.plans.actions import lifecycle
from helhet.plans.models import ChildParticipation, Goal, PlanKind, PlanStatus, StatementSection
from helhet.plans.states import WRITABLE, Transition
from helhet.ui.parts import Action
from helhet.web.addresses import address
from helhet.web.plans.presenters import words
from helhet.web.plans.presenters.rights import Rights

if TYPE_CHECKING:
    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next with a draft, and the button that does it. `asks_for_words` when it is to write what
    matters to the person.
    """

    text: str
    action: Action
    asks_for_words: bool = False


def next_step(reading: PlanReading, rights: Rights) -> NextStep | None:
    """What stands between a draft and agreement, for those who may write it: the child's part, the person's own words,
    a goal, and then the agreement itself (P-34).
    """
    if reading.plan.status != PlanStatus.DRAFT or not rights.may_arrange:
        return None
    missing = lifecycle.missing_participation(reading)
    if missing and reading.plan.person.is_child and not reading.all(ChildParticipation):
        child = Action(_("Skriv hvordan barnet har vært med"), rights.url("items:add", "child_participation"))
        return NextStep(str(missing), child)
    if missing:
        return _own_words(rights)
    if not reading.all(Goal):
        goal = Action(_("Skriv et mål"), rights.url("items:add", "goal"))
        return NextStep(_("Det neste er et mål: noe som skal bli annerledes, stort eller lite."), goal)
    agree = Action(str(words.ACTS[Transition.ACTIVATE]), rights.url("cases:activation"))
    return NextStep(_("Les planen sammen. Er dere enige, gjelder den fra da av."), agree)


def together(reading: PlanReading, rights: Rights) -> tuple[Action, ...]:
    """How it goes, for everybody who reads the plan, and the round of questions for those who may ask it (P-27)."""
    if not reading.is_current:
        return ()
    evaluation = Action(_("Hvordan går det?"), rights.url("progress:evaluation"))
    ask = Action(_("Spør de andre"), rights.url("progress:ask"))
    return (evaluation, ask) if rights.may_arrange else (evaluation,)


def menu(reading: PlanReading, rights: Rights) -> tuple[Action, ...]:
    """What concerns the whole plan and is seldom done: from paper, a start pattern, and the changes of state."""
    paper = Action(_("Skriv inn fra papir"), rights.url("progress:paper"))
    pattern = Action(_("Et sted å begynne"), rights.url("cases:pattern"))
    return (
        *((paper,) if rights.may_add("statement") else ()),
        *((pattern,) if rights.may_add("review") else ()),
        *_state_changes(reading, rights),
    )


def _own_words(rights: Rights) -> NextStep:
    query = f"?topic={StatementSection.WHAT_MATTERS}"
    write = Action(_("Skriv hva som er viktig"), rights.url("items:add", "statement") + query)
    text = _("Alt begynner med hva som er viktig for den planen gjelder, med egne ord. Noen få ord er nok.")
    return NextStep(text, write, asks_for_words=True)


def _state_changes(reading: PlanReading, rights: Rights) -> tuple[Action, ...]:
    if not rights.may_steer:
        return ()
    plan = reading.plan
    changes = {
        Transition.ACTIVATE: rights.url("cases:activation"),
        Transition.RESUME: rights.url("cases:resumption"),
        # A new consent comes first, and its page leads on from there (IP regulation § 5).
        Transition.RESTART: address("cases:consent", plan.case_id, plan.kind),
        Transition.REOPEN: rights.url("cases:reopening"),
        Transition.REST: rights.url("cases:rest"),
        Transition.CLOSE: rights.url("cases:closing"),
    }
    possible = [each for each in changes if states.allowed(each, plan.status)]
    acts = [Action(str(words.ACTS[each]), changes[each], is_post=each is Transition.RESUME) for each in possible]
    grows = plan.kind == PlanKind.EARLY_CONCERN and plan.status in WRITABLE
    growth = [Action(str(words.ACTS[Transition.GROW]), rights.url("cases:growth"))] if grows else []
    return (*acts, *growth)
