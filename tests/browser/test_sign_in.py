"""Signing in and out by a provider in a real browser, with the content security policy that the pages have."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from helhet.adapters.oidc.configuration import Audience, Provider
from helhet.people.actions import persons
from helhet.signin.models import SignIn
from tests.browser.windows import NARROWEST, PHONE, Check, OpenWindow, scrolls_sideways
from tests.oidc import certified, keys
from tests.oidc.certified import CertifiedProvider

pytestmark = pytest.mark.skipif(not certified.is_within_reach(), reason="there is no npm on this machine")

NUMBER = "01819090366"  # made up: 80 is added to the month


@pytest.fixture(scope="module")
def provider(server: str) -> Iterator[CertifiedProvider]:
    client = {
        "client_id": "helhet",
        "redirect_uris": [f"{server}/sign-in/by/eid/callback/"],
        "post_logout_redirect_uris": [f"{server}/logg-inn/"],
        "token_endpoint_auth_method": "private_key_jwt",
        "jwks": {"keys": [keys.rsa("now").as_dict(private=False)]},
    }
    persons.register(given_name="Kari", family_name="Lunde", national_id=NUMBER)
    with certified.running([client], nonce_for="") as running:
        yield running


@pytest.fixture(autouse=True)
def set_up(provider: CertifiedProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """ID-porten for people, and another for staff that does not answer."""
    eid = Provider(
        name="eid",
        label="ID-porten",
        audience=Audience.PERSONS,
        issuer=provider.issuer,
        client_id="helhet",
        keys=keys.written(tmp_path_factory.mktemp("keys"), keys.rsa("now")),
        scopes=("openid", "profile"),
        levels=(("loa-substantial", 3), ("loa-high", 4)),
        national_id_claim="pid",
    )
    silent = replace(eid, name="work", label="HelseID", audience=Audience.STAFF, issuer="http://127.0.0.1:9")
    with override_settings(HELHET_OIDC_PROVIDERS=(eid, silent)):
        yield


def is_as_it_should_be(page: Page, axe: Check) -> None:
    """Accessible, with one heading, and nothing to scroll sideways for."""
    axe(page)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert not scrolls_sideways(page, NARROWEST)


def test_a_person_signs_in_and_out(provider: CertifiedProvider, open_window: OpenWindow, axe: Check) -> None:
    """How the provider ends its own session is tested without a browser, which keeps no cookies for it over HTTP."""
    provider.will_sign_in("somebody", pid=NUMBER)
    page = open_window(width=PHONE, expects="Failed to load resource")
    with override_settings(HELHET_MODE="production"):
        page.goto("/logg-inn/?next=/")
        is_as_it_should_be(page, axe)
    page.get_by_role("link", name="Logg inn med ID-porten").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kari")

    page.get_by_role("button", name="Logg ut").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ut av Helhet")
    is_as_it_should_be(page, axe)
    assert not SignIn.objects.filter(ended_at=None).exists()

    page.get_by_role("button", name="Logg ut av ID-porten").click()
    page.wait_for_url(f"{provider.issuer}/**")


def test_a_person_signs_in_without_script(provider: CertifiedProvider, open_window: OpenWindow) -> None:
    provider.will_sign_in("somebody", pid=NUMBER)
    page = open_window(javascript=False)
    page.goto("/logg-inn/")
    page.get_by_role("link", name="Logg inn med ID-porten").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kari")


@pytest.mark.parametrize(
    ("person", "way", "heading"),
    [
        ({"account": "stranger"}, "ID-porten", "Vi kjenner deg ikke igjen ennå"),
        ({"account": "somebody", "acr": "loa-low", "pid": NUMBER}, "ID-porten", "Du må logge inn sikrere"),
        ({"account": "somebody", "pid": "1234"}, "ID-porten", "Vi fikk ikke logget deg inn"),
        ({"account": "somebody", "error": "access_denied"}, "ID-porten", "Logg inn"),
        ({"account": "somebody"}, "HelseID", "HelseID svarer ikke"),
    ],
    ids=lambda case: json.dumps(case) if isinstance(case, dict) else None,
)
def test_whoever_does_not_get_in_is_told_why_and_where_to_go(
    provider: CertifiedProvider,
    open_window: OpenWindow,
    axe: Check,
    person: dict[str, str],
    way: str,
    heading: str,
) -> None:
    provider.will_sign_in(**person)
    page = open_window(width=PHONE, expects="403|503")
    page.goto("/logg-inn/")
    with override_settings(HELHET_MODE="production" if "error" in person else "test"):
        page.get_by_role("link", name=f"Logg inn med {way}").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    is_as_it_should_be(page, axe)
