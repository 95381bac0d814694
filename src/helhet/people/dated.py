"""Tables of the law that come with Helhet: JSON in `data/`, one row for each rule, each with the days it holds.

A row from 2018-01-01 is older than any plan kept here; a rule that came or was changed later has the day it came.
"""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from typing import Any

from helhet.kernel.periods import Period


def rows(name: str) -> list[dict[str, Any]]:
    """Every row of a table, in the order of the file."""
    text = resources.files("helhet.people").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def valid(row: dict[str, Any]) -> Period:
    """The days a row holds: `valid_from` to `valid_to`, both included; null is until further notice."""
    last = row["valid_to"]
    return Period(date.fromisoformat(row["valid_from"]), date.fromisoformat(last) if last else None)
