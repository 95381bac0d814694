"""The access record on PostgreSQL in one table a month, so that a record of many years stays quick to write and copy.

An event of a month that has no table of its own lands in the table of the rest: nothing is ever refused for want of a
table. On SQLite there is one table, and nothing here does anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection as default_connection
from django.db import transaction

from helhet.audit import triggers
from helhet.audit.triggers import TABLE
from helhet.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

MONTHS_AHEAD: Final = 3
REST: Final = f"{TABLE}_rest"
_WHOLE: Final = f"{TABLE}_whole"

_KEYS: Final = (
    f"ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_pkey PRIMARY KEY (id, at)",
    f"ALTER TABLE {TABLE} ADD CONSTRAINT audit_event_number_in_chain UNIQUE (chain_id, number, at)",
    f"CREATE INDEX audit_event_by_account ON {TABLE} (account_id, at)",
)
_WHOLE_KEYS: Final = (
    f"ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_pkey PRIMARY KEY (id)",
    f"ALTER TABLE {TABLE} ADD CONSTRAINT audit_event_number_in_chain UNIQUE (chain_id, number)",
    f"CREATE INDEX audit_event_by_account ON {TABLE} (account_id, at)",
)


def make(connection: BaseDatabaseWrapper) -> None:
    """Turn the one table into months, with all it holds. Only a migration does."""
    _rebuild(connection, f"CREATE TABLE {TABLE} (LIKE {_WHOLE} INCLUDING DEFAULTS) PARTITION BY RANGE (at)", _KEYS)


def unmake(connection: BaseDatabaseWrapper) -> None:
    """Back to one table. Only a migration backwards does."""
    _rebuild(connection, f"CREATE TABLE {TABLE} (LIKE {_WHOLE} INCLUDING DEFAULTS)", _WHOLE_KEYS)


def ensure(connection: BaseDatabaseWrapper = default_connection) -> list[str]:
    """Make the tables of this month and the next ones where they are missing, and return their names.

    A month that already has events in the rest stays there whole.
    """
    if connection.vendor != "postgresql":
        return []
    first = clock.now().date().replace(day=1)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        return list(_made(cursor, first, clock.add_months(first, MONTHS_AHEAD)))


def _rebuild(connection: BaseDatabaseWrapper, create: str, keys: tuple[str, ...]) -> None:
    if connection.vendor != "postgresql":
        return
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABLE} RENAME TO {_WHOLE}")
        cursor.execute(create)
        if "PARTITION" in create:
            cursor.execute(f"CREATE TABLE {REST} PARTITION OF {TABLE} DEFAULT")
            list(_made(cursor, _oldest_month(cursor), clock.add_months(clock.now().date(), MONTHS_AHEAD)))
        cursor.execute(f"INSERT INTO {TABLE} SELECT * FROM {_WHOLE}")  # noqa: S608 - names of our own
        cursor.execute(f"DROP TABLE {_WHOLE}")
        for statement in keys:
            cursor.execute(statement)
    triggers.create(connection)


def _oldest_month(cursor: CursorWrapper) -> date:
    cursor.execute(f"SELECT min(at) FROM {_WHOLE}")  # noqa: S608
    oldest = cursor.fetchone()[0] or clock.now()
    day: date = oldest.date()
    return day.replace(day=1)


def _made(cursor: CursorWrapper, first: date, last: date) -> Iterator[str]:
    """Make the month tables that are missing, from one month to another."""
    month = first
    while month <= last:
        following = clock.add_months(month, 1)
        name = f"{TABLE}_{month:%Y_%m}"
        if not _exists(cursor, name) and not _has_events_in_rest(cursor, month, following):
            span = f"FROM ('{month} 00:00+00') TO ('{following} 00:00+00')"
            cursor.execute(f"CREATE TABLE {name} PARTITION OF {TABLE} FOR VALUES {span}")
            yield name
        month = following


def _exists(cursor: CursorWrapper, name: str) -> bool:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [name])
    return bool(cursor.fetchone()[0])


def _has_events_in_rest(cursor: CursorWrapper, first: date, until: date) -> bool:
    span = f"at >= '{first} 00:00+00' AND at < '{until} 00:00+00'"
    cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {REST} WHERE {span})")  # noqa: S608
    return bool(cursor.fetchone()[0])
