"""What state of a plan may follow which. A change of state is a `StateChange` row with who, when and why."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from helhet.plans.models import PlanStatus


class Transition(enum.StrEnum):
    """The names of the changes, as in URLs and in the record."""

    ACTIVATE = "activate"
    CLOSE = "close"
    GROW = "grow"
    REOPEN = "reopen"
    REST = "rest"
    RESTART = "restart"
    RESUME = "resume"
    START = "start"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states, and to which."""

    sources: frozenset[PlanStatus]
    target: PlanStatus


def _from(*sources: PlanStatus, to: PlanStatus) -> Rule:
    return Rule(frozenset(sources), to)


TRANSITIONS: dict[Transition, Rule] = {
    Transition.ACTIVATE: _from(PlanStatus.DRAFT, to=PlanStatus.ACTIVE),
    Transition.REST: _from(PlanStatus.ACTIVE, to=PlanStatus.RESTING),
    Transition.RESUME: _from(PlanStatus.RESTING, to=PlanStatus.ACTIVE),
    # Consent withdrawn: the work stops at once and the record is kept (IP regulation § 5).
    Transition.STOP: _from(PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.RESTING, to=PlanStatus.STOPPED),
    Transition.RESTART: _from(PlanStatus.STOPPED, to=PlanStatus.DRAFT),
    Transition.CLOSE: _from(
        PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.RESTING, PlanStatus.STOPPED, to=PlanStatus.CLOSED
    ),
    Transition.REOPEN: _from(PlanStatus.CLOSED, to=PlanStatus.DRAFT),
}

WRITABLE = frozenset({PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.RESTING})
"""A plan is written in only while consent is in force and it is not closed."""


def allowed(transition: Transition, status: str) -> bool:
    """Whether a plan in this state can be changed this way."""
    return status in TRANSITIONS[transition].sources
