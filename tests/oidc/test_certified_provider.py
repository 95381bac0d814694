"""Signing in and out end to end, against the certified provider `oidc-provider`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from helhet.access.actors import Assurance
from helhet.adapters.oidc.configuration import Audience, Provider, Push
from helhet.audit.models import AuditEvent, Operation
from helhet.people.models import Account
from helhet.signin.models import EndedWhy, Method, SignIn
from tests.oidc import certified, keys
from tests.oidc.browser import HELHET, Browser, last_form
from tests.oidc.certified import CertifiedProvider
from tests.oidc.conftest import NUMBER

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not certified.is_within_reach(), reason="there is no npm on this machine"),
]

LEVELS = (("loa-low", 2), ("loa-substantial", 3), ("loa-high", 4))


def _client(name: str, client_id: str, **more: object) -> dict[str, object]:
    here = f"{HELHET}/sign-in/by/{name}"
    return {
        "client_id": client_id,
        "redirect_uris": [f"{here}/callback/"],
        "post_logout_redirect_uris": [f"{HELHET}/logg-inn/"],
        "backchannel_logout_uri": f"{here}/back-channel-logout/",
        "backchannel_logout_session_required": True,
        "token_endpoint_auth_method": "private_key_jwt",
        **more,
    }


@pytest.fixture(scope="module")
def certified_provider() -> Iterator[CertifiedProvider]:
    """It knows the key we sign with now, and the next one."""
    known = {"keys": [keys.rsa(kid).as_dict(private=False) for kid in ("now", "next")]}
    clients = [
        _client("eid", "helhet", jwks=known, token_endpoint_auth_signing_alg="RS256"),
        _client("work", "helhet-work", jwks=known, dpop_bound_access_tokens=True),
        _client("elliptic", "helhet-ec", jwks={"keys": [keys.elliptic("ec").as_dict(private=False)]}),
    ]
    with certified.running(clients, nonce_for="helhet-work") as provider:
        yield provider


@pytest.fixture
def eid(certified_provider: CertifiedProvider, tmp_path: Path, settings: Settings) -> Provider:
    """Electronic ID for people with a plan, and work accounts for staff, at one provider."""
    eid = Provider(
        name="eid",
        label="ID-porten",
        audience=Audience.PERSONS,
        issuer=certified_provider.issuer,
        client_id="helhet",
        keys=keys.written(tmp_path, keys.rsa("now"), keys.rsa("next")),
        scopes=("openid", "profile"),
        acr_values=("loa-high",),
        levels=LEVELS,
        national_id_claim="pid",
        push=Push.ALWAYS,
        ui_locales=("nb",),
    )
    work = replace(
        eid, name="work", label="HelseID", audience=Audience.STAFF, client_id="helhet-work", dpop=True, minimum_level=3
    )
    settings.HELHET_OIDC_PROVIDERS = (eid, work)
    return eid


def test_a_person_signs_in_with_electronic_id(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account
) -> None:
    """With a pushed request, PKCE and a signed assertion; the session says who vouched, and how surely."""
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    browser = Browser()

    response = browser.sign_in_by("eid", next="/cases/")

    assert (response.status_code, response["Location"]) == (302, "/cases/")
    sign_in = SignIn.objects.get()
    assert (sign_in.account, sign_in.method, sign_in.assurance) == (kari, Method.OIDC, Assurance.HIGH)
    assert (sign_in.provider, sign_in.provider_subject) == ("eid", "somebody")
    assert browser.helhet.get("/").status_code == 200
    event = AuditEvent.objects.get(operation=Operation.SIGN_IN)
    assert event.detail == {"method": "oidc", "provider": "eid", "assurance": "high"}


def test_the_browser_carries_nothing_but_what_the_request_is_called(eid: Provider) -> None:
    """What is asked for goes ahead, from server to server (RFC 9126)."""
    sent_to = Client().get("/sign-in/by/eid/")["Location"]
    assert parse_qs(urlsplit(sent_to).query).keys() == {"client_id", "request_uri"}


def test_an_employee_signs_in_with_proof_of_possession(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account
) -> None:
    """The provider first refuses the proof because it lacks a number, and takes the one that has it (RFC 9449, 8)."""
    certified_provider.will_sign_in("somebody", acr="loa-substantial", pid=NUMBER)
    assert Browser().sign_in_by("work")["Location"] == "/"
    assert SignIn.objects.get().assurance == Assurance.SUBSTANTIAL


def test_keys_on_an_elliptic_curve_serve_as_well(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account, tmp_path: Path, settings: Settings
) -> None:
    own = keys.written(tmp_path, keys.elliptic("ec"))
    settings.HELHET_OIDC_PROVIDERS = (replace(eid, name="elliptic", client_id="helhet-ec", keys=own),)
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    assert Browser().sign_in_by("elliptic")["Location"] == "/"


def test_the_next_key_signs_when_it_comes_first(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account, settings: Settings
) -> None:
    settings.HELHET_OIDC_PROVIDERS = (replace(eid, keys=eid.keys[::-1]),)
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    assert Browser().sign_in_by("eid")["Location"] == "/"


def test_both_keys_are_published_and_neither_is_private(eid: Provider) -> None:
    published = Client().get("/.well-known/jwks.json").json()["keys"]
    assert [key["kid"] for key in published] == ["now", "next"]
    assert not any(key.keys() & {"d", "p", "q", "k"} for key in published)


def test_a_level_that_is_too_low_is_refused_though_the_provider_was_asked_for_more(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account
) -> None:
    certified_provider.will_sign_in("somebody", acr="loa-substantial", pid=NUMBER)
    response = Browser().sign_in_by("eid")
    assert response.status_code == 403
    assert "Du må logge inn sikrere" in response.content.decode()
    assert AuditEvent.objects.get(operation=Operation.REFUSED).detail["reason"] == "level"
    assert not SignIn.objects.exists()


def test_a_new_proof_is_asked_for_where_it_matters(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account
) -> None:
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    browser = Browser()
    browser.sign_in_by("eid")
    assert browser.sign_in_by("eid", fresh="1")["Location"] == "/"
    assert SignIn.objects.filter(ended_at=None).count() == 1


def test_a_code_is_taken_once(eid: Provider, certified_provider: CertifiedProvider, kari: Account) -> None:
    """Neither the same answer again, whoever is signed in, nor its code in an answer to another question."""
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    browser = Browser()
    back = browser.leave("eid")
    assert [browser.come_back(back)["Location"] for _ in range(2)] == ["/", "/"]
    assert SignIn.objects.count() == 1
    browser.helhet.post("/sign-out/")
    assert browser.come_back(back).status_code == 403

    code = parse_qs(urlsplit(back).query)["code"][0]
    other = parse_qs(urlsplit(browser.leave("eid")).query)
    again = f"{HELHET}/sign-in/by/eid/callback/?code={code}&state={other['state'][0]}&iss={eid.issuer}"
    assert browser.come_back(again).status_code == 403
    assert SignIn.objects.count() == 1


def test_changing_ones_mind_at_the_provider_is_no_fault(eid: Provider, certified_provider: CertifiedProvider) -> None:
    certified_provider.will_sign_in("somebody", error="access_denied")
    browser = Browser()
    response = browser.sign_in_by("eid", next="/cases/")
    assert response["Location"] == "/logg-inn/?next=%2Fcases%2F"
    assert "Du avbrøt innloggingen." in browser.helhet.get("/logg-inn/").content.decode()


def test_signing_out_here_offers_to_sign_out_there(
    eid: Provider, certified_provider: CertifiedProvider, kari: Account
) -> None:
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    browser = Browser()
    browser.sign_in_by("eid")

    page = browser.helhet.post("/sign-out/")

    assert browser.helhet.get("/").status_code == 302
    assert "Logg ut av ID-porten" in page.content.decode()
    assert "form-action 'self' http:;" in page["Content-Security-Policy"]
    form = last_form(page.content.decode())
    confirm = last_form(browser.elsewhere(form.address, form.fields))
    assert browser.elsewhere(confirm.address, {**confirm.fields, "logout": "yes"}).startswith(f"{HELHET}/logg-inn/")
    assert SignIn.objects.get().id_token is None


def test_signing_out_there_signs_out_here(eid: Provider, certified_provider: CertifiedProvider, kari: Account) -> None:
    """From server to server (Back-Channel Logout 1.0). The token is taken once."""
    certified_provider.will_sign_in("somebody", pid=NUMBER)
    browser = Browser()
    browser.sign_in_by("eid")
    sign_in = SignIn.objects.get()
    browser.helhet.get("/")
    end = f"{eid.issuer}/session/end"
    confirm = last_form(browser.elsewhere(end, {"id_token_hint": sign_in.id_token or "", "client_id": "helhet"}))
    browser.elsewhere(confirm.address, {**confirm.fields, "logout": "yes"})

    [message] = certified_provider.sent_to_us()
    token = dict.fromkeys(parse_qs(message["body"])["logout_token"])
    address = urlsplit(message["url"]).path
    answers = [Client().post(address, {"logout_token": next(iter(token))}).status_code for _ in range(2)]

    assert answers == [200, 400]
    assert browser.helhet.get("/").status_code == 302
    sign_in.refresh_from_db()
    assert sign_in.ended_why == EndedWhy.BY_PROVIDER
