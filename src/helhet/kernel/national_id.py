"""National identity numbers: fødselsnummer and D-nummer.

Eleven digits: day, month, year (two each), three individual and two control digits
(folkeregisterforskriften, FOR-2017-07-14-1201, §§ 2-2-1 and 2-2-2).

Numbers issued from 1 January 2032 follow a weaker control rule and tell neither century nor gender.
They cannot be told from older ones for certain, so nothing but form is read out of any number.
A number that passes is well formed; that is no proof that anyone has it.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from helhet.kernel.errors import InvalidInput

_LENGTH: Final = 11
_MONTHS: Final = range(1, 13)
_FIRST_HELP_NUMBER_DAY: Final = 80
_FIRST_CONTROL_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_CONTROL_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_FIRST_REMAINDERS: Final = frozenset({0, 1, 2, 3})
"""Only 0 in numbers issued before 2032, all four from then on."""


class Kind(IntEnum):
    """The kind of number; the value is what is added to the day."""

    BIRTH_NUMBER = 0
    D_NUMBER = 40


class Series(IntEnum):
    """Who the number is for; the value is what is added to the month."""

    REAL = 0
    NAV_SYNTHETIC_OR_HELP_NUMBER = 40
    """NAV's test people share these months with local help numbers (H-nummer)."""
    NHN_SYNTHETIC = 65
    SKATTEETATEN_SYNTHETIC = 80


class Problem(TextChoices):
    """Why a number is refused; the label says it on the screen."""

    NOT_DIGITS = "not_digits", _("Nummeret kan bare ha tall.")
    WRONG_LENGTH = "wrong_length", _("Nummeret må ha 11 siffer.")
    IMPOSSIBLE_DATE = (
        "impossible_date",
        _("De seks første sifrene er ikke en dato. Se etter om noen av dem er feil."),
    )
    CONTROL_DIGITS = (
        "control_digits",
        _("Nummeret stemmer ikke. Se etter om et siffer er feil eller har byttet plass."),
    )
    HELP_NUMBER = (
        "help_number",
        _("Dette ser ut som et hjelpenummer. Skriv fødselsnummer eller D-nummer."),
    )
    SYNTHETIC_IN_PRODUCTION = (
        "synthetic_in_production",
        _("Dette er et oppdiktet nummer til testing. Skriv et ekte fødselsnummer eller D-nummer."),
    )
    REAL_IN_DEMO = (
        "real_in_demo",
        _("Dette ser ut som nummeret til en virkelig person. Her kan du bare bruke oppdiktede numre fra Skatteetaten."),
    )
    OTHER_SERIES_IN_DEMO = (
        "other_series_in_demo",
        _("Her kan du bare bruke oppdiktede numre fra Skatteetaten, der 80 er lagt til måneden."),
    )


class InvalidNationalId(InvalidInput):
    """The number is refused because of `problem`. Never carries the number itself."""

    def __init__(self, problem: Problem) -> None:
        super().__init__({"national_id": problem.label})
        self.problem = problem


@dataclass(frozen=True)
class NationalId:
    """A well-formed number. Written out it is masked, so that it cannot end up in a log."""

    digits: str = field(repr=False)
    kind: Kind
    series: Series

    def __str__(self) -> str:
        return mask(self.digits)


class NumberPolicy(Enum):
    """Which series an installation lets in, so that real and made-up people never mix."""

    REAL_ONLY = "real_only"
    SYNTHETIC_ONLY = "synthetic_only"

    @classmethod
    def for_mode(cls, mode: str) -> "NumberPolicy":
        """Return the policy of a HELHET_MODE: real people in production, made-up ones elsewhere."""
        return cls.REAL_ONLY if mode == "production" else cls.SYNTHETIC_ONLY

    def objection(self, series: Series) -> Problem | None:
        """Return why a number of this series is not let in, or None when it is."""
        return _OBJECTIONS[self].get(series)


_OBJECTIONS: Final = {
    NumberPolicy.REAL_ONLY: {
        Series.NAV_SYNTHETIC_OR_HELP_NUMBER: Problem.HELP_NUMBER,
        Series.NHN_SYNTHETIC: Problem.SYNTHETIC_IN_PRODUCTION,
        Series.SKATTEETATEN_SYNTHETIC: Problem.SYNTHETIC_IN_PRODUCTION,
    },
    NumberPolicy.SYNTHETIC_ONLY: {
        Series.REAL: Problem.REAL_IN_DEMO,
        Series.NAV_SYNTHETIC_OR_HELP_NUMBER: Problem.OTHER_SERIES_IN_DEMO,
        Series.NHN_SYNTHETIC: Problem.OTHER_SERIES_IN_DEMO,
    },
}


def accept(text: str, policy: NumberPolicy) -> NationalId:
    """Return the number written in `text` if it is well formed and `policy` lets it in.

    The policy speaks before the control digits: nobody is helped to correct a number that must
    not be entered at all. Raises InvalidNationalId.
    """
    number = _classify(_digits(text))
    if problem := policy.objection(number.series):
        raise InvalidNationalId(problem)
    _check(number)
    return number


def parse(text: str) -> NationalId:
    """Return the number written in `text` if it is well formed, whatever its series.

    Spaces are left out of what is returned. Raises InvalidNationalId.
    """
    number = _classify(_digits(text))
    _check(number)
    return number


def mask(digits: str) -> str:
    """Return the date part alone: "01819090366" becomes "018190 *****"."""
    return f"{digits[:6]} *****"


def _digits(text: str) -> str:
    digits = "".join(text.split())
    if digits and not (digits.isascii() and digits.isdigit()):
        raise InvalidNationalId(Problem.NOT_DIGITS)
    if len(digits) != _LENGTH:
        raise InvalidNationalId(Problem.WRONG_LENGTH)
    return digits


def _classify(digits: str) -> NationalId:
    day, month = int(digits[:2]), int(digits[2:4])
    if day >= _FIRST_HELP_NUMBER_DAY:
        raise InvalidNationalId(Problem.HELP_NUMBER)
    kind = Kind.D_NUMBER if day >= Kind.D_NUMBER else Kind.BIRTH_NUMBER
    for series in Series:
        if month - series in _MONTHS:
            return NationalId(digits, kind, series)
    raise InvalidNationalId(Problem.IMPOSSIBLE_DATE)


def _check(number: NationalId) -> None:
    if not _has_possible_date(number):
        raise InvalidNationalId(Problem.IMPOSSIBLE_DATE)
    if not _has_right_control_digits(number.digits):
        raise InvalidNationalId(Problem.CONTROL_DIGITS)


def _has_possible_date(number: NationalId) -> bool:
    """Tell whether the date exists in some century: 29 February in every year that 4 divides."""
    day, month, year = (int(number.digits[at : at + 2]) for at in (0, 2, 4))
    try:
        date(2000 + year, month - number.series, day - number.kind)
    except ValueError:
        return False
    return True


def _has_right_control_digits(digits: str) -> bool:
    first = _remainder(digits[:10], _FIRST_CONTROL_WEIGHTS)
    second = _remainder(digits, _SECOND_CONTROL_WEIGHTS)
    return first in _FIRST_REMAINDERS and second == 0


def _remainder(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
