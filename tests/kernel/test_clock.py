"""The clock speaks UTC, the calendar speaks Norwegian time, and both can be held still."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from helhet.kernel import clock


def test_now_is_the_real_time_in_utc() -> None:
    before = datetime.now(UTC)
    moment = clock.now()

    assert before <= moment <= datetime.now(UTC)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day_in_norway"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_today_changes_at_midnight_in_norway_winter_and_summer(moment: datetime, day_in_norway: date) -> None:
    with clock.at(moment):
        assert clock.today() == day_in_norway


def test_the_clock_can_be_held_still_and_is_given_back_afterwards() -> None:
    outer = datetime(2020, 5, 17, 12, tzinfo=UTC)
    inner = datetime(2021, 5, 17, 12, tzinfo=UTC)

    with clock.at(outer):
        with clock.at(inner):
            assert clock.now() == inner
        assert clock.now() == outer
    assert clock.now() > inner


def test_the_clock_is_given_back_when_the_block_fails() -> None:
    frozen = datetime(2020, 5, 17, 12, tzinfo=UTC)
    with pytest.raises(ZeroDivisionError), clock.at(frozen):
        1 / 0  # noqa: B018

    assert clock.now() > frozen


def test_a_moment_in_another_zone_is_told_in_utc() -> None:
    with clock.at(datetime(2026, 5, 17, 2, tzinfo=timezone(timedelta(hours=2)))):
        assert clock.now().isoformat() == "2026-05-17T00:00:00+00:00"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime(2026, 5, 17)):  # noqa: DTZ001
        pass


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 5, 17), 0, date(2026, 5, 17)),
    ],
)
def test_months_are_added_by_the_calendar_and_end_on_the_last_day_of_a_short_month(
    day: date, months: int, expected: date
) -> None:
    assert clock.add_months(day, months) == expected
