"""The made-up people that a demo lets anybody act as. The demo itself says who they are; see `HELHET_DEMO_PEOPLE`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from uuid import UUID


class Guest(Protocol):
    """One made-up person: what she or he is, in which story, and what to look for as this person."""

    @property
    def account_id(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def story(self) -> str: ...
    @property
    def hint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class GuestStory:
    """The people of one story, in the order the demo gives them."""

    title: str
    guests: tuple[Guest, ...]


def is_demo() -> bool:
    """Whether everybody here is made up, so that anybody may act as them."""
    return bool(settings.HELHET_MODE != "production")


def stories() -> tuple[GuestStory, ...]:
    """Everybody the demo offers, story by story."""
    if not settings.HELHET_DEMO_PEOPLE:
        return ()
    listed = import_string(settings.HELHET_DEMO_PEOPLE)
    return tuple(
        GuestStory(title, tuple(guests)) for title, guests in groupby(listed(), key=lambda guest: str(guest.story))
    )
