"""A period includes its first and its last day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helhet.kernel.periods import Period, PeriodError

JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))
FROM_JANUARY = Period(date(2026, 1, 1))

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
PERIODS = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(length)),
    DAYS,
    st.none() | st.integers(0, 60),
)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 1, 31), True),
        (date(2026, 2, 1), False),
    ],
)
def test_a_period_contains_its_first_and_its_last_day_and_none_outside(day: date, inside: bool) -> None:
    assert JANUARY.contains(day) is inside


def test_a_period_is_not_over_on_its_last_day_but_on_the_next() -> None:
    assert not JANUARY.is_over(date(2026, 1, 31))
    assert JANUARY.is_over(date(2026, 2, 1))


def test_a_period_without_an_end_goes_on() -> None:
    assert FROM_JANUARY.contains(date.max)
    assert not FROM_JANUARY.is_over(date.max)
    assert not FROM_JANUARY.contains(date(2025, 12, 31))


def test_a_period_may_be_a_single_day() -> None:
    assert Period(date(2026, 1, 1), date(2026, 1, 1)).contains(date(2026, 1, 1))


def test_a_period_that_ends_before_it_starts_is_refused_with_a_message_for_the_end() -> None:
    with pytest.raises(PeriodError) as refused:
        Period(date(2026, 1, 2), date(2026, 1, 1))

    assert refused.value.messages == {"ends_on": "Sluttdatoen kan ikke være før startdatoen."}


def test_periods_that_meet_on_one_day_overlap_and_neighbours_do_not() -> None:
    assert JANUARY.overlaps(Period(date(2026, 1, 31)))
    assert not JANUARY.overlaps(Period(date(2026, 2, 1)))


@given(PERIODS, PERIODS)
def test_two_periods_overlap_exactly_when_they_have_a_day_in_common(one: Period, other: Period) -> None:
    days = [date(2026, 1, 1) + timedelta(n) for n in range(150)]
    in_common = any(one.contains(day) and other.contains(day) for day in days)

    assert one.overlaps(other) is other.overlaps(one) is in_common
