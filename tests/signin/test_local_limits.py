"""How wrong guesses slow down the next one, and whom they never slow down."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from helhet.kernel import clock
from helhet.signin.actions import attempts
from helhet.signin.limits import FORGOTTEN_AFTER, LIMITS, Limit, Tries, Watched
from helhet.signin.models import Attempts

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NINA = Tries(Watched.NAME_FROM_SOURCE, "nina 192.0.2.1")
LIMIT = LIMITS[Watched.NAME_FROM_SOURCE]


def guess(times: int, *tries: Tries) -> None:
    for _ in range(times):
        attempts.count(*tries)


def pause_now(*tries: Tries) -> timedelta:
    """What the next guess is told to wait; nothing when it is tried."""
    try:
        attempts.count(*tries)
    except attempts.TooSoon as refusal:
        return refusal.wait
    return timedelta()


def test_the_pause_doubles_up_to_a_longest() -> None:
    limit = Limit(free=2, first=timedelta(seconds=5), longest=timedelta(seconds=30))
    pauses = [limit.pause_after(count).seconds for count in range(8)]
    assert pauses == [0, 0, 5, 10, 20, 30, 30, 30]
    assert limit.pause_after(10**9) == limit.longest


def test_no_pause_is_longer_than_an_hour() -> None:
    """A slow-down, never a lock."""
    assert max(limit.longest for limit in LIMITS.values()) <= timedelta(hours=1)


def test_guesses_beyond_the_free_ones_must_wait() -> None:
    with clock.at(NOON):
        guess(LIMIT.free, NINA)
        assert pause_now(NINA) == LIMIT.first
    with clock.at(NOON + LIMIT.first):
        assert pause_now(NINA) == timedelta()
        assert pause_now(NINA) == 2 * LIMIT.first


def test_a_guess_that_was_not_tried_does_not_make_the_pause_longer() -> None:
    with clock.at(NOON):
        guess(LIMIT.free, NINA)
        assert [pause_now(NINA) for _ in range(20)] == [LIMIT.first] * 20


def test_another_name_and_another_place_are_not_slowed_down() -> None:
    with clock.at(NOON):
        guess(LIMIT.free, NINA)
        assert pause_now(Tries(Watched.NAME_FROM_SOURCE, "ola 192.0.2.1")) == timedelta()
        assert pause_now(Tries(Watched.NAME_FROM_SOURCE, "nina 192.0.2.2")) == timedelta()
        assert pause_now(Tries(Watched.DEVICE, NINA.what)) == timedelta()


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_get_no_further_than_one_after_another() -> None:
    def one(_number: int) -> bool:
        try:
            with clock.at(NOON):
                return pause_now(NINA) == timedelta()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        tried = list(pool.map(one, range(24)))
    assert tried.count(True) == LIMIT.free


def test_while_one_pause_lasts_nothing_is_counted_by_the_others() -> None:
    place = Tries(Watched.SOURCE, "192.0.2.1")
    with clock.at(NOON):
        guess(LIMIT.free, NINA)
        for _ in range(LIMITS[Watched.SOURCE].free * 2):
            pause_now(NINA, place)
        assert pause_now(place) == timedelta()


def test_a_right_answer_is_a_new_beginning() -> None:
    with clock.at(NOON):
        guess(LIMIT.free, NINA)
        attempts.forgive(NINA)
        assert pause_now(NINA) == timedelta()


def test_a_right_answer_takes_back_only_itself_where_many_share_a_place() -> None:
    place = Tries(Watched.SOURCE, "192.0.2.1")
    with clock.at(NOON):
        guess(LIMITS[Watched.SOURCE].free, place)
        attempts.take_back(place)
        assert pause_now(place) == timedelta()
        assert pause_now(place) > timedelta()


def test_after_a_day_nothing_counts_and_nothing_is_kept() -> None:
    with clock.at(NOON):
        guess(LIMIT.free + 1, Tries(Watched.SOURCE, "192.0.2.9"))
        guess(LIMIT.free, NINA)
    with clock.at(NOON + FORGOTTEN_AFTER + timedelta(seconds=1)):
        assert pause_now(NINA) == timedelta()
        assert attempts.forget_old() == 1
        assert Attempts.objects.count() == 1


def test_neither_a_name_nor_an_address_is_stored() -> None:
    guess(1, NINA)
    assert len(Attempts.objects.get().key) == 64
    assert set(Attempts.objects.get().key) <= set("0123456789abcdef")
