"""Who has looked, as sentences: one for each person, ground and day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from helhet.access.decisions import GROUND_LABELS, Ground
from helhet.kernel import clock
from helhet.oversight import queries as oversight
from helhet.oversight.models import Cause
from helhet.web.history import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from helhet.audit.models import AuditEvent
    from helhet.oversight.models import AccessReview
    from helhet.plans.policy import Standing

EVENTS_PER_PAGE: Final = 100
TOLD_SHOWN: Final = 20

_DIGITS: Final = 18
"""No chain is longer than a number of so many digits."""

_COLUMNS: Final = (
    "number",
    "at",
    "operation",
    "account_id",
    "actor_name",
    "actor_organisation",
    "ground",
    "object_kind",
    "detail",
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did on one day. `ground` says why they could, `parts` how much of the plan they were shown."""

    name: str
    organisation: str
    ground: StrOrPromise
    did: str
    assisted_by: str
    parts: str
    first: datetime
    last: datetime
    ask_url: str


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something the person asked or is told, with the answer when there is one."""

    what: str
    who: str
    day: date
    question: str
    answer: str
    outcome: str


@dataclass(frozen=True, slots=True)
class AccessPage:
    """`older_url` leads to what happened before the oldest day shown."""

    days: tuple[Day, ...]
    told: tuple[Told, ...]
    older_url: str
    is_first: bool


def access_page(case_id: UUID, standing: Standing, before: str) -> AccessPage:
    """The entries of a case before a number, or the newest ones with what the person is told."""
    number = _number(before)
    events = oversight.access_record_of(case_id, standing)
    if number:
        events = events.filter(number__lt=number)
    rows = list(events.values_list(*_COLUMNS, named=True)[: EVENTS_PER_PAGE + 1])
    return AccessPage(
        days=_days(rows[:EVENTS_PER_PAGE], case_id, shows_parts=not standing.is_parent),
        told=() if number else tuple(_told(each) for each in oversight.about_case(case_id, standing)[:TOLD_SHOWN]),
        older_url=f"?before={rows[EVENTS_PER_PAGE - 1].number}" if len(rows) > EVENTS_PER_PAGE else "",
        is_first=not number,
    )


def _number(text: str) -> int:
    """The number in the address, or nothing for one that could not be."""
    return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else 0


def _days(events: Iterable[Any], case_id: UUID, *, shows_parts: bool) -> tuple[Day, ...]:
    """A parent is not told how much others were shown: it would tell that something is shielded."""
    by_day = groupby(events, key=lambda event: localtime(event.at, clock.NORWAY).date())
    return tuple(Day(day, _visits(happened, case_id, shows_parts=shows_parts)) for day, happened in by_day)


def _visits(events: Iterable[Any], case_id: UUID, *, shows_parts: bool) -> tuple[Visit, ...]:
    """One for each person and ground, whoever did something last first."""
    by_person: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for event in events:
        by_person[event.account_id, event.actor_name, event.ground].append(event)
    return tuple(visit(theirs, case_id, shows_parts=shows_parts) for theirs in by_person.values())


def visit(events: list[AuditEvent], case_id: UUID, *, shows_parts: bool) -> Visit:
    """What one person did, from events with the newest first."""
    newest, oldest = events[0], events[-1]
    return Visit(
        name=newest.actor_name,
        organisation=newest.actor_organisation,
        ground=GROUND_LABELS[Ground(newest.ground)],
        did=sentences.sentence(events),
        assisted_by=sentences.assisted(events),
        parts=sentences.parts_shown(events) if shows_parts else "",
        first=oldest.at,
        last=newest.at,
        ask_url=reverse("history:question", args=[case_id, newest.number]),
    )


def _told(review: AccessReview) -> Told:
    opening = review.opening
    return Told(
        what=_("du spurte om dette") if review.cause == Cause.QUESTION else str(Cause(review.cause).label),
        who=review.actor_name,
        day=review.day,
        question=review.question or (opening.reason if opening else ""),
        answer=review.answer,
        outcome=review.get_outcome_display() if review.answer else "",
    )
