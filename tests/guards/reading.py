"""Reading a page changes nothing, apart from the record of who read it, and the session with its sign-in."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test.client import ClientHandler

_WRITE = re.compile(r'\s*(?:INSERT\s+(?:OR\s+IGNORE\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
_MAY_BE_WRITTEN = frozenset({"audit_auditevent", "audit_chain", "django_session", "signin_signin"})
_BACK_FROM_A_PROVIDER = re.compile(r"/sign-in/by/[\w-]+/callback/")
"""OpenID Connect brings the browser back with a GET, and that signs somebody in."""
_MAY_BE_WRITTEN_THEN = _MAY_BE_WRITTEN | {"people_account", "signin_spenttoken"}


@pytest.fixture(autouse=True)
def reading_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when a GET or HEAD request through the test client writes to any other table."""
    original = ClientHandler.get_response

    def get_response(handler: ClientHandler, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return original(handler, request)
        with _writes_refused(str(request.path)):
            return original(handler, request)

    monkeypatch.setattr(ClientHandler, "get_response", get_response)


@contextmanager
def _writes_refused(path: str) -> Iterator[None]:
    allowed = _MAY_BE_WRITTEN_THEN if _BACK_FROM_A_PROVIDER.fullmatch(path) else _MAY_BE_WRITTEN

    def refuse(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        written = _WRITE.match(sql)
        if written and written.group(1) not in allowed:
            message = f"GET {path} writes to {written.group(1)}"
            raise AssertionError(message)
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        yield
