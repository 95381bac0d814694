"""Typst works in a process of its own, which may end without harm."""

from threading import Thread

import pytest

from helhet.exports.typesetter import RefusedError, Typesetter


def test_a_process_that_was_ended_is_started_again() -> None:
    typesetter = Typesetter()
    with pytest.raises(RefusedError):
        typesetter.pdf({}, timestamp=0)
    first = typesetter._process
    assert first is not None
    first.kill()
    first.wait()
    with pytest.raises(RefusedError):
        typesetter.pdf({}, timestamp=0)
    assert typesetter._process is not first
    typesetter.stop()
    assert typesetter._process is None


def test_threads_take_turns_with_one_process() -> None:
    typesetter, refused = Typesetter(), []

    def ask() -> None:
        try:
            typesetter.pdf({}, timestamp=0)
        except RefusedError as error:
            refused.append(str(error))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    typesetter.stop()
    assert len(refused) == 4
