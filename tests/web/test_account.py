"""Where one is signed in, and how: one's own only, and after a new proof of who one is where it matters."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.people.models import Account
from helhet.signin.models import EndedWhy, Passkey, PasswordLogin, RecoveryCode, SignIn
from helhet.web.signin.step_up import FRESH_FOR
from tests.authenticator import Authenticator
from tests.cast import Cast
from tests.fixtures import browser_of
from tests.local_accounts import NOON, PASSWORD, SECRET, code_at, password_login
from tests.web.test_account_entering import NEW_PASSKEY, by_passkey, options_of, passkey_of

pytestmark = pytest.mark.django_db

OVERVIEW = "/konto/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
NEW_PASSWORD = "en ny og ganske lang setning"


@pytest.fixture(autouse=True)
def local_accounts(settings: Settings) -> None:
    settings.HELHET_LOCAL_ACCOUNTS = True


def signed_in(account: Account, user_agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": user_agent})
    client.post("/demo/sign-in/", {"account": account.pk})
    return client


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


# Where one is signed in -----------------------------------------------------------------------------------------------


def test_the_page_lists_ones_own_sign_ins_and_marks_this_one(cast: Cast) -> None:
    """OWASP ASVS 5.0, 7.5.2."""
    here = signed_in(cast.nina)
    signed_in(cast.nina, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1")
    signed_in(cast.ola, "Mozilla/5.0 (Windows NT 10.0) Chrome/139.0 Safari/537.36")
    page = text(here.get(OVERVIEW))
    assert "Firefox på Linux" in page
    assert "Safari på iPhone" in page
    assert "Windows" not in page
    assert page.count("Denne enheten") == 1


def test_ending_another_sign_in_ends_it_at_its_next_request(cast: Cast) -> None:
    here, there = signed_in(cast.nina), signed_in(cast.nina)
    other = SignIn.objects.order_by("started_at").last()
    assert other is not None
    answer = here.post(f"/konto/innlogginger/{other.pk}/slutt/", follow=True)
    assert "Enheten er logget ut" in text(answer)
    assert there.get("/cases/").status_code == 302
    assert here.get("/cases/").status_code == 200


def test_ending_the_one_here_signs_out(cast: Cast) -> None:
    here = signed_in(cast.nina)
    answer = here.post(f"/konto/innlogginger/{SignIn.objects.get().pk}/slutt/")
    assert answer["Location"] == "/logg-inn/"
    assert here.get("/cases/").status_code == 302


def test_all_the_others_are_ended_with_one_press(cast: Cast) -> None:
    here, *others = (signed_in(cast.nina) for _ in range(3))
    stranger = signed_in(cast.ola)
    here.post("/konto/innlogginger/slutt/")
    assert [client.get("/cases/").status_code for client in (here, stranger, *others)] == [200, 200, 302, 302]
    assert SignIn.objects.filter(ended_why=EndedWhy.BY_OWNER).count() == 2


def test_nobody_ends_somebody_elses_sign_in(cast: Cast) -> None:
    victim = signed_in(cast.ola)
    answer = signed_in(cast.nina).post(f"/konto/innlogginger/{SignIn.objects.get(account=cast.ola).pk}/slutt/")
    assert answer.status_code == 404
    assert victim.get("/cases/").status_code == 200


def test_the_header_leads_to_the_page(cast: Cast) -> None:
    assert f'href="{OVERVIEW}"' in text(signed_in(cast.nina).get("/"))


def test_without_local_accounts_the_page_lists_sign_ins_only(cast: Cast, settings: Settings) -> None:
    settings.HELHET_LOCAL_ACCOUNTS = False
    page = text(signed_in(cast.nina).get(OVERVIEW))
    assert "Firefox på Linux" in page
    assert "Passnøkler" not in page


def test_the_page_takes_as_many_queries_however_much_is_on_it(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    here = signed_in(cast.nina)
    for number in range(5):
        signed_in(cast.nina)
        Passkey.objects.create(
            account=cast.nina, name="En", credential_id=str(number), public_key=b"", made_at=clock.now()
        )
    here.get(OVERVIEW)  # the first page after a sign-in writes down when it began
    with django_assert_max_num_queries(7):
        here.get(OVERVIEW)


# Step-up --------------------------------------------------------------------------------------------------------------

SENSITIVE = (
    NEW_PASSKEY,
    "/konto/passord/nytt/",
    "/konto/passord/",
    "/konto/kode-app/",
    "/konto/reservekoder/",
    f"/konto/passnokler/{UUID(int=7)}/",
)


@pytest.mark.parametrize("address", SENSITIVE)
def test_ways_to_sign_in_are_looked_after_only_with_a_fresh_sign_in(cast: Cast, address: str) -> None:
    """OWASP ASVS 5.0, 7.5.1."""
    with clock.at(NOON):
        client = browser_of(cast.nina)
    with clock.at(NOON + FRESH_FOR + timedelta(seconds=1)):
        answer = client.get(address)
        assert answer["Location"] == f"/logg-inn/?next={address.replace('/', '%2F')}"
        assert client.get("/cases/").status_code == 200
        assert client.post(address, {"name": "Telefonen"}).status_code == 401


def test_what_was_typed_survives_being_asked_to_sign_in_again_but_for_secrets(cast: Cast) -> None:
    with clock.at(NOON):
        client = browser_of(cast.nina)
    with clock.at(NOON + FRESH_FOR + timedelta(seconds=1)):
        typed = {"name": "Nøkkelen på hytta", "current": PASSWORD, "new": NEW_PASSWORD, "code": "123456"}
        referer = {"Referer": "http://testserver/konto/passord/"}
        page = text(client.post("/konto/passord/", typed, headers=referer))
    assert "Nøkkelen på hytta" in page
    assert not any(secret in page for secret in (PASSWORD, NEW_PASSWORD, "123456"))
    assert "/logg-inn/?next=%2Fkonto%2Fpassord%2F" in page


def test_passwords_are_not_shown_again_to_somebody_who_was_signed_out_while_typing(cast: Cast) -> None:
    page = text(Client().post("/konto/passord/", {"current": PASSWORD, "new": NEW_PASSWORD}))
    assert PASSWORD not in page
    assert NEW_PASSWORD not in page


# Passkeys -------------------------------------------------------------------------------------------------------------


def test_a_new_key_is_named_kept_and_written_down(cast: Cast) -> None:
    passkey_of(cast.nina)
    assert Passkey.objects.get().name == "Telefonen"
    event = AuditEvent.objects.get(operation=Operation.ADD, object_kind="passkey")
    assert (event.account_id, event.subject_id) == (cast.nina.pk, cast.nina.person_id)
    assert "Telefonen" in text(browser_of(cast.nina).get(OVERVIEW))


@pytest.mark.parametrize("wrong", [{"verifies": False}, {"origin": "https://helhet.example"}])
def test_a_key_made_elsewhere_or_without_asking_who_holds_it_is_not_kept(cast: Cast, wrong: dict[str, Any]) -> None:
    client = browser_of(cast.nina)
    answer = Authenticator(**wrong).create(options_of(client.get(NEW_PASSKEY)))
    page = text(client.post(NEW_PASSKEY, {"name": "Telefonen", "answer": answer}))
    assert "Det ble ingen passnøkkel" in page
    assert 'value="Telefonen"' in page
    assert not Passkey.objects.exists()


def test_without_a_script_the_form_says_that_there_was_no_key(cast: Cast) -> None:
    client = browser_of(cast.nina)
    client.get(NEW_PASSKEY)
    assert "Det ble ingen passnøkkel" in text(client.post(NEW_PASSKEY, {"name": "Telefonen", "answer": ""}))


def test_the_same_key_is_not_kept_twice_not_even_for_somebody_else(cast: Cast) -> None:
    authenticator = passkey_of(cast.nina)
    client = browser_of(cast.ola)
    answer = authenticator.create(options_of(client.get(NEW_PASSKEY)))
    assert "Det ble ingen passnøkkel" in text(client.post(NEW_PASSKEY, {"name": "Min", "answer": answer}))


def test_a_key_can_be_renamed_and_one_of_two_removed_but_not_the_last(cast: Cast) -> None:
    first = passkey_of(cast.nina)
    passkey_of(cast.nina)
    client = browser_of(cast.nina)
    one, two = Passkey.objects.order_by("made_at")
    client.post(f"/konto/passnokler/{one.pk}/", {"name": "Den gamle"})
    one.refresh_from_db()
    assert one.name == "Den gamle"
    assert client.post(f"/konto/passnokler/{one.pk}/fjerning/").status_code == 302
    assert by_passkey(first).status_code == 200
    assert client.post(f"/konto/passnokler/{two.pk}/fjerning/").status_code == 403
    assert "eneste måten" in text(client.get(f"/konto/passnokler/{two.pk}/"))
    password_login(cast.nina, name="nina")
    assert client.post(f"/konto/passnokler/{two.pk}/fjerning/").status_code == 302


def test_nobody_sees_renames_or_removes_somebody_elses_key(cast: Cast) -> None:
    passkey_of(cast.nina)
    key, ola = Passkey.objects.get(), browser_of(cast.ola)
    assert ola.get(f"/konto/passnokler/{key.pk}/").status_code == 404
    assert ola.post(f"/konto/passnokler/{key.pk}/", {"name": "Min"}).status_code == 404
    assert ola.post(f"/konto/passnokler/{key.pk}/fjerning/").status_code == 404


# Password, app and recovery codes -------------------------------------------------------------------------------------


def secret_in(page: str) -> str:
    found = re.search(r'<code translate="no">([A-Z2-7 ]+)</code>', page)
    assert found
    return found.group(1).replace(" ", "")


def test_somebody_chooses_a_password_and_an_app_and_gets_recovery_codes_once(cast: Cast) -> None:
    client = browser_of(cast.nina)
    secret = secret_in(text(client.get("/konto/passord/nytt/")))
    image = client.get("/konto/kode-app/bilde.svg")
    assert image["Content-Type"] == "image/svg+xml"
    typed = {"name": "nina", "password": PASSWORD, "code": code_at(clock.now(), secret)}
    page = text(client.post("/konto/passord/nytt/", typed))
    codes = re.findall(r"<code>([0-9A-Z-]{14})</code>", page)
    assert len(set(codes)) == RecoveryCode.objects.count() == 10
    assert PasswordLogin.objects.get().totp_secret == secret
    later = text(client.get(OVERVIEW)) + text(client.get("/konto/reservekoder/"))
    assert not any(code in later for code in codes)
    assert client.get("/konto/kode-app/bilde.svg").status_code == 404


def test_a_typing_mistake_keeps_the_same_secret_and_the_name_but_not_the_password(cast: Cast) -> None:
    client = browser_of(cast.nina)
    secret = secret_in(text(client.get("/konto/passord/nytt/")))
    page = text(client.post("/konto/passord/nytt/", {"name": "nina", "password": PASSWORD, "code": "000000"}))
    assert "Koden stemmer ikke" in page
    assert secret_in(page) == secret
    assert 'value="nina"' in page
    assert PASSWORD not in page


def test_the_secret_waits_sealed_in_the_session(cast: Cast) -> None:
    client = browser_of(cast.nina)
    secret = secret_in(text(client.get("/konto/passord/nytt/")))
    assert secret not in str(dict(client.session))


def test_passwords_may_be_pasted_and_a_manager_can_fill_them_in(cast: Cast) -> None:
    """OWASP ASVS 5.0, 6.2.7."""
    page = text(browser_of(cast.nina).get("/konto/passord/nytt/"))
    assert 'autocomplete="new-password"' in page
    assert "onpaste" not in page


def test_changing_the_password_signs_out_everywhere_else(cast: Cast) -> None:
    password_login(cast.nina, name="nina")
    here, there = signed_in(cast.nina), signed_in(cast.nina)
    answer = here.post("/konto/passord/", {"current": PASSWORD, "new": NEW_PASSWORD})
    assert answer["Location"] == OVERVIEW
    assert there.get("/cases/").status_code == 302
    assert here.get("/cases/").status_code == 200


def test_a_wrong_or_too_common_password_is_said_at_its_field(cast: Cast) -> None:
    password_login(cast.nina, name="nina")
    client = browser_of(cast.nina)
    wrong, common = {"current": "noe annet", "new": NEW_PASSWORD}, {"current": PASSWORD, "new": "Sommer2026!!"}
    assert "ikke passordet du har" in text(client.post("/konto/passord/", wrong))
    assert "gjettes først" in text(client.post("/konto/passord/", common))


def test_another_app_takes_over(cast: Cast) -> None:
    password_login(cast.nina, name="nina")
    client = browser_of(cast.nina)
    secret = secret_in(text(client.get("/konto/kode-app/")))
    assert secret != SECRET
    client.post("/konto/kode-app/", {"code": code_at(clock.now(), secret)})
    assert PasswordLogin.objects.get().totp_secret == secret


def test_new_recovery_codes_are_made_on_request_only(cast: Cast) -> None:
    password_login(cast.nina, name="nina")
    client = browser_of(cast.nina)
    client.get("/konto/reservekoder/")
    assert not RecoveryCode.objects.exists()
    client.post("/konto/reservekoder/")
    assert RecoveryCode.objects.count() == 10
    assert "Reservekoder igjen" in text(client.get(OVERVIEW))


@pytest.mark.parametrize("address", ["/konto/passord/", "/konto/kode-app/", "/konto/reservekoder/"])
def test_who_has_no_password_has_none_to_look_after(cast: Cast, address: str) -> None:
    assert browser_of(cast.nina).get(address).status_code == 404
