"""Start patterns: what is wise to agree on early in common situations (P-35). Data in `data/patterns`, never goals."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.plans.models import CooperationNeed, ReviewKind

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class SuggestedReview:
    """A day to look at the plan, to talk, or to hand over, some months after the plan begins."""

    months: int
    kind: ReviewKind
    note: str

    def due_on(self, start: date) -> date:
        return clock.add_months(start, self.months)


@dataclass(frozen=True, slots=True)
class SuggestedCooperation:
    """Somebody who is often needed, and what for."""

    provider: str
    need: CooperationNeed
    why: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One situation in plain words: when it fits, and what it suggests."""

    code: str
    name: str
    fits: str
    reviews: tuple[SuggestedReview, ...]
    cooperation: tuple[SuggestedCooperation, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern that comes with Helhet, by name."""
    files = resources.files("helhet.plans").joinpath("data", "patterns").iterdir()
    found = (_read(file.name, file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".json"))
    return tuple(sorted(found, key=lambda pattern: pattern.name))


def pattern_named(code: str) -> Pattern:
    """The pattern with a code from an address. Raises `NotVisible` for a code nobody has."""
    for pattern in patterns():
        if pattern.code == code:
            return pattern
    raise NotVisible


def _read(name: str, text: str) -> Pattern:
    stored = json.loads(text)
    return Pattern(
        code=name.removesuffix(".json"),
        name=stored["name"],
        fits=stored["fits"],
        reviews=tuple(
            SuggestedReview(each["months"], ReviewKind(each["kind"]), each["note"]) for each in stored["reviews"]
        ),
        cooperation=tuple(
            SuggestedCooperation(each["provider"], CooperationNeed(each["need"]), each["why"])
            for each in stored["cooperation"]
        ),
    )
