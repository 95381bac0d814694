"""Folkeregisteret, asked who has parental responsibility for somebody and who is the guardian.

The codes are those of the register. Helhet comes with no connection of its own: a municipality has its own agreement
and its own way in, and names the class to use in `HELHET_POPULATION_REGISTER`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class Responsibility(enum.StrEnum):
    """Who has parental responsibility, as the register says it (foreldreansvar)."""

    BOTH = "felles"
    MOTHER = "mor"
    FATHER = "far"
    CO_MOTHER = "medmor"
    OTHERS = "andre"
    UNKNOWN = "ukjent"


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody the register names. `mandate` is what a guardian's mandate says, empty for a parent; `deprived` tells
    that the person is deprived of legal capacity in it (rettslig handleevne).
    """

    national_id: str
    given_name: str
    family_name: str
    since: date
    mandate: str = ""
    deprived: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register knows of one person. Nobody named is no proof that there is nobody: a judgment may be missing,
    so a document is always taken too.
    """

    responsibility: Responsibility = Responsibility.UNKNOWN
    parents: tuple[Registered, ...] = ()
    guardians: tuple[Registered, ...] = ()


class RegisterDownError(Exception):
    """The register did not answer, or not in a way that can be understood."""


class PopulationRegister(Protocol):
    """A way to ask the register."""

    def who_acts_for(self, national_id: str) -> Answer:
        """What is registered for the person with this number. Raises `RegisterDownError`."""
        ...


@dataclass
class FakeRegister:
    """Answers from what it is given, for tests and for trying the pages out. `is_down` lets it not answer."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    is_down: bool = False
    asked: list[str] = field(default_factory=list)

    def who_acts_for(self, national_id: str) -> Answer:
        """What it was given for this number, or that nobody is known."""
        self.asked.append(national_id)
        if self.is_down:
            raise RegisterDownError
        return self.answers.get(national_id, Answer())
