"""Which buttons a reader gets: exactly those the policy allows, and none at all on an earlier version."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.plans import policy
from helhet.plans.actions import limits
from helhet.plans.models import Goal, Measure, MeasureAnswer, Participant, Statement
from helhet.plans.policy import ItemFacts
from helhet.ui.parts import Action
from helhet.web.addresses import ORIGIN, address

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.models import PlanItem, Step
    from helhet.plans.reading import PlanReading

ORDERED = (Goal, Measure, Statement)
"""The kinds whose order the person's side and the coordinator set by hand."""

_NAMES: Final = {
    "change": gettext_lazy("Endre"),
    "down": gettext_lazy("Flytt ned"),
    "history": gettext_lazy("Historikk"),
    "readers": gettext_lazy("Hvem leser dette?"),
    "remove": gettext_lazy("Fjern"),
    "see_as": gettext_lazy("Se planen slik hun eller han ser den"),
    "up": gettext_lazy("Flytt opp"),
}
"""What every item's menu says, put into words once for a page."""


class Rights:
    """The reader's rights in one reading, as the buttons they give. On the page of a goal, `origin`, they lead back to
    it, and everything that was said is shown; elsewhere so much as `talk_shown`.
    """

    def __init__(self, reading: PlanReading, origin: UUID | None = None) -> None:
        self._origin = {ORIGIN: origin} if origin else {}
        self.talk_shown = None if origin else 1
        self._plan = reading.plan
        self._standing = reading.standing
        self._is_current = reading.is_current
        self._may_add: dict[str, bool] = {}
        self._names = {name: str(label) for name, label in _NAMES.items()}

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
        return address(name, self._plan.pk, *args)

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
            moves = (Action(self._names["see_as"], self.url("plans:see-as", item.pk)),)
        history = Action(self._names["history"], self.url("history:item", item.kind, item.pk))
        if not self.may_change(item):
            return (*moves, *self._readers(item), history)
        change = Action(self._names["change"], self._there_and_back("items:change", item.kind, item.pk))
        return (change, *moves, history, self._post(self._names["remove"], "items:removal", item))

    def _readers(self, item: PlanItem) -> tuple[Action, ...]:
        """Who reads it, for those who decide that but do not change its words; others find it where they change it."""
        if item.kind not in limits.LIMITED or not self._may_limit(item):
            return ()
        return (Action(self._names["readers"], self.url("items:readers", item.kind, item.pk)),)

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
        label, value = (_("Ikke gjort likevel"), "no") if step.done_on else (_("Gjort"), "yes")
        url = self._there_and_back("progress:step-completion", step.pk)
        return (Action(label, url, is_post=True, name="done", value=value),)

    def _moves(self, item: PlanItem) -> tuple[Action, ...]:
        url = self._there_and_back("items:position", item.kind, item.pk)
        return tuple(Action(self._names[way], url, is_post=True, name="direction", value=way) for way in ("up", "down"))

    def _post(self, label: str, name: str, item: PlanItem) -> Action:
        return Action(label, self._there_and_back(name, item.kind, item.pk), is_post=True)

    def _there_and_back(self, name: str, *args: Any, **query: object) -> str:
        """An address that also says where one came from."""
        said = {**query, **self._origin}
        return self.url(name, *args) + (f"?{urlencode(said)}" if said else "")
