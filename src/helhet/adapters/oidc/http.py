"""Asking a provider: short waits, small answers, no redirects, and a rest for one that has just failed."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from helhet.adapters.oidc.configuration import is_safe_address
from helhet.adapters.oidc.errors import ProviderDown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from urllib3 import BaseHTTPResponse, PoolManager

_CONNECT_SECONDS: Final = 3.0
_READ_SECONDS: Final = 5.0
_WHOLE_ANSWER_SECONDS: Final = 8.0
_LARGEST_ANSWER: Final = 256 * 1024
_REST_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider said. `content` is empty where it did not speak JSON."""

    status: int
    content: dict[str, Any]
    headers: Mapping[str, str] = field(repr=False)

    @property
    def is_good(self) -> bool:
        return self.status in {HTTPStatus.OK, HTTPStatus.CREATED}


def get(address: str) -> Answer:
    """Fetch a document. Raises `ProviderDown`."""
    return _ask("GET", address, None, {})


def post(address: str, form: Mapping[str, str], headers: Mapping[str, str] | None = None) -> Answer:
    """Send a form. Raises `ProviderDown`."""
    return _ask(
        "POST", address, urlencode(form), {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
    )


_resting: dict[str, float] = {}


def _ask(method: str, address: str, body: str | None, headers: Mapping[str, str]) -> Answer:
    import urllib3

    if not is_safe_address(address):
        raise ProviderDown("address")
    origin = urlsplit(address).netloc
    if _resting.get(origin, 0) > time.monotonic():
        raise ProviderDown("resting")
    try:
        answer = _answer(method, address, body, headers)
    except (urllib3.exceptions.HTTPError, TimeoutError) as error:
        _resting[origin] = time.monotonic() + _REST_SECONDS
        raise ProviderDown("unreachable") from error
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ProviderDown("broken")
    return answer


def _answer(method: str, address: str, body: str | None, headers: Mapping[str, str]) -> Answer:
    response = _pool(_proxy_for(address)).request(
        method,
        address,
        body=body,
        headers={"Accept": "application/json", **headers},
        preload_content=False,
        redirect=False,
        retries=False,
    )
    try:
        return Answer(response.status, _json(_read(response)), response.headers)
    finally:
        response.release_conn()


def _read(response: BaseHTTPResponse) -> bytes:
    """The body, unless it is too long or takes too long; a provider that drips is a provider that is down."""
    deadline = time.monotonic() + _WHOLE_ANSWER_SECONDS
    body = b""
    while part := response.read1(_LARGEST_ANSWER):
        body += part
        if len(body) > _LARGEST_ANSWER or time.monotonic() > deadline:
            response.close()
            raise TimeoutError
    return body


def _json(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _proxy_for(address: str) -> str:
    """The proxy that this machine goes out through (HTTPS_PROXY and NO_PROXY); none for this machine itself."""
    parts = urlsplit(address)
    if parts.scheme != "https" or proxy_bypass(parts.hostname or ""):
        return ""
    return getproxies().get("https", "")


@cache
def _pool(proxy: str) -> PoolManager:
    import urllib3

    timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
    if proxy:
        return urllib3.ProxyManager(proxy, timeout=timeout, maxsize=4)
    return urllib3.PoolManager(timeout=timeout, maxsize=4)


def forget_failures() -> None:
    """Ask everybody again at once."""
    _resting.clear()
