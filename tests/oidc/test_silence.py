"""A provider that is down or slow: a plain page, another way in, and nobody waits long."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from helhet.adapters.oidc import discovery, http, relying_party
from helhet.adapters.oidc.configuration import Audience, Provider
from helhet.people.models import Account
from tests.oidc import hostile
from tests.oidc.browser import Browser

pytestmark = pytest.mark.django_db

START = "/sign-in/by/eid/"
DISCOVERY = "/.well-known/openid-configuration"


@pytest.fixture
def other_way(provider: Provider, settings: Settings) -> Provider:
    other = replace(provider, name="work", label="HelseID", audience=Audience.STAFF)
    settings.HELHET_OIDC_PROVIDERS = (provider, other)
    return other


def says_that_it_does_not_answer(response: object) -> bool:
    text = response.content.decode()  # type: ignore[attr-defined]
    return response.status_code == 503 and "ID-porten svarer ikke" in text  # type: ignore[attr-defined]


def test_a_provider_that_is_not_there(provider: Provider, other_way: Provider, settings: Settings) -> None:
    """The other way is on the page, and so is the page one was on the way to."""
    settings.HELHET_OIDC_PROVIDERS = (replace(provider, issuer="http://127.0.0.1:9"), other_way)
    response = Client().get(START, {"next": "/cases/"})
    assert says_that_it_does_not_answer(response)
    page = response.content.decode()
    assert "Logg inn med HelseID" in page
    assert "/sign-in/by/work/?next=%2Fcases%2F" in page


@pytest.mark.parametrize("path", [DISCOVERY, "/push"])
@pytest.mark.parametrize("status", [500, 503])
def test_a_provider_that_is_out_of_order(theirs: hostile.Provider, provider: Provider, path: str, status: int) -> None:
    theirs.status[path] = status
    assert says_that_it_does_not_answer(Client().get(START))


@pytest.mark.parametrize("path", ["/token", "/keys"])
def test_a_provider_that_falls_silent_on_the_way_back(
    theirs: hostile.Provider, provider: Provider, kari: Account, path: str
) -> None:
    browser = Browser()
    back = theirs.answer_to(browser.helhet.get(START)["Location"])
    theirs.status[path] = 500
    assert says_that_it_does_not_answer(browser.come_back(back))


def test_a_provider_that_says_so_itself(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    browser = Browser()
    back = theirs.answer_to(browser.helhet.get(START)["Location"], code="", error="temporarily_unavailable")
    assert says_that_it_does_not_answer(browser.come_back(back))


def test_a_provider_that_drips(theirs: hostile.Provider, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part comes in time, the whole does not."""
    monkeypatch.setattr(http, "_WHOLE_ANSWER_SECONDS", 0.2)
    theirs.dripping = DISCOVERY
    began = time.monotonic()
    assert says_that_it_does_not_answer(Client().get(START))
    assert time.monotonic() - began < 2


def test_a_provider_that_never_stops(theirs: hostile.Provider, provider: Provider) -> None:
    theirs.body[DISCOVERY] = b" " * (http._LARGEST_ANSWER + 1)
    assert says_that_it_does_not_answer(Client().get(START))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'"text"', b"\xff"])
def test_a_provider_that_does_not_speak_the_language(theirs: hostile.Provider, provider: Provider, body: bytes) -> None:
    theirs.body[DISCOVERY] = body
    assert Client().get(START).status_code in {403, 503}


def test_nobody_is_led_elsewhere_on_the_way(theirs: hostile.Provider, provider: Provider) -> None:
    theirs.status[DISCOVERY], theirs.headers = 302, {"Location": f"{theirs.issuer}/elsewhere"}
    assert says_that_it_does_not_answer(Client().get(START))
    assert "/elsewhere" not in theirs.asked


def test_a_silent_provider_is_left_in_peace_for_a_while(provider: Provider, settings: Settings) -> None:
    """So that the workers do not all wait for it."""
    settings.HELHET_OIDC_PROVIDERS = (replace(provider, issuer="http://127.0.0.1:9"),)
    Client().get(START)
    began = time.monotonic()
    assert says_that_it_does_not_answer(Client().get(START))
    assert time.monotonic() - began < 0.5


def test_what_a_provider_says_of_itself_is_asked_for_once(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    for _ in range(3):
        browser = Browser()
        browser.come_back(theirs.answer_to(browser.helhet.get(START)["Location"]))
    assert (theirs.asked.count(DISCOVERY), theirs.asked.count("/keys")) == (1, 1)


def test_what_was_known_is_used_on_while_the_description_cannot_be_had(
    theirs: hostile.Provider, provider: Provider, kari: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "_METADATA_SECONDS", 0)
    monkeypatch.setattr(discovery, "_KEYS_SECONDS", 0)
    for status in (200, 404):
        theirs.status[DISCOVERY] = theirs.status["/keys"] = status
        browser = Browser()
        back = theirs.answer_to(browser.helhet.get(START)["Location"])
        assert browser.come_back(back).status_code == 302


def test_signing_out_waits_for_nobody(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    browser = Browser()
    browser.come_back(theirs.answer_to(browser.helhet.get(START)["Location"]))
    relying_party.relying_party.cache_clear()
    theirs.status[DISCOVERY] = 500
    assert browser.helhet.post("/sign-out/").status_code == 302
    assert browser.helhet.get("/").status_code == 302


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("https://eid.example/token", "http://proxy.example:3128"),
        ("https://inside.example/token", ""),
        ("http://127.0.0.1:9/token", ""),
    ],
)
def test_what_leaves_the_machine_goes_by_the_proxy_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, address: str, proxy: str
) -> None:
    for name in ("https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    assert http._proxy_for(address) == proxy
