"""Signing out at a provider ends what rests on it here, when the provider says so, and only then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from joserfc import jwt
from pytest_django.fixtures import Settings

from helhet.adapters.oidc.configuration import Provider
from helhet.kernel import clock
from helhet.people.models import Account
from helhet.signin.models import EndedWhy, SignIn
from tests.oidc import hostile, keys
from tests.oidc.browser import Browser

pytestmark = pytest.mark.django_db

BACK_CHANNEL = "/sign-in/by/eid/back-channel-logout/"
FRONT_CHANNEL = "/sign-in/by/eid/front-channel-logout/"


@pytest.fixture
def kari_inside(theirs: hostile.Provider, provider: Provider, kari: Account) -> Client:
    """Kari's browser, signed in by the session "session-1" of "somebody"."""
    browser = Browser()
    browser.come_back(theirs.answer_to(browser.helhet.get("/sign-in/by/eid/")["Location"]))
    assert is_inside(browser.helhet)
    return browser.helhet


def is_inside(client: Client) -> bool:
    return client.get("/").status_code == 200


def told(token: str) -> int:
    return Client(enforce_csrf_checks=True).post(BACK_CHANNEL, {"logout_token": token}).status_code


@pytest.mark.parametrize("said", [{}, {"sub": "somebody"}, {"sid": "", "sub": "somebody"}])
def test_the_provider_ends_a_session_or_all_of_a_subject(
    theirs: hostile.Provider, kari_inside: Client, said: dict[str, Any]
) -> None:
    assert told(theirs.logout_token(**said)) == 200
    assert not is_inside(kari_inside)
    assert SignIn.objects.get().ended_why == EndedWhy.BY_PROVIDER


@pytest.mark.parametrize("said", [{"sid": "session-2"}, {"sub": "somebody-else"}, {"sid": "", "sub": "somebody-else"}])
def test_somebody_elses_signing_out_is_not_kari(
    theirs: hostile.Provider, kari_inside: Client, said: dict[str, Any]
) -> None:
    assert told(theirs.logout_token(**said)) == 200
    assert is_inside(kari_inside)


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "somebody-else"},
        {"nonce": "as in an identity token"},
        {"events": {}},
        {"events": [hostile.LOGOUT_EVENT]},
        {"events": {hostile.LOGOUT_EVENT: "yes"}},
        {"jti": ""},
        {"sid": ""},
        {"iat": 0},
        {"exp": 0},
    ],
    ids=str,
)
def test_a_logout_token_that_is_wrong(theirs: hostile.Provider, kari_inside: Client, changed: dict[str, Any]) -> None:
    assert told(theirs.logout_token(**changed)) == 400
    assert is_inside(kari_inside)


@pytest.mark.parametrize("missing", ["iss", "aud", "iat", "jti", "events", "sid"])
def test_a_logout_token_that_lacks_something(theirs: hostile.Provider, kari_inside: Client, missing: str) -> None:
    assert told(theirs.logout_token(missing)) == 400
    assert is_inside(kari_inside)


def test_a_logout_token_from_the_future(theirs: hostile.Provider, kari_inside: Client) -> None:
    assert told(theirs.logout_token(iat=int(clock.now().timestamp()) + 60)) == 400
    assert is_inside(kari_inside)


def test_a_forged_logout_token(theirs: hostile.Provider, kari_inside: Client) -> None:
    def forged(claims: hostile.Claims) -> str:
        return jwt.encode({"alg": "ES256", "kid": "theirs"}, claims, keys.elliptic("a forger"))

    token = theirs.logout_token()
    assert [told(each) for each in (theirs.logout_token(sign=forged), token[:-6], "", "a.b.c")] == [400] * 4
    assert is_inside(kari_inside)


def test_an_identity_token_is_no_logout_token(theirs: hostile.Provider, kari_inside: Client) -> None:
    assert told(SignIn.objects.get().id_token or "") == 400
    assert is_inside(kari_inside)


def test_a_logout_token_is_no_identity_token(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    theirs.sign = lambda _claims: theirs.logout_token(sub="somebody", acr="high", pid=theirs.claims["pid"])
    browser = Browser()
    assert browser.come_back(theirs.answer_to(browser.helhet.get("/sign-in/by/eid/")["Location"])).status_code == 403


def test_a_replayed_logout_token_does_not_end_the_next_sign_in(
    theirs: hostile.Provider, provider: Provider, kari_inside: Client
) -> None:
    token = theirs.logout_token(sid="", sub="somebody")
    assert told(token) == 200
    browser = Browser(kari_inside)
    browser.come_back(theirs.answer_to(browser.helhet.get("/sign-in/by/eid/")["Location"]))
    assert told(token) == 400
    assert is_inside(kari_inside)


def test_a_hidden_frame_ends_the_session_it_names(provider: Provider, kari_inside: Client) -> None:
    """The frame has no cookies of ours: the session's name at the provider is the proof (Front-Channel Logout 1.0)."""
    response = Client().get(FRONT_CHANNEL, {"iss": provider.issuer, "sid": "session-1"})
    assert (response.status_code, response.content) == (204, b"")
    assert not is_inside(kari_inside)


@pytest.mark.parametrize("query", [{}, {"sid": "session-1"}, {"sid": "session-1", "iss": "https://elsewhere.example"}])
def test_a_hidden_frame_that_does_not_say_who_asks(kari_inside: Client, query: dict[str, str]) -> None:
    assert Client().get(FRONT_CHANNEL, query).status_code == 204
    assert is_inside(kari_inside)


def test_a_frame_of_a_provider_without_session_names_ends_nothing(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    theirs.without = ("sid",)
    browser = Browser()
    browser.come_back(theirs.answer_to(browser.helhet.get("/sign-in/by/eid/")["Location"]))
    Client().get(FRONT_CHANNEL, {"iss": provider.issuer, "sid": ""})
    assert is_inside(browser.helhet)


def test_a_provider_that_takes_no_signing_out_is_not_offered(
    theirs: hostile.Provider, provider: Provider, kari: Account, settings: Settings
) -> None:
    settings.HELHET_OIDC_PROVIDERS = (replace(provider, sign_out=False),)
    browser = Browser()
    browser.come_back(theirs.answer_to(browser.helhet.get("/sign-in/by/eid/")["Location"]))
    assert browser.helhet.post("/sign-out/").status_code == 302
