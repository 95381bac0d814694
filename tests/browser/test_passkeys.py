"""Passkeys in Chromium, with an authenticator that DevTools pretends is built in."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import CDPSession, Page, expect

from helhet.signin.actions import local_invitations
from tests.browser.windows import DESKTOP, NARROWEST, PHONE, Check, OpenWindow, scrolls_sideways
from tests.cast import Cast, make_cast

WAYS, MAKE, USE = "/konto/", "Lag passnøkkel", "Bruk passnøkkelen"
NO_ANSWER = "Det kom ikke noe svar fra enheten"


@pytest.fixture(scope="module")
def cast(server: str) -> Iterator[Cast]:
    """The cast where local accounts are chosen."""
    with override_settings(HELHET_LOCAL_ACCOUNTS=True):
        yield make_cast()


def device(page: Page, *, verifies: bool = True) -> CDPSession:
    """Let the window have a built-in authenticator, whose holder shows finger, face or PIN, or fails to."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verifies,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Logg ut", exact=True).click()
    expect(page.get_by_text("Du er logget ut.")).to_be_visible()


def sign_in_by_passkey(page: Page) -> None:
    page.goto("/logg-inn/?next=/konto/")
    page.get_by_role("link", name="Passnøkkel").click()
    page.get_by_role("button", name=USE).click()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_somebody_makes_a_passkey_and_signs_in_with_it(
    cast: Cast, open_window: OpenWindow, axe: Check, width: int
) -> None:
    page = open_window(cast.nina, width=width)
    device(page)
    page.goto("/")
    page.get_by_role("link", name="Innlogging og økter").click()
    page.get_by_role("link", name="Legg til en passnøkkel").click()
    axe(page)
    page.get_by_label("Hva vil du kalle den?").fill(f"Min {width}")
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_role("link", name=f"Min {width}")).to_be_visible()
    axe(page)
    assert not scrolls_sideways(page, NARROWEST)

    sign_out(page)
    sign_in_by_passkey(page)

    expect(page).to_have_url(re.compile(r"/konto/$"))
    expect(page.get_by_text("Passnøkkel", exact=True).first).to_be_visible()
    expect(page.get_by_role("heading", name="Her er du logget inn")).to_be_visible()


def test_somebody_who_is_invited_makes_a_passkey_and_comes_in(cast: Cast, open_window: OpenWindow, axe: Check) -> None:
    code = local_invitations.issue(actor=cast.actor("siri"), account=cast.tor).code
    page = open_window(width=PHONE)
    device(page)
    page.goto(f"/konto/invitasjon/{code}/")
    axe(page)
    page.get_by_role("button", name="Gå videre").click()
    axe(page)
    page.get_by_role("link", name="Passnøkkel").click()
    page.get_by_label("Hva vil du kalle den?").fill("Telefonen")
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_text("Tor Vik")).to_be_visible()


def test_a_device_that_does_not_know_its_holder_makes_no_key_and_one_may_try_again(
    cast: Cast, open_window: OpenWindow, axe: Check
) -> None:
    page = open_window(cast.ola, width=PHONE)
    devtools = device(page, verifies=False)
    page.goto("/konto/passnokler/ny/")
    page.get_by_label("Hva vil du kalle den?").fill("Telefonen")
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_text(NO_ANSWER)).to_be_visible()
    axe(page)

    devtools.send("WebAuthn.disable")
    device(page)
    page.get_by_role("button", name=MAKE).click()
    expect(page.get_by_role("link", name="Telefonen")).to_be_visible()


def test_a_device_without_a_key_gives_no_answer(cast: Cast, open_window: OpenWindow) -> None:
    page = open_window(width=PHONE)
    device(page)
    sign_in_by_passkey(page)
    expect(page.get_by_text(NO_ANSWER)).to_be_visible()


def test_without_a_script_the_page_says_so_and_a_password_works(
    cast: Cast, open_window: OpenWindow, axe: Check
) -> None:
    page = open_window(width=PHONE, javascript=False)
    page.goto("/logg-inn/passnokkel/")
    expect(page.get_by_text("Passnøkler trenger JavaScript")).to_be_visible()
    page.get_by_role("link", name="Logg inn på en annen måte").click()
    page.get_by_role("link", name="Passord og kode-app").click()
    expect(page.get_by_label("Engangskode")).to_be_visible()


def test_a_password_can_be_seen_while_one_types_it(cast: Cast, open_window: OpenWindow, axe: Check) -> None:
    page = open_window(width=PHONE)
    page.goto("/logg-inn/passord/")
    page.get_by_label("Passord", exact=True).fill("hesten drikker")
    page.get_by_role("button", name="Vis passordet").click()
    expect(page.get_by_label("Passord", exact=True)).to_have_attribute("type", "text")
    axe(page)
    page.get_by_role("button", name="Skjul passordet").click()
    expect(page.get_by_label("Passord", exact=True)).to_have_attribute("type", "password")


def test_the_picture_for_the_code_app_is_shown_under_the_strict_policy(
    cast: Cast, open_window: OpenWindow, axe: Check
) -> None:
    page = open_window(cast.siri, width=PHONE)
    page.goto("/konto/passord/nytt/")
    picture = page.get_by_role("img", name="Rute med hemmeligheten")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
    axe(page)
    assert not scrolls_sideways(page, NARROWEST)
