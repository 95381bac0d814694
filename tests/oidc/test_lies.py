"""A provider, or somebody who plays one, that says what is not so. Nobody is signed in, and the record says why."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import OctKey
from pytest_django.fixtures import Settings

from helhet.adapters.oidc import discovery
from helhet.adapters.oidc.configuration import Provider
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.people.models import Account
from helhet.signin.models import SignIn
from helhet.web.signin import step_up
from helhet.web.signin.sessions import proof
from tests.oidc import hostile, keys
from tests.oidc.browser import Browser
from tests.oidc.hostile import Claims

pytestmark = pytest.mark.django_db

START = "/sign-in/by/eid/"


def sign_in(theirs: hostile.Provider, browser: Browser | None = None, *, changed: dict[str, str] | None = None) -> Any:
    """Press the button and come back, with some of what the browser carries changed."""
    browser = browser or Browser()
    sent = browser.helhet.get(START)
    return browser.come_back(theirs.answer_to(sent["Location"], **(changed or {}))) if sent.status_code == 302 else sent


def refused_because(response: Any) -> str:
    """The reason in the record. The page has none, and nobody is signed in."""
    assert response.status_code == 403, response.content.decode()
    assert not SignIn.objects.exists()
    event = AuditEvent.objects.get(operation=Operation.REFUSED)
    assert event.detail["reason"] not in response.content.decode().split()
    return str(event.detail["reason"])


def seconds(count: int) -> int:
    return int(clock.now().timestamp()) + count


def test_what_is_true_signs_in(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    """So that each test below fails for its own reason alone."""
    assert sign_in(theirs).status_code == 302
    assert SignIn.objects.get().account == kari


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"nonce": "another"}, "nonce"),
        ({"iss": "https://elsewhere.example"}, "issuer"),
        ({"aud": "somebody-else"}, "audience"),
        ({"aud": ["helhet", "somebody-else"]}, "audience"),
        ({"azp": "somebody-else"}, "authorised_party"),
        ({"exp": 31}, "expired"),
        ({"exp": "soon"}, "exp"),
        ({"exp": True}, "exp"),
        ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, "access_token"),
        ({"sub": ""}, "sub"),
        ({"sub": 7}, "sub"),
        ({"acr": "substantial"}, "level"),
        ({"acr": "higher-than-high"}, "level"),
        ({"acr": ["high"]}, "level"),
        ({"pid": "1234"}, "national_id"),
    ],
    ids=lambda case: json.dumps(case) if isinstance(case, dict) else "",
)
def test_a_claim_that_is_wrong(
    theirs: hostile.Provider, provider: Provider, kari: Account, claims: Claims, reason: str
) -> None:
    theirs.claims |= claims
    assert refused_because(sign_in(theirs)) == reason


@pytest.mark.parametrize(
    ("claim", "reason"), [("nonce", "nonce"), ("iss", "issuer"), ("aud", "audience"), ("sub", "sub")]
)
def test_a_claim_that_is_missing(
    theirs: hostile.Provider, provider: Provider, kari: Account, claim: str, reason: str
) -> None:
    theirs.without = (claim,)
    assert refused_because(sign_in(theirs)) == reason


@pytest.mark.parametrize("claim", ["iat", "exp"])
def test_a_time_that_is_missing(theirs: hostile.Provider, provider: Provider, kari: Account, claim: str) -> None:
    theirs.without = (claim,)
    assert refused_because(sign_in(theirs)) == claim


@pytest.mark.parametrize(
    ("claim", "offset", "reason"),
    [("iat", 31, "future"), ("iat", -301, "old"), ("exp", -30, "expired"), ("nbf", 31, "future")],
)
def test_a_time_that_cannot_be(
    theirs: hostile.Provider, provider: Provider, kari: Account, claim: str, offset: int, reason: str
) -> None:
    with clock.at(clock.now()):
        theirs.claims |= {claim: seconds(offset)}
        assert refused_because(sign_in(theirs)) == reason


@pytest.mark.parametrize(("claim", "offset"), [("iat", 30), ("exp", -29), ("nbf", 30)])
def test_clocks_may_differ_by_half_a_minute(
    theirs: hostile.Provider, provider: Provider, kari: Account, claim: str, offset: int
) -> None:
    with clock.at(clock.now()):
        theirs.claims |= {claim: seconds(offset)}
        assert sign_in(theirs).status_code == 302


def _unsigned(claims: Claims) -> str:
    parts = ({"alg": "none", "kid": "theirs"}, claims)
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts) + "."


def _with_the_public_key_as_a_secret(claims: Claims) -> str:
    head, body, _nothing = _unsigned(claims).split(".")
    head = base64.urlsafe_b64encode(b'{"alg": "HS256", "kid": "theirs"}').rstrip(b"=").decode()
    secret = keys.elliptic("theirs").as_pem(private=False)
    signature = hmac.digest(secret, f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def _by_somebody_else(claims: Claims) -> str:
    return jwt.encode({"alg": "ES256", "kid": "theirs"}, claims, keys.elliptic("a forger"))


def _tampered(claims: Claims) -> str:
    head, _body, signature = hostile.honest(claims).split(".")
    body = base64.urlsafe_b64encode(json.dumps({**claims, "sub": "another"}).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


def _by_an_unknown_key(claims: Claims) -> str:
    return jwt.encode({"alg": "ES256", "kid": "unknown"}, claims, keys.elliptic("unknown"))


def _bringing_its_own_key(claims: Claims) -> str:
    key = keys.elliptic("a forger")
    return jwt.encode({"alg": "ES256", "jwk": key.as_dict(private=False)}, claims, key)


FORGERIES: dict[str, Callable[[Claims], str]] = {
    "unsigned": _unsigned,
    "the public key as a secret": _with_the_public_key_as_a_secret,
    "by somebody else": _by_somebody_else,
    "tampered with": _tampered,
    "by an unknown key": _by_an_unknown_key,
    "bringing its own key": _bringing_its_own_key,
    "cut short": lambda claims: hostile.honest(claims)[:-10],
    "two parts": lambda claims: hostile.honest(claims).rpartition(".")[0],
    "nothing": lambda _: "",
    "no token": lambda _: "not.a.token",
    "no ASCII": lambda _: "æ.ø.å",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_signature_that_is_not_theirs(
    theirs: hostile.Provider, provider: Provider, kari: Account, forgery: Callable[[Claims], str]
) -> None:
    theirs.sign = forgery
    assert refused_because(sign_in(theirs)) in {"signature", "key"}


@pytest.mark.parametrize("kind", ["at+jwt", "logout+jwt", "client-authentication+jwt"])
def test_a_token_that_is_meant_for_something_else(
    theirs: hostile.Provider, provider: Provider, kari: Account, kind: str
) -> None:
    header = {"alg": "ES256", "kid": "theirs", "typ": kind}
    theirs.sign = lambda claims: jwt.encode(header, claims, keys.elliptic("theirs"))
    assert refused_because(sign_in(theirs)) == "kind"


def test_an_algorithm_that_the_operator_has_not_allowed(
    theirs: hostile.Provider, provider: Provider, kari: Account, settings: Settings
) -> None:
    settings.HELHET_OIDC_PROVIDERS = (replace(provider, algorithms=("PS256",)),)
    assert refused_because(sign_in(theirs)) == "signature"


def test_a_secret_among_the_published_keys_verifies_nothing(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    secret = OctKey.generate_key(256, {"kid": "secret"})
    theirs.keys.append(secret.as_dict(private=True))
    theirs.sign = lambda claims: jwt.encode({"alg": "HS256", "kid": "secret"}, claims, secret, algorithms=["HS256"])
    assert refused_because(sign_in(theirs)) in {"signature", "key"}


def test_a_key_that_the_provider_has_just_begun_to_use_is_found(
    theirs: hostile.Provider, provider: Provider, kari: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "_AFTER_FAILURE_SECONDS", 0)
    sign_in(theirs)
    theirs.keys = [keys.elliptic("new").as_dict(private=False)]
    theirs.sign = lambda claims: jwt.encode({"alg": "ES256", "kid": "new"}, claims, keys.elliptic("new"))
    assert sign_in(theirs).status_code == 302


def test_a_forger_cannot_make_us_ask_for_keys_on_and_on(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    theirs.sign = _by_an_unknown_key
    for _ in range(5):
        sign_in(theirs)
    assert theirs.asked.count("/keys") == 1


def test_a_real_number_is_refused_where_people_are_made_up(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    theirs.claims |= {"pid": "01019000083"}
    assert refused_because(sign_in(theirs)) == "national_id"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"state": "made-up"}, "state"),
        ({"state": ""}, "state"),
        ({"iss": "https://elsewhere.example"}, "mixed_up"),
        ({"iss": ""}, "mixed_up"),
        ({"code": ""}, "no_code"),
        ({"code": "", "error": "invalid_scope"}, "provider_error"),
        ({"code": "", "error": "<script>"}, "provider_error"),
    ],
)
def test_an_answer_that_does_not_fit_the_question(
    theirs: hostile.Provider, provider: Provider, kari: Account, changed: dict[str, str], reason: str
) -> None:
    response = sign_in(theirs, changed=changed)
    assert refused_because(response) == reason
    assert "<script>" not in response.content.decode()
    assert "/token" not in theirs.asked


def test_an_answer_in_another_browser(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    """Nobody can make somebody else's browser sign in as themselves."""
    mine, yours = Browser(), Browser()
    back = theirs.answer_to(mine.helhet.get(START)["Location"])
    yours.helhet.get(START)
    assert refused_because(yours.come_back(back)) == "state"
    assert mine.come_back(back).status_code == 302


def test_an_answer_that_comes_too_late(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    browser, start = Browser(), clock.now()
    with clock.at(start):
        back = theirs.answer_to(browser.helhet.get(START)["Location"])
    with clock.at(start + timedelta(minutes=16)):
        assert refused_because(browser.come_back(back)) == "too_late"


def test_an_answer_from_one_provider_to_a_question_to_another(
    theirs: hostile.Provider, provider: Provider, kari: Account, settings: Settings
) -> None:
    """Each answers at an address of its own; a code never goes to the wrong one (RFC 9700, 4.4)."""
    with hostile.running() as other:
        settings.HELHET_OIDC_PROVIDERS = (provider, replace(provider, name="other", issuer=other.issuer))
        browser = Browser()
        back = theirs.answer_to(browser.helhet.get(START)["Location"])
        moved = back.replace("/by/eid/", "/by/other/").replace(str(theirs.port), str(other.port))
        assert refused_because(browser.come_back(moved)) == "mixed_up"
        assert "/token" not in other.asked


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        ({"issuer": "https://elsewhere.example"}, "discovery_issuer"),
        ({"token_endpoint": "http://elsewhere.example/token"}, "discovery_address"),
        ({"jwks_uri": "file:///etc/passwd"}, "discovery_address"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "discovery_address"),
        ({"authorization_endpoint": "https://["}, "discovery_address"),
        ({"token_endpoint": None}, "discovery_address"),
        ({"code_challenge_methods_supported": ["plain"]}, "discovery_pkce"),
    ],
)
def test_a_provider_that_describes_itself_wrongly(
    theirs: hostile.Provider, provider: Provider, kari: Account, metadata: dict[str, Any], reason: str
) -> None:
    theirs.metadata = metadata
    assert refused_because(sign_in(theirs)) == reason


def test_a_token_that_anybody_could_use_where_one_of_ones_own_was_asked_for(
    theirs: hostile.Provider, provider: Provider, kari: Account, settings: Settings
) -> None:
    settings.HELHET_OIDC_PROVIDERS = (replace(provider, dpop=True),)
    assert refused_because(sign_in(theirs)) == "token_type"


def test_a_provider_that_wants_number_after_number_is_asked_twice(
    theirs: hostile.Provider, provider: Provider, kari: Account, settings: Settings
) -> None:
    settings.HELHET_OIDC_PROVIDERS = (replace(provider, dpop=True),)
    theirs.status["/token"] = 400
    theirs.token = {"error": "use_dpop_nonce"}
    theirs.headers = {"DPoP-Nonce": "again"}
    assert refused_because(sign_in(theirs)) == "code"
    assert theirs.asked.count("/token") == 2


def test_every_assertion_is_made_for_one_use(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    """With an id of its own, for this provider, for half a minute (RFC 7523)."""
    sign_in(theirs)
    sent = [form["client_assertion"] for form in theirs.received if "client_assertion" in form]
    said = [jwt.decode(token, keys.elliptic("ours"), algorithms=["ES256"]).claims for token in sent]
    assert len({each["jti"] for each in said}) == len(said) == 2
    assert all(each["aud"] == provider.issuer and each["exp"] - each["iat"] == 30 for each in said)


def test_an_old_proof_is_not_enough_where_a_new_one_was_asked_for(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    theirs.claims |= {"auth_time": seconds(-3600)}
    client = Client()
    sent = client.get(START, {"fresh": "1"})["Location"]
    back = urlsplit(theirs.answer_to(sent))
    assert refused_because(client.get(f"{back.path}?{back.query}")) == "not_fresh"
    assert any(form.get("prompt") == "login" for form in theirs.received)


@pytest.mark.parametrize(
    ("proved", "is_fresh"), [({"auth_time": -60}, True), ({"auth_time": -3600}, False), ({}, False)]
)
def test_how_new_the_proof_is_is_for_the_provider_to_say(
    theirs: hostile.Provider, provider: Provider, kari: Account, proved: dict[str, int], is_fresh: bool
) -> None:
    """Somebody who was signed in over there since this morning has not just proved who sits here."""
    theirs.without = ("auth_time",)
    if proved:
        theirs.without = ()
        theirs.claims |= {"auth_time": seconds(proved["auth_time"])}
    browser = Browser()
    sign_in(theirs, browser)
    known = proof(browser.helhet.session)
    assert known is not None
    assert known.is_older_than(step_up.FRESH_FOR) != is_fresh


def test_the_sign_in_page_asks_for_a_new_proof_from_somebody_who_is_signed_in(
    theirs: hostile.Provider, provider: Provider, kari: Account
) -> None:
    browser = Browser()
    sign_in(theirs, browser)
    assert (
        "/sign-in/by/eid/?next=%2Fcases%2F&amp;fresh=1"
        in browser.helhet.get("/logg-inn/", {"next": "/cases/"}).content.decode()
    )


@pytest.mark.parametrize("wanted", ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)"])
def test_nobody_is_sent_away_after_signing_in(
    theirs: hostile.Provider, provider: Provider, kari: Account, wanted: str
) -> None:
    browser = Browser()
    back = theirs.answer_to(browser.helhet.get(START, {"next": wanted})["Location"])
    assert browser.come_back(back)["Location"] == "/"


def test_several_tabs_may_sign_in_at_once(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    browser = Browser()
    backs = [theirs.answer_to(browser.helhet.get(START)["Location"]) for _ in range(7)]
    assert len({parse_qs(urlsplit(back).query)["state"][0] for back in backs}) == 7
    assert browser.come_back(backs[0]).status_code == 403, "only the last five are remembered"
    assert browser.come_back(backs[-1])["Location"] == "/"
    assert browser.come_back(backs[-2])["Location"] == "/", "signed in already"
    assert SignIn.objects.count() == 1
