"""A national identity number never reaches a log line."""

import logging

import pytest

from helhet.config import logs

_SYNTHETIC = "13897248022"


@pytest.mark.parametrize("as_json", [True, False], ids=["production", "demo"])
@pytest.mark.parametrize("written", [_SYNTHETIC, f"{_SYNTHETIC[:6]} {_SYNTHETIC[6:]}"])
def test_identity_numbers_are_masked_in_messages_and_tracebacks(*, as_json: bool, written: str) -> None:
    line = _logged(as_json=as_json, message="searched for %s", argument=written, error=ValueError(written))

    assert "searched for" in line
    assert written not in line


def test_shorter_and_longer_numbers_are_left_alone() -> None:
    assert "1234567890 123456789012" in _logged(as_json=True, message="%s", argument="1234567890 123456789012")


def test_what_a_person_typed_is_not_logged_with_the_request() -> None:
    record = _record("failed", None)
    record.request = "what the person typed"

    assert "typed" not in _formatter(as_json=True).format(record)


def _logged(*, as_json: bool, message: str, argument: str, error: Exception | None = None) -> str:
    return _formatter(as_json=as_json).format(_record(message, error, argument))


def _record(message: str, error: Exception | None, *arguments: str) -> logging.LogRecord:
    details = (type(error), error, None) if error else None
    return logging.LogRecord("helhet", logging.INFO, __file__, 1, message, arguments, details)


def _formatter(*, as_json: bool) -> logging.Formatter:
    declared = logs.configuration("INFO", as_json=as_json)["formatters"]["structlog"].copy()
    formatter: logging.Formatter = declared.pop("()")(**declared)
    return formatter
