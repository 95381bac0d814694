"""Made-up names, texts and identity numbers, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

T = TypeVar("T")

_GIVEN: Final = (
    "Anna Aslak Berit Dag Eli Emil Frida Geir Hanne Ivar Jon Kari Lars Mari Nils Oda Per Ragna Siri Tor".split()
)
_FAMILY: Final = "Berg Dahl Eide Foss Haug Holm Lie Lund Moe Myhre Ness Ruud Sande Solli Strand Vik Voll Øye Ås".split()
_WORDS: Final = (
    "vi har snakket om hvordan uka går og hva som hjelper når det blir mye på en gang hjemme eller på skolen "
    "turen til svømmehallen var fin han kom seg ut av bussen alene men trenger litt mer tid om morgenen "
    "neste gang prøver vi med kortere økter pauser og tegninger som viser dagen mor sier at søvnen er bedre "
    "læreren ringer hver fredag fysioterapeuten kommer i stedet på torsdager så lenge gymsalen er stengt"
).split()

_FIRST_DAY: Final = date(1950, 1, 1)
_DAYS: Final = 18_000  # the last one is born in 1999: nobody is a child, and two digits tell the year
_FIRST_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_NUMBERS_PER_ROUND: Final = 20
_SYNTHETIC_MONTH: Final = 80


class Chosen:
    """What chance gives one case."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def given_name(self) -> str:
        return self._random.choice(_GIVEN)

    def family_name(self) -> str:
        return self._random.choice(_FAMILY)

    def text(self, shortest: int, longest: int) -> str:
        """A text of so many words."""
        chosen = self._random.choices(_WORDS, k=self._random.randint(shortest, longest))
        return " ".join(chosen).capitalize() + "."

    def sample(self, among: Sequence[T], count: int) -> list[T]:
        return self._random.sample(among, count)


def at(seed: int) -> Chosen:
    """The chance of one number."""
    return Chosen(seed)


def identity(number: int) -> tuple[date, str]:
    """The birth date and synthetic identity number of the person with this number; no two have the same."""
    rounds, days = divmod(number, _DAYS)
    born = _FIRST_DAY + timedelta(days=days)
    month = born.month + _SYNTHETIC_MONTH
    first = rounds * _NUMBERS_PER_ROUND
    for individual in range(first, first + _NUMBERS_PER_ROUND):
        start = f"{born:%d}{month}{born:%y}{individual:03}"
        if digits := _with_control_digits(start):
            return born, digits
    msg = f"No number left for person {number}"
    raise ValueError(msg)


def _with_control_digits(start: str) -> str | None:
    """The number with both control digits, or None where one of them would need two places."""
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        control = -sum(int(digit) * weight for digit, weight in zip(start, weights, strict=True)) % 11
        if control == 10:  # noqa: PLR2004 - the one remainder that is no digit
            return None
        start += str(control)
    return start
