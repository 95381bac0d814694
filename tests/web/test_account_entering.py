"""Signing in with what is kept here, over HTTP: the same answers whoever is asked for, and nothing taken twice."""

import html
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from helhet.access.actors import Assurance
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.people.models import Account
from helhet.signin.limits import LIMITS, Watched
from helhet.signin.models import Passkey, SignIn
from helhet.signin.passkeys import LONGEST_ANSWER
from tests.authenticator import Authenticator
from tests.cast import Cast
from tests.fixtures import browser_of
from tests.local_accounts import NOON, PASSWORD, code_at, password_login

pytestmark = pytest.mark.django_db

BY_PASSWORD, BY_PASSKEY = "/logg-inn/passord/", "/logg-inn/passnokkel/"
NEW_PASSKEY = "/konto/passnokler/ny/"
NAME = "nina.berg@solvik.example"


@pytest.fixture(autouse=True)
def local_accounts(settings: Settings) -> None:
    settings.HELHET_LOCAL_ACCOUNTS = True


def options_of(page: Any) -> dict[str, Any]:
    found = re.search(r'data-options="([^"]*)"', page.content.decode())
    assert found
    options: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    return options


def passkey_of(account: Account, **device: Any) -> Authenticator:
    """A device with a key for the account, made through the page."""
    authenticator = Authenticator(**device)
    client = browser_of(account)
    answer = authenticator.create(options_of(client.get(NEW_PASSKEY)))
    assert client.post(NEW_PASSKEY, {"name": "Telefonen", "answer": answer}).status_code == 302
    return authenticator


def by_passkey(authenticator: Authenticator, client: Client | None = None, **more: str) -> Any:
    client = client or Client()
    answer = authenticator.get(options_of(client.get(BY_PASSKEY)))
    return client.post(BY_PASSKEY, {"answer": answer, **more})


def by_password(client: Client | None = None, **typed: str) -> Any:
    said = {"name": NAME, "password": PASSWORD, "code": code_at(clock.now())} | typed
    return (client or Client()).post(BY_PASSWORD, said)


# Password and code ----------------------------------------------------------------------------------------------------


def test_a_password_and_a_code_sign_in_with_substantial_assurance(cast: Cast) -> None:
    password_login(cast.nina, name=NAME)
    client = Client()
    answer = by_password(client, next="/cases/")
    assert (answer.status_code, answer["Location"]) == (302, "/cases/")
    sign_in = SignIn.objects.get()
    assert (sign_in.account, sign_in.method, sign_in.assurance) == (cast.nina, "password", Assurance.SUBSTANTIAL)
    assert client.get("/cases/").status_code == 200


def test_whatever_is_wrong_the_page_says_the_same(cast: Cast) -> None:
    """OWASP ASVS 5.0, 6.3.8: status, length and text are equal, so that nobody learns who has an account."""
    password_login(cast.nina, name=NAME)
    untrue = {"name": "ingen@solvik.example", "password": "en helt annen setning", "code": "000000"}
    pages = [by_password(None, **{field: value}).content.decode() for field, value in untrue.items()]
    answers = {re.sub(r'value="[^"]*"', "", page) for page in pages}
    assert len(answers) == 1
    assert "Noe av dette stemmer ikke" in answers.pop()


def test_neither_password_nor_code_comes_back_in_the_page(cast: Cast) -> None:
    page = by_password(password="en helt annen setning", code="123456").content.decode()
    assert "en helt annen setning" not in page


def test_signing_in_never_sends_anybody_away(cast: Cast) -> None:
    password_login(cast.nina, name=NAME)
    assert by_password(next="https://example.com/")["Location"] == "/"


def test_after_many_guesses_the_page_says_how_long_to_wait(cast: Cast) -> None:
    limit = LIMITS[Watched.NAME_FROM_SOURCE]
    with clock.at(NOON):
        for _ in range(limit.free):
            assert by_password(password="gjetning nummer en").status_code == 200
        answer = by_password()
    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    assert "Vent 5 sekunder" in answer.content.decode()


def test_guesses_from_one_place_do_not_stop_the_owner_anywhere_else(cast: Cast) -> None:
    password_login(cast.nina, name=NAME)
    with clock.at(NOON):
        for _ in range(LIMITS[Watched.NAME_FROM_SOURCE].free + 1):
            by_password(Client(REMOTE_ADDR="198.51.100.7"), password="gjetning nummer en")
        assert by_password(Client(REMOTE_ADDR="198.51.100.7")).status_code == 429
        assert by_password(Client(REMOTE_ADDR="192.0.2.1")).status_code == 302


def test_a_device_that_was_signed_in_before_gets_past_the_guesses_of_others(cast: Cast) -> None:
    password_login(cast.nina, name=NAME)
    client = Client()
    with clock.at(NOON):
        assert by_password(client).status_code == 302
        client.post("/sign-out/")
        for _ in range(LIMITS[Watched.NAME_FROM_SOURCE].free + 1):
            by_password(password="gjetning nummer en")
        assert by_password().status_code == 429
    later = NOON + timedelta(seconds=60)
    with clock.at(NOON + timedelta(seconds=2)):
        assert by_password(client, code=code_at(later)).status_code == 200  # a code of another minute is wrong
        assert by_password(client, code=code_at(NOON + timedelta(seconds=30))).status_code == 302


def test_a_passkey_gets_past_the_guesses_of_others(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    password_login(cast.nina, name=NAME)
    with clock.at(NOON):
        for _ in range(LIMITS[Watched.SOURCE].free + 1):
            by_password(password="gjetning nummer en", name=f"{NAME}{_}")
        assert by_password().status_code == 429
        assert by_passkey(authenticator).status_code == 302


@pytest.mark.parametrize(
    ("forwarded", "is_slowed_down"),
    [("203.0.113.1, 198.51.100.7", True), ("198.51.100.7, 203.0.113.9", False)],
)
def test_behind_a_proxy_only_what_the_proxy_says_counts(
    cast: Cast, settings: Settings, forwarded: str, is_slowed_down: bool
) -> None:
    """What stands before it in X-Forwarded-For can be made up."""
    settings.HELHET_BEHIND_PROXY = True
    guesser = Client(headers={"X-Forwarded-For": "198.51.100.7"})
    with clock.at(NOON):
        for _ in range(LIMITS[Watched.NAME_FROM_SOURCE].free):
            by_password(guesser)
        answer = by_password(Client(headers={"X-Forwarded-For": forwarded}))
    assert (answer.status_code == 429) is is_slowed_down


def test_a_household_counts_as_one_place_whatever_address_it_picks(cast: Cast) -> None:
    with clock.at(NOON):
        for number in range(LIMITS[Watched.NAME_FROM_SOURCE].free):
            by_password(Client(REMOTE_ADDR=f"2001:db8:1:1::{number}"))
        assert by_password(Client(REMOTE_ADDR="2001:db8:1:1:ffff::1")).status_code == 429
        assert by_password(Client(REMOTE_ADDR="2001:db8:1:2::1")).status_code == 200


@pytest.mark.parametrize("address", [BY_PASSWORD, BY_PASSKEY, NEW_PASSKEY, "/konto/invitasjon/", "/konto/velkommen/"])
def test_without_the_setting_the_pages_do_not_exist(cast: Cast, settings: Settings, address: str) -> None:
    settings.HELHET_LOCAL_ACCOUNTS = False
    client = browser_of(cast.nina)
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert "Passnøkkel" not in client.get("/logg-inn/").content.decode()


def test_the_sign_in_page_offers_both_ways_and_leads_on(cast: Cast) -> None:
    page = Client().get("/logg-inn/", {"next": "/cases/"}).content.decode()
    assert f'href="{BY_PASSKEY}?next=%2Fcases%2F"' in page
    assert f'href="{BY_PASSWORD}?next=%2Fcases%2F"' in page


# Passkeys -------------------------------------------------------------------------------------------------------------


def test_a_passkey_signs_in_with_high_assurance_and_without_a_name(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    answer = by_passkey(authenticator, next="/cases/")
    assert (answer.status_code, answer["Location"]) == (302, "/cases/")
    sign_in = SignIn.objects.get()
    assert (sign_in.account, sign_in.method, sign_in.assurance) == (cast.nina, "passkey", Assurance.HIGH)
    assert Passkey.objects.get().used_at is not None


def refused(answer: Any) -> bool:
    trace = AuditEvent.objects.filter(operation=Operation.REFUSED, detail__method="passkey").count()
    return answer.status_code == 200 and "ikke kjent igjen" in answer.content.decode() and trace == 1


def test_a_key_that_did_not_ask_who_holds_it_is_refused(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    authenticator.verifies = False
    assert refused(by_passkey(authenticator))


def test_an_answer_is_taken_once(cast: Cast) -> None:
    authenticator, client = passkey_of(cast.nina), Client()
    answer = authenticator.get(options_of(client.get(BY_PASSKEY)))
    assert client.post(BY_PASSKEY, {"answer": answer}).status_code == 302
    assert refused(client.post(BY_PASSKEY, {"answer": answer}))


def test_an_answer_to_what_another_browser_was_asked_is_refused(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    answer = authenticator.get(options_of(Client().get(BY_PASSKEY)))
    other = Client()
    other.get(BY_PASSKEY)
    assert refused(other.post(BY_PASSKEY, {"answer": answer}))


def test_an_answer_that_comes_after_a_quarter_of_an_hour_is_refused(cast: Cast) -> None:
    authenticator, client = passkey_of(cast.nina), Client()
    with clock.at(NOON):
        answer = authenticator.get(options_of(client.get(BY_PASSKEY)))
    with clock.at(NOON + timedelta(minutes=16)):
        assert refused(client.post(BY_PASSKEY, {"answer": answer}))


def test_an_answer_given_on_another_site_is_refused(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    authenticator.origin = "https://helhet.example"
    assert refused(by_passkey(authenticator))


def test_a_copy_that_counts_behind_is_refused(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina, count=7)
    authenticator.count = 3
    assert refused(by_passkey(authenticator))


def test_a_key_signed_by_another_key_is_refused(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    authenticator.key = Authenticator().key
    assert refused(by_passkey(authenticator))


def test_a_key_that_says_it_is_somebody_elses_is_refused(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    authenticator.user_handle = cast.ola.pk.bytes
    assert refused(by_passkey(authenticator))


@pytest.mark.parametrize("answer", ["", "{", "[]", "null", '{"id": "AA"}', "x" * (LONGEST_ANSWER + 1), '{"id": {}}'])
def test_what_is_no_answer_at_all_is_refused(cast: Cast, answer: str) -> None:
    client = Client()
    client.get(BY_PASSKEY)
    assert refused(client.post(BY_PASSKEY, {"answer": answer}))


def test_an_unknown_key_and_a_closed_account_get_the_same_answer(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    Account.objects.filter(pk=cast.nina.pk).update(is_active=False)
    closed, unknown = by_passkey(authenticator), by_passkey(Authenticator())
    secrets = r'(value|data-options)="[^"]*"'
    pages = {re.sub(secrets, "", each.content.decode()) for each in (closed, unknown)}
    assert len(pages) == 1
    assert not SignIn.objects.exists()


def test_the_page_says_plainly_that_passkeys_take_a_script() -> None:
    page = Client().get(BY_PASSKEY).content.decode()
    assert "Passnøkler trenger JavaScript" in page
