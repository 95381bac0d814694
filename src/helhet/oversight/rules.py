"""Thresholds for what is looked at, and terms of an emergency opening: dated rows that come with Helhet, in `data/`.

For the patterns an organisation may have a threshold of its own, from a day on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from django.db.models import Min

from helhet.oversight.models import Cause, PatternRule

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Pattern:
    """From how many (`least`) times, people or refusals a day something is looked at, and for how many days the same
    pair is then left alone. `hours` are hours of the day in Norway that count as odd.
    """

    is_on: bool
    least: int
    quiet_days: int
    tells_person: bool
    hours: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class EmergencyTerms:
    """How long an opening lasts, how often one person may try, and in which kinds of body they must work."""

    minutes: int
    attempts: int
    within_minutes: int
    bodies: frozenset[str]


def shipped(day: date) -> dict[Cause, Pattern]:
    """What Helhet looks for on a day where an organisation has decided nothing."""
    newest = {Cause(row["cause"]): row for row in _rows("patterns", day)}
    return {cause: _pattern(row) for cause, row in newest.items()}


def patterns(organisation_ids: Collection[UUID], day: date) -> dict[UUID, dict[Cause, Pattern]]:
    """What each organisation looks for on a day, in one question to the database."""
    found = {each: shipped(day) for each in organisation_ids}
    own = PatternRule.objects.filter(organisation__in=organisation_ids, valid_from__lte=day).order_by("valid_from")
    for rule in own:
        of_organisation = found[rule.organisation_id]
        if before := of_organisation.get(Cause(rule.cause)):
            of_organisation[Cause(rule.cause)] = replace(
                before, is_on=rule.is_on, least=rule.least, tells_person=rule.tells_person
            )
    return found


def lowest(cause: Cause, day: date) -> int:
    """The lowest threshold that any organisation has for a pattern."""
    own = PatternRule.objects.filter(cause=cause, valid_from__lte=day).aggregate(Min("least"))["least__min"]
    least = [rule.least for code, rule in shipped(day).items() if code == cause]
    return min([*least, *([own] if own else [])], default=1)


def emergency(day: date) -> EmergencyTerms:
    """What an emergency opening on a day is bound by."""
    row = _rows("emergency", day)[-1]
    return EmergencyTerms(row["minutes"], row["attempts"], row["within_minutes"], frozenset(row["bodies"]))


def _pattern(row: dict[str, Any]) -> Pattern:
    return Pattern(row["on"], row["least"], row["quiet_days"], row["tells_person"], _hours(row))


def _hours(row: dict[str, Any]) -> frozenset[int]:
    """From one hour until another, over midnight where the first is the greater."""
    first, until = row.get("from_hour", 0), row.get("until_hour", 0)
    hours = range(first, until) if first <= until else (*range(first, 24), *range(until))
    return frozenset(hours)


def _rows(name: str, day: date) -> list[dict[str, Any]]:
    """The rows that hold on a day or held before it, the newest last."""
    return [row for row in _table(name) if date.fromisoformat(row["valid_from"]) <= day]


@cache
def _table(name: str) -> list[dict[str, Any]]:
    text = resources.files("helhet.oversight").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)
    return sorted(rows, key=lambda row: str(row["valid_from"]))
