"""Rows come in no order unless one was asked for: PostgreSQL gives none, and SQLite hides it."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import query

_ITERABLES = (query.ModelIterable, query.ValuesIterable, query.ValuesListIterable, query.FlatValuesListIterable)


@pytest.fixture(autouse=True)
def unordered_rows_come_shuffled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shuffle the rows of every queryset without an order, the same way each time the test runs."""
    shuffle = random.Random(request.node.nodeid).shuffle  # noqa: S311 - not for secrets
    for iterable in _ITERABLES:
        monkeypatch.setattr(iterable, "__iter__", _shuffled(iterable, shuffle))


def _shuffled(iterable: type[Any], shuffle: Any) -> Any:
    original = iterable.__iter__

    def rows(self: Any) -> Iterator[Any]:
        found = list(original(self))
        if not self.queryset.ordered:
            shuffle(found)
        return iter(found)

    return rows
