"""Lets the database be emptied between tests that need real transactions.

The access record refuses DELETE, which is how SQLite is emptied. Only here, and only for the emptying itself, the
triggers are taken away. PostgreSQL empties with TRUNCATE, which they do not touch.
"""

from collections.abc import Iterator, Sequence

import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.utils import load_backend

from helhet.audit import triggers


@pytest.fixture(autouse=True, scope="session")
def flush_goes_past_the_append_only_triggers() -> Iterator[None]:
    """Drop the triggers around each flush and create them again, in one transaction."""
    sqlite: type[BaseDatabaseOperations] = load_backend("django.db.backends.sqlite3").DatabaseOperations
    original = sqlite.execute_sql_flush

    def flush(operations: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        with transaction.atomic():
            triggers.drop(connection)
            original(operations, sql_list)
            triggers.create(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "execute_sql_flush", flush)
        yield
