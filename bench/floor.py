"""The floor under a page: the same statements run by hand, and the same number of bytes, with nothing in between.

A request with the header `X-Bench-Watch: <name>` is answered as always, and what it asked of the database is kept under
the name. After that `/bench/floor/?page=<name>` does the same without session, rules, models or templates.
"""

from __future__ import annotations

import pickle
import re
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from helhet.kernel.ids import new_id

Handler = Callable[[HttpRequest], HttpResponse]

ADDRESS: Final = "/bench/floor/"
WATCH: Final = "X-Bench-Watch"
STATEMENTS: Final = "X-Bench-Statements"
_INSERT: Final = re.compile(r'INSERT INTO "(?P<table>\w+)" \((?P<columns>[^)]*)\)')


@dataclass(frozen=True)
class Statement:
    """One statement as the page ran it. `fresh` names the parameters that must be new each time it runs."""

    sql: str
    params: tuple[Any, ...]
    in_transaction: bool
    fresh: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Watched:
    """What one page asked for and gave."""

    bytes: int
    statements: tuple[Statement, ...]


def bare_or_watched(get_response: Handler) -> Handler:
    """Stands before every other middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == ADDRESS:
            return _answer(_kept(request.GET["page"]))
        if name := request.headers.get(WATCH):
            return _watch(name, request, get_response)
        return get_response(request)

    return middleware


def _watch(name: str, request: HttpRequest, get_response: Handler) -> HttpResponse:
    seen: list[tuple[str, tuple[Any, ...], bool]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        seen.append((sql, tuple(params or ()), connection.in_atomic_block))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = get_response(request)
    watched = Watched(len(response.content), tuple(_statements(seen)))
    _file(name).write_bytes(pickle.dumps(watched))
    response.headers[STATEMENTS] = str(len(watched.statements))
    return response


def _file(name: str) -> Path:
    folder: Path = settings.HELHET_DATA
    return folder / f"watched-{name}.pickle"


def _statements(seen: list[tuple[str, tuple[Any, ...], bool]]) -> Iterator[Statement]:
    """An inserted row has an id of its own each time, also where later statements repeat it."""
    made: dict[UUID, str] = {}
    for number, (sql, params, in_transaction) in enumerate(seen):
        fresh = {}
        if insert := _INSERT.match(sql):
            columns = [column.strip(' "') for column in insert["columns"].split(",")]
            for place, value in enumerate(params):
                column = columns[place % len(columns)]
                if column == "id" and isinstance(value, UUID):
                    made.setdefault(value, f"id {len(made)}")
                elif column == "number" and "audit" in insert["table"]:
                    fresh[place] = f"number {number}"
        fresh |= {place: made[value] for place, value in enumerate(params) if isinstance(value, UUID) and value in made}
        yield Statement(sql, params, in_transaction, fresh)


@cache
def _kept(name: str) -> Watched:
    watched: Watched = pickle.loads(_file(name).read_bytes())  # noqa: S301 - our own
    return watched


def _answer(page: Watched) -> HttpResponse:
    ids: dict[str, Any] = {}
    for in_transaction, statements in groupby(page.statements, key=lambda statement: statement.in_transaction):
        with transaction.atomic() if in_transaction else nullcontext():
            for statement in statements:
                _run(statement, ids)
    return HttpResponse(b" " * page.bytes, content_type="application/octet-stream")


def _run(statement: Statement, ids: dict[str, Any]) -> None:
    params = list(statement.params)
    for place, name in statement.fresh.items():
        params[place] = ids.setdefault(name, new_id() if name.startswith("id") else time.time_ns())
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, params)
        if cursor.description:
            cursor.fetchall()
