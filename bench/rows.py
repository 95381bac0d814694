"""The pages that are measured, and what each may cost."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from bench.client import Request

_TOKEN: Final = "b" * 32
"""What a form sends back of its cookie, so that nobody else can send it."""

Ids = Mapping[str, str]


@dataclass(frozen=True)
class Budget:
    """The most a row may cost. Zero sets no limit."""

    queries: int
    cpu_ms: float
    times_floor: float = 4.0


@dataclass(frozen=True)
class Row:
    """One page: how it is asked for on one plan, and on which of the plans."""

    name: str
    request: Callable[[Ids], Request]
    requests: int
    plans: range
    floor_plans: range
    budget: Budget


def _plan(ids: Ids) -> Request:
    return Request(f"/plans/{ids['plan']}/")


def _case_list(_ids: Ids) -> Request:
    return Request("/cases/")


def _note(ids: Ids) -> Request:
    text = "Det gikk fint på tirsdag. Vi øver videre på bussen, med tegninger og god tid om morgenen."
    hidden = {"csrfmiddlewaretoken": _TOKEN, "goal_id": ids["goal"], "submission": str(uuid.uuid4())}
    form = {**hidden, "comment_kind": "progress", "text": f"{text} {random.random()}"}
    where = f"/plans/{ids['plan']}/items/comment/new/?goal={ids['goal']}"
    return Request(where, "POST", urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}, status=302)


def _pdf(ids: Ids) -> Request:
    return Request(f"/plans/{ids['plan']}/documents/full.pdf")


# Plans that are written in, or whose floor is, are read by no other row, so that no page grows while it is measured.
ROWS: Final = (
    Row("plan", _plan, 160, range(80), range(180, 185), Budget(queries=12, cpu_ms=16)),
    Row("case-list", _case_list, 120, range(1), range(1), Budget(queries=8, cpu_ms=20)),
    Row("note-save", _note, 240, range(80, 160), range(185, 190), Budget(queries=12, cpu_ms=8)),
    Row("pdf-full", _pdf, 40, range(160, 180), range(190, 195), Budget(queries=0, cpu_ms=150, times_floor=0)),
)


def headers(session: str) -> dict[str, str]:
    """What the browser of somebody who is signed in sends along."""
    return {
        "Cookie": f"sessionid={session}; csrftoken={_TOKEN}",
        "Accept": "text/html",
        "Accept-Encoding": "gzip",
        "Accept-Language": "nb",
    }
