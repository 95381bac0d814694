"""Queries that run at every request, built and compiled once.

Django works a query out anew each time it runs, and for a query with subqueries that costs more than the database does.
`Prepared` builds it once with stand-ins for its values, keeps the statement, and from then on only puts the values in.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from django.db import connections

from helhet.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")

Value = UUID | tuple[UUID, ...] | str | int
"""What can be put in. A number is a part of the query, such as how many rows it gives; NULL is not put in at all."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A compiled query. `places` are its parameters that are put in, each with the number of the value,
    and `converters` what makes Python values of its columns.
    """

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    converters: dict[int, Any]


class Prepared(Generic[Row]):
    """A query as a function: `prepared(person_id=…)` gives its rows.

    `build` makes the queryset of values with the same names, and must make the same one whatever they are. A tuple
    gives one statement for each length, and a number one for each number. What `build` asks the clock for holds for
    the day: each day compiles anew.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._day: date | None = None
        self._statements: dict[tuple[object, ...], _Statement] = {}

    def __call__(self, **values: Value) -> list[Row]:
        """The rows for these values."""
        if (today := clock.today()) != self._day:
            self._day, self._statements = today, {}
        shape = tuple(_shape(each) for each in values.values())
        statement = self._statements.get(shape)
        if statement is None:
            statement = self._statements[shape] = _compiled(self._build, values)
        return _run(statement, values.values())

    def first(self, **values: Value) -> Row | None:
        """The first of the rows, or nothing."""
        return next(iter(self(**values)), None)


def _shape(value: Value) -> int:
    """What tells statements apart."""
    if isinstance(value, tuple):
        return len(value)
    return value if isinstance(value, int) else 0


def _compiled(build: Callable[..., QuerySet[Any, Any]], values: dict[str, Value]) -> _Statement:
    stand_ins = {name: _stand_in(value, place) for place, (name, value) in enumerate(values.items())}
    queryset = build(**stand_ins)
    compiler = queryset.query.get_compiler(queryset.db)
    sql, params = compiler.as_sql()
    known = _laid_out(stand_ins.values(), compiler.connection)
    places = tuple(
        (place, known.index(param))
        for place, param in enumerate(params)
        if not isinstance(param, int) and param in known
    )
    converters = compiler.get_converters(column for column, *_ in compiler.select[: compiler.col_count])
    return _Statement(queryset, compiler, sql, tuple(params), places, converters)


def _run(statement: _Statement, values: Iterable[Value]) -> list[Any]:
    queryset, compiler = statement.queryset.all(), copy(statement.compiler)
    compiler.connection = connections[queryset.db]  # each thread has its own
    given, params = _laid_out(values, compiler.connection), list(statement.params)
    for place, number in statement.places:
        params[place] = given[number]
    compiler.as_sql = lambda *_, **__: (statement.sql, tuple(params))  # type: ignore[method-assign]
    compiler.get_converters = lambda *_: statement.converters  # type: ignore[method-assign]
    queryset.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    return list(queryset)


def _stand_in(value: Value, place: int) -> Value:
    """A value of the same kind that no query has of its own."""
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return tuple(UUID(fields=(0xFFFFFFFF, place, number, 0, 0, 0)) for number, _ in enumerate(value))
    return f"\N{REPLACEMENT CHARACTER}{place}" if isinstance(value, str) else UUID(fields=(0, place, 0, 0, 0, 1))


def _laid_out(values: Iterable[Value], connection: BaseDatabaseWrapper) -> list[Any]:
    """The values one by one, as the database takes them."""
    flat = (part for value in values for part in (value if isinstance(value, tuple) else (value,)))
    is_native = connection.features.has_native_uuid_field
    return [part.hex if isinstance(part, UUID) and not is_native else part for part in flat]
