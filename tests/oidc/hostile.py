"""A small provider that does wrong what it is told to do wrong."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt

from helhet.kernel import clock
from tests.oidc import keys

CLIENT = "helhet"
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
Claims = dict[str, Any]


def honest(claims: Claims) -> str:
    """The claims, signed with the key that is published."""
    return jwt.encode({"alg": "ES256", "kid": "theirs"}, claims, keys.elliptic("theirs"))


@dataclass
class Provider:
    """What it says of itself, of whoever comes, and how it signs that. Each can be told to be wrong."""

    port: int = 0
    metadata: dict[str, Any] = field(default_factory=dict)
    claims: Claims = field(default_factory=dict)
    without: tuple[str, ...] = ()
    sign: Callable[[Claims], str] = honest
    token: dict[str, Any] = field(default_factory=dict)
    keys: list[dict[str, Any]] = field(default_factory=lambda: [keys.elliptic("theirs").as_dict(private=False)])
    status: dict[str, int] = field(default_factory=dict)
    body: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    dripping: str = ""
    asked: list[str] = field(default_factory=list)
    received: list[dict[str, str]] = field(default_factory=list)
    _requests: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer_to(self, sent_to: str, **changed: str) -> str:
        """The address that leads back, as if somebody had signed in where the browser was sent to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(sent_to).query).items()}
        asked = self._requests.get(asked.get("request_uri", ""), asked)
        code = str(uuid.uuid4())
        self._requests[code] = asked
        said = {"code": code, "state": asked["state"], "iss": self.issuer} | changed
        return f"{asked['redirect_uri']}?{urlencode({name: value for name, value in said.items() if value})}"

    def logout_token(self, *without: str, sign: Callable[[Claims], str] = honest, **changed: Any) -> str:
        """That somebody has signed out."""
        now = int(clock.now().timestamp())
        said: Claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "jti": str(uuid.uuid4())}
        said |= {"sid": "session-1", "events": {LOGOUT_EVENT: {}}} | changed
        return sign({name: value for name, value in said.items() if name not in without})

    def _discovery(self) -> dict[str, Any]:
        paths = {
            "authorization_endpoint": "/authorise",
            "token_endpoint": "/token",
            "jwks_uri": "/keys",
            "pushed_authorization_request_endpoint": "/push",
            "end_session_endpoint": "/end",
        }
        endpoints = {name: self.issuer + path for name, path in paths.items()}
        return {
            "issuer": self.issuer,
            **endpoints,
            "authorization_response_iss_parameter_supported": True,
        } | self.metadata

    def _push(self, form: dict[str, str]) -> dict[str, Any]:
        name = f"urn:{uuid.uuid4()}"
        self._requests[name] = form
        return {"request_uri": name, "expires_in": 60}

    def _token(self, form: dict[str, str]) -> dict[str, Any]:
        asked = self._requests[form["code"]]
        now = int(clock.now().timestamp())
        said: Claims = {"iss": self.issuer, "sub": "somebody", "aud": CLIENT, "iat": now, "exp": now + 60}
        said |= {"nonce": asked["nonce"], "acr": "high", "sid": "session-1", "auth_time": now} | self.claims
        id_token = self.sign({name: value for name, value in said.items() if name not in self.without})
        return {"access_token": "access", "token_type": "Bearer", "id_token": id_token} | self.token

    def document(self, path: str, form: dict[str, str]) -> dict[str, Any]:
        self.asked.append(path)
        self.received.append(form)
        match path:
            case "/.well-known/openid-configuration":
                return self._discovery()
            case "/keys":
                return {"keys": self.keys}
            case "/push":
                return self._push(form)
        return self._token(form)


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer({name: values[0] for name, values in parse_qs(text).items()})

    def _answer(self, form: dict[str, str]) -> None:
        path = urlsplit(self.path).path
        document = json.dumps(self.provider.document(path, form)).encode()
        self.send_response(self.provider.status.get(path, 200))
        for name, value in self.provider.headers.items():
            self.send_header(name, value)
        self.end_headers()
        body = self.provider.body.get(path, document)
        if path == self.provider.dripping:
            self._drip(body)
        else:
            self.wfile.write(body)

    def _drip(self, body: bytes) -> None:
        with suppress(ConnectionError):  # whoever asked has hung up
            for byte in body:
                self.wfile.write(bytes([byte]))
                time.sleep(0.02)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def running() -> Iterator[Provider]:
    """The provider, answering on a port of its own."""
    provider = Provider()
    handler = type("Handler", (_Handler,), {"provider": provider})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        provider.port = server.server_port
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield provider
        server.shutdown()
