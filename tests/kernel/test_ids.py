"""Ids are UUIDv7 and sort in the order they were made."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from helhet.kernel import ids


def test_an_id_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    made = ids.new_id()

    assert type(made) is uuid.UUID
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == pytest.approx(time.time_ns() // 1_000_000, abs=60_000)


def test_ids_sort_in_the_order_they_were_made() -> None:
    made = [ids.new_id() for _ in range(2_000)]

    assert made == sorted(set(made))
    assert [str(each) for each in made] == sorted(str(each) for each in made)


def test_ids_keep_their_order_when_the_clock_of_the_machine_steps_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = ids.new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)

    assert ids.new_id() > earlier


def test_threads_never_get_the_same_id() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: ids.new_id(), range(2_000)))

    assert len(set(made)) == len(made)
