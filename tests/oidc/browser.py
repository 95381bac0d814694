"""A browser between Helhet and a provider: Django's test client on this side, cookies and redirects on the other."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPMessage
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit

from django.test import Client

HELHET = "http://testserver"


class _StopAtHelhet(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if newurl.startswith(HELHET):
            raise _BackAtHelhet(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _BackAtHelhet(Exception):
    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass
class Browser:
    """`helhet` is what one sees here; `elsewhere` follows redirects among other sites until they lead here."""

    helhet: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(CookieJar(DefaultCookiePolicy()))
        self._opener = urllib.request.build_opener(cookies, _StopAtHelhet())

    def sign_in_by(self, provider: str, **query: str) -> Any:
        """Press the button, be at the provider, come back; what Helhet answers."""
        return self.come_back(self.leave(provider, **query))

    def leave(self, provider: str, **query: str) -> str:
        """Press the button, and be at the provider: the address that leads back."""
        response = self.helhet.get(f"/sign-in/by/{provider}/", query)
        assert response.status_code == 302, response.content.decode()
        return self.elsewhere(response["Location"])

    def come_back(self, address: str) -> Any:
        """Open an address of Helhet."""
        parts = urlsplit(address)
        return self.helhet.get(f"{parts.path}?{parts.query}")

    def elsewhere(self, address: str, form: dict[str, str] | None = None) -> str:
        """Open a page of another site; the address it leads back by, or what it says."""
        try:
            with self._opener.open(address, urlencode(form).encode() if form else None) as page:
                said: str = page.read().decode()
                return said
        except _BackAtHelhet as back:
            return back.address
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from error


@dataclass
class Form:
    """A form on a page: where it is sent, and what it carries."""

    address: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def last_form(page: str) -> Form:
    """The last form of a page that is sent to another site."""
    reader = _Forms()
    reader.feed(page)
    return [form for form in reader.forms if form.address.startswith("http")][-1]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(said.get("action", "")))
        elif tag == "input" and "name" in said and self.forms:
            self.forms[-1].fields[said["name"]] = said.get("value", "")
