"""Which buttons a reader gets: exactly those the policy allows, and none at all on an earlier version."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.urls import get_script_prefix
from django.utils.translation import gettext_noop as _

from helhet.plans import policy
from helhet.plans.actions import limits
from helhet.plans.models import Goal, Measure, MeasureAnswer, Participant, Statement
from helhet.plans.policy import ItemFacts
from helhet.ui.parts import Action
from helhet.web.addresses import ORIGIN, address_under
from helhet.web.plans.presenters.words import Once

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.models import PlanItem, Step
    from helhet.plans.reading import PlanReading

ORDERED = (Goal, Measure, Statement)
"""The kinds whose order the person's side and the coordinator set by hand."""

_CHANGE: Final = _("Endre")
_HISTORY: Final = _("Historikk")
_REMOVE: Final = _("Fjern")
_MOVES: Final = ((_("Flytt opp"), "up"), (_("Flytt ned"), "down"))
_DONE: Final = _("Gjort")
_NOT_DONE: Final = _("Ikke gjort likevel")
_READERS: Final = _("Hvem leser dette?")
_SEE_AS: Final = _("Se planen slik hun eller han ser den")


class Rights:
    """The reader's rights in one reading, as the buttons they give. On the page of a goal, `origin`, they lead back to
    it, and everything that was said is shown; elsewhere so much as `talk_shown`. `say` has the words of the buttons.
    """

    def __init__(self, reading: PlanReading, origin: UUID | None = None) -> None:
        self._origin = {ORIGIN: origin} if origin else {}
        self.talk_shown = None if origin else 1
        self._plan = reading.plan
        self._standing = reading.standing
        self._is_current = reading.is_current
        self._may_add: dict[str, bool] = {}
        self._prefix = get_script_prefix()
        self.say = Once()

    def may_add(self, kind: str) -> bool:
        if kind not in self._may_add:
            decision = policy.add_item(self._standing, self._plan.status, ItemFacts(kind))
            self._may_add[kind] = self._is_current and bool(decision)
        return self._may_add[kind]

    def may_change(self, item: PlanItem) -> bool:
        facts = ItemFacts.of(item, self._standing)
        return self._is_current and bool(policy.change_item(self._standing, self._plan.status, facts))

    def may_set_status(self, item: PlanItem) -> bool:
        facts = ItemFacts.of(item, self._standing)
        return self._is_current and bool(policy.set_item_status(self._standing, self._plan.status, facts))

    def may_answer(self, measure: Measure) -> bool:
        """Whether there is somebody whose answer the reader may give."""
        if measure.responsible_id is None or measure.answer != MeasureAnswer.WAITING:
            return False
        is_asked = measure.responsible_id == self._standing.participant_id
        decision = policy.answer_measure(self._standing, self._plan.status, is_responsible=is_asked)
        return self._is_current and bool(decision)

    @cached_property
    def may_steer(self) -> bool:
        return self._is_current and bool(policy.steer_plan(self._standing))

    @cached_property
    def may_arrange(self) -> bool:
        """Whether the order, the frame and the rounds of questions are the reader's to set now."""
        return self.may_steer and bool(policy.write_in_plan(self._standing, self._plan.status))

    def url(self, name: str, *args: Any) -> str:
        """An address in this plan."""
        return address_under(self._prefix, name, self._plan.id, *args)

    def add(self, label: str, kind: str, **initial: object) -> tuple[Action, ...]:
        """The button that adds an item with these initial values, for whoever may."""
        if not self.may_add(kind):
            return ()
        return (Action(label, self._there_and_back("items:add", kind, **initial)),)

    def menu(self, item: PlanItem) -> tuple[Action, ...]:
        """Change, move, history and remove, as far as the reader may."""
        if not self._is_current:
            return ()
        moves = self._moves(item) if isinstance(item, ORDERED) and self.may_arrange else ()
        if isinstance(item, Participant) and self._may_see_as:
            moves = (Action(self.say[_SEE_AS], self.url("plans:see-as", item.id)),)
        history = Action(self.say[_HISTORY], self.url("history:item", item.kind, item.id))
        if not self.may_change(item):
            return (*moves, *self._readers(item), history)
        change = Action(self.say[_CHANGE], self._there_and_back("items:change", item.kind, item.id))
        return (change, *moves, history, self._post(self.say[_REMOVE], "items:removal", item))

    def _readers(self, item: PlanItem) -> tuple[Action, ...]:
        """Who reads it, for those who decide that but do not change its words; others find it where they change it."""
        if item.kind not in limits.LIMITED or not self._may_limit(item):
            return ()
        return (Action(self.say[_READERS], self.url("items:readers", item.kind, item.id)),)

    @cached_property
    def _may_see_as(self) -> bool:
        return bool(policy.see_as(self._standing))

    def _may_limit(self, item: PlanItem) -> bool:
        facts = ItemFacts.of(item, self._standing)
        return bool(policy.choose_readers(self._standing, self._plan.status, facts))

    def tick(self, step: Step) -> tuple[Action, ...]:
        """The button that ticks a step off, or takes the tick away."""
        if not self.may_set_status(step):
            return ()
        label, value = (_NOT_DONE, "no") if step.done_on else (_DONE, "yes")
        url = self._there_and_back("progress:step-completion", step.id)
        return (Action(self.say[label], url, is_post=True, name="done", value=value),)

    def _moves(self, item: PlanItem) -> tuple[Action, ...]:
        url = self._there_and_back("items:position", item.kind, item.id)
        return tuple(Action(self.say[label], url, is_post=True, name="direction", value=way) for label, way in _MOVES)

    def _post(self, label: str, name: str, item: PlanItem) -> Action:
        return Action(label, self._there_and_back(name, item.kind, item.id), is_post=True)

    def _there_and_back(self, name: str, *args: Any, **query: object) -> str:
        """An address that also says where one came from."""
        said = {**query, **self._origin}
        return self.url(name, *args) + (f"?{urlencode(said)}" if said else "")
