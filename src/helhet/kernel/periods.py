"""Periods of whole days, with both ends included: "1.1.-31.1." is all of January."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from helhet.kernel.errors import InvalidInput


class PeriodError(InvalidInput):
    """A period ends before it starts. The message belongs to the field `ends_on`."""

    def __init__(self) -> None:
        super().__init__({"ends_on": _("Sluttdatoen kan ikke være før startdatoen.")})


@dataclass(frozen=True)
class Period:
    """The days from `start` to `end`, both included; without `end` it goes on until ended.

    Raises PeriodError where `end` is before `start`.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.is_over(self.start):
            raise PeriodError

    def contains(self, day: date) -> bool:
        """Tell whether `day` is one of the days of the period."""
        return self.start <= day and not self.is_over(day)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two periods have a day in common."""
        return not (self.is_over(other.start) or other.is_over(self.start))

    def is_over(self, day: date) -> bool:
        """Tell whether the last day has passed on `day`. The last day itself is not over."""
        return self.end is not None and self.end < day
