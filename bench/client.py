"""Browsers that ask one server for pages, and how long they wait."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.message import Message
from typing import Final

BROWSERS: Final = 2
"""As many at a time as there are workers."""


@dataclass(frozen=True)
class Request:
    """One request, and the status it is answered with when all is well."""

    path: str
    method: str = "GET"
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Answer:
    """What came back for one request."""

    body: bytes
    headers: Message


@dataclass(frozen=True)
class Answers:
    """How long each answer took, and all of them together."""

    waits_ms: tuple[float, ...]
    seconds: float


class UnexpectedAnswerError(Exception):
    """The server answered something else than the page."""


def send(port: int, request: Request) -> Answer:
    """Send one request on a connection of its own, as a reverse proxy does, and return what comes back.

    Raises UnexpectedAnswerError.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(request.method, request.path, request.body or None, request.headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != request.status:
        msg = f"{request.method} {request.path} gave {answer.status} instead of {request.status}: {body[:300]!r}"
        raise UnexpectedAnswerError(msg)
    return Answer(body, answer.headers)


def send_all(port: int, requests: Sequence[Request]) -> Answers:
    """Send them all, a few at a time."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(BROWSERS) as pool:
        waits = tuple(pool.map(_timed(port), requests))
    return Answers(waits, time.perf_counter() - begun)


def _timed(port: int) -> Callable[[Request], float]:
    def wait_ms(request: Request) -> float:
        begun = time.perf_counter()
        send(port, request)
        return (time.perf_counter() - begun) * 1000

    return wait_ms
