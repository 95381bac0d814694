"""How a story is told: somebody does something on a day, through the same actions as the pages use.

`story.by(people.nina, days_ago=40, at="09:10").add(Need, text="…")` has Nina write a need forty days ago.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from helhet.access.actors import Actor
from helhet.demo import days
from helhet.kernel import clock
from helhet.organisation.actors import actor_for
from helhet.people.models import Account
from helhet.plans import reading
from helhet.plans.actions import items, progress
from helhet.plans.models import (
    Channel,
    Goal,
    Measure,
    MeasureAnswer,
    Participant,
    ParticipantKind,
    PlanItem,
    Statement,
    StatusRequest,
)

T = TypeVar("T")
Item = TypeVar("Item", bound=PlanItem)

BETWEEN_ACTS: Final = timedelta(minutes=4)


class Story:
    """The case and the plan that a story is about, and how far it has come. Time only goes forward."""

    case_id: UUID
    plan_id: UUID

    def __init__(self) -> None:
        self._ends_at = clock.now()
        self._now = days.moment(days.ago(5000), "00:00")
        self._actors: dict[UUID, Actor] = {}

    def by(self, account: Account, *, days_ago: int, at: str = "10:15") -> Hand:
        """Let somebody act on a day. People do not work on Saturdays and Sundays."""
        actor = self._actor(account)
        day = days.ago(days_ago)
        if actor.is_staff_member:
            day = days.working_day(day)
        self._now = max(self._now, days.moment(day, at))
        return Hand(self, actor)

    def participant(self, account: Account) -> Participant:
        """The participant that somebody is, where the plan has written them in by itself."""
        return Participant.objects.get(plan=self.plan_id, person=account.person)

    def _actor(self, account: Account) -> Actor:
        if account.pk not in self._actors:
            self._actors[account.pk] = actor_for(account)
        return self._actors[account.pk]

    def next_moment(self) -> datetime:
        """A few minutes after the last act, and never after the story is told."""
        self._now = min(self._now + BETWEEN_ACTS, self._ends_at)
        return self._now


@dataclass(frozen=True)
class Hand:
    """Somebody at work in a story."""

    story: Story
    actor: Actor

    def does(self, action: Callable[..., T], **values: Any) -> T:
        """Any action, as this person."""
        with clock.at(self.story.next_moment()):
            return action(actor=self.actor, **values)

    def in_case(self, action: Callable[..., T], **values: Any) -> T:
        """An action on the case."""
        return self.does(action, case_id=self.story.case_id, **values)

    def in_plan(self, action: Callable[..., T], **values: Any) -> T:
        """An action on the plan."""
        return self.does(action, plan_id=self.story.plan_id, **values)

    def add(self, model: type[Item], *, voice: str | None = None, channel: str = Channel.SCREEN, **values: Any) -> Item:
        """Write something new in the plan."""
        item: Item = self.in_plan(items.add, model=model, values=values, voice=voice, channel=channel)
        return item

    def say(self, topic: str, text: str, *, voice: str | None = None, channel: str = Channel.SCREEN) -> Statement:
        """Write a text in its place in the plan."""
        return self.add(Statement, topic=topic, text=text, voice=voice, channel=channel)

    def change(self, item: PlanItem, **values: Any) -> None:
        self.in_plan(items.change, model=type(item), item_id=item.pk, values=values)

    def remove(self, item: PlanItem) -> None:
        self.in_plan(items.remove, model=type(item), item_id=item.pk)

    def restore(self, item: PlanItem) -> None:
        self.in_plan(items.restore, model=type(item), item_id=item.pk)

    def reads(self, page: str = "plan") -> None:
        """Look at the plan, which leaves a trace."""
        self.in_plan(reading.open_plan, page=page)

    def accepts(self, measure: Measure) -> None:
        self.in_plan(progress.answer_measure, measure_id=measure.pk, answer=MeasureAnswer.ACCEPTED)

    def declines(self, measure: Measure, reason: str) -> None:
        self.in_plan(progress.answer_measure, measure_id=measure.pk, answer=MeasureAnswer.DECLINED, reason=reason)

    def evaluates(self, item: Goal | Measure, outcome: str, *, result: str, next_step: str) -> None:
        """Write how it went, and what comes next."""
        about = {f"{item.kind}_id": item.pk}
        self.in_plan(progress.evaluate, outcome=outcome, result=result, next_step=next_step, **about)

    def sets(self, item: Goal | Measure, status: str, reason: str = "") -> None:
        """Say how far a goal or a measure has come."""
        action = progress.set_goal_status if isinstance(item, Goal) else progress.set_measure_status
        self.in_plan(action, **{f"{item.kind}_id": item.pk}, status=status, reason=reason)

    def answers(self, request: StatusRequest, answer: str) -> None:
        self.in_plan(progress.answer_status, request_id=request.pk, answer=answer)

    def asks(self, *participants: Participant, question: str, due_on: date) -> list[StatusRequest]:
        """Ask several how it goes, in one round."""
        asked = [each.pk for each in participants]
        return self.in_plan(progress.ask_for_status, participant_ids=asked, question=question, due_on=due_on)

    def invites(
        self, account: Account, role: str, *, task: str, kind: str = ParticipantKind.PROFESSIONAL
    ) -> Participant:
        """Write somebody with an account in as a participant, from where they work."""
        return self.add(
            Participant,
            participant_kind=kind,
            person=account.person,
            name=account.person.name,
            role=role,
            organisation=actor_for(account).organisation,
            phone=account.person.phone,
            task=task,
            starts_on=self.today,
        )

    @property
    def today(self) -> date:
        """The day it is in the story."""
        with clock.at(self.story.next_moment()):
            return clock.today()
