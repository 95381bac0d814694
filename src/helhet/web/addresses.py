"""Addresses for a page that has a hundred and fifty of them: worked out once for each name, then filled in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.urls import get_script_prefix, reverse

if TYPE_CHECKING:
    from django.http import QueryDict

ORIGIN: Final = "from"
"""What a link on a goal's page says, so that one comes back to it: the goal."""


def origin(query: QueryDict) -> UUID | None:
    """The goal whose page one came from, where the address says it."""
    try:
        return UUID(query.get(ORIGIN, ""))
    except ValueError:
        return None


def address(name: str, *args: UUID | str) -> str:
    """What `reverse` says, for addresses of identifiers and the names of kinds."""
    return address_under(get_script_prefix(), name, *args)


def address_under(prefix: str, name: str, *args: UUID | str) -> str:
    """`address` for a page that has asked for the script prefix once."""
    said = tuple([None if isinstance(arg, UUID) else arg for arg in args])
    return _pattern(prefix, name, said) % tuple([arg for arg in args if isinstance(arg, UUID)])


@lru_cache(maxsize=1000)
def _pattern(prefix: str, name: str, said: tuple[str | None, ...]) -> str:  # noqa: ARG001 - the prefix stands in it
    """An address with `%s` for each identifier."""
    stand_ins = [UUID(int=place) if arg is None else arg for place, arg in enumerate(said)]
    pattern = reverse(name, args=stand_ins).replace("%", "%%")
    for stand_in in stand_ins:
        if isinstance(stand_in, UUID):
            pattern = pattern.replace(str(stand_in), "%s")
    return pattern
