"""Inviting somebody to a way to sign in: who may, what the link says, and that it works once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.organisation.models import Position
from helhet.people.models import Account
from helhet.signin.actions.local_invitations import LASTS
from helhet.signin.limits import LIMITS, Watched
from helhet.signin.models import LocalInvitation, Passkey, PasswordLogin, SignIn
from helhet.web.signin.step_up import FRESH_FOR
from tests.authenticator import Authenticator
from tests.cast import Cast, Story, represent
from tests.fixtures import browser_of
from tests.local_accounts import NOON, PASSWORD, code_at
from tests.web.test_account import secret_in, signed_in, text
from tests.web.test_account_entering import options_of

pytestmark = pytest.mark.django_db

TYPE_CODE = "/konto/invitasjon/"
WELCOME, BY_PASSKEY, BY_PASSWORD = "/konto/velkommen/", "/konto/velkommen/passnokkel/", "/konto/velkommen/passord/"


@pytest.fixture(autouse=True)
def local_accounts(settings: Settings) -> None:
    settings.HELHET_LOCAL_ACCOUNTS = True


def position_of(account: Account) -> Position:
    return Position.objects.get(person=account.person)


def for_employee(account: Account) -> str:
    return f"/konto/inviter/ansatt/{position_of(account).pk}/"


def code_for(cast: Cast, account: Account) -> str:
    """The code Siri gets for an employee."""
    page = browser_of(cast.siri).post(for_employee(account))
    return code_in(page)


def code_in(page: Any) -> str:
    found = re.search(r"<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})</code>", page.content.decode())
    assert found, page.content.decode()
    return found.group(1)


def invited(code: str) -> Client:
    client = Client()
    assert client.post(TYPE_CODE, {"code": code})["Location"] == WELCOME
    return client


# Who may invite whom --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"), [("siri", 200), ("nina", 403), ("ola", 403), ("liv", 403), ("ida", 403), ("kari", 403)]
)
def test_employees_are_invited_by_those_who_administer_where_they_work(cast: Cast, who: str, status: int) -> None:
    client = browser_of(cast[who])
    assert client.get(for_employee(cast.tor)).status_code == status
    assert client.post(for_employee(cast.tor)).status_code == status
    assert LocalInvitation.objects.exists() is (status == 200)


def test_nobody_invites_themselves(cast: Cast) -> None:
    assert browser_of(cast.siri).post(for_employee(cast.siri)).status_code == 403


@pytest.mark.parametrize(("who", "status"), [("nina", 200), ("siri", 200), ("ola", 403), ("tor", 404), ("kari", 403)])
def test_the_persons_side_is_invited_by_those_who_lead_the_case(
    cast: Cast, story: Story, who: str, status: int
) -> None:
    represent(cast.per.person, cast.kari.person)
    client = browser_of(cast[who])
    for invitee in (cast.kari, cast.per):
        address = f"/konto/inviter/oppfolging/{story.case.pk}/{invitee.person_id}/"
        assert client.get(address).status_code == status
        assert client.post(address).status_code == status


def test_nobody_outside_the_persons_side_is_invited_through_a_case(cast: Cast, story: Story) -> None:
    nina = browser_of(cast.nina)
    assert nina.post(f"/konto/inviter/oppfolging/{story.case.pk}/{cast.per.person_id}/").status_code == 404
    assert nina.post(f"/konto/inviter/oppfolging/{story.case.pk}/{cast.tor.person_id}/").status_code == 404


def test_a_colleague_who_is_also_a_relative_is_invited_at_work_only(cast: Cast, story: Story) -> None:
    """Otherwise a coordinator could come to act with a colleague's rights."""
    represent(cast.liv.person, cast.kari.person)
    answer = browser_of(cast.nina).post(f"/konto/inviter/oppfolging/{story.case.pk}/{cast.liv.person_id}/")
    assert answer.status_code == 403
    assert not LocalInvitation.objects.exists()


def test_inviting_takes_a_fresh_sign_in_and_is_written_down(cast: Cast) -> None:
    with clock.at(NOON):
        siri = browser_of(cast.siri)
    with clock.at(NOON + FRESH_FOR + timedelta(seconds=1)):
        assert siri.get(for_employee(cast.tor)).status_code == 302
    code_for(cast, cast.tor)
    event = AuditEvent.objects.get(object_kind="localinvitation", operation=Operation.ADD)
    assert (event.account_id, event.subject_id) == (cast.siri.pk, cast.tor.person_id)


def test_the_pages_of_employees_and_of_the_persons_side_lead_to_inviting(
    cast: Cast, story: Story, settings: Settings
) -> None:
    represent(cast.per.person, cast.kari.person)
    pages = {
        f"/cases/{story.case.pk}/representatives/": f"/konto/inviter/oppfolging/{story.case.pk}/{cast.per.person_id}/",
        f"/organisation/positions/{position_of(cast.tor).pk}/": for_employee(cast.tor),
    }
    siri, kari = browser_of(cast.siri), browser_of(cast.kari)
    assert all(target in text(siri.get(page)) for page, target in pages.items())
    assert not any(target in text(kari.get(page)) for page, target in pages.items())
    settings.HELHET_LOCAL_ACCOUNTS = False
    assert not any(target in text(siri.get(page)) for page, target in pages.items())


@pytest.mark.parametrize(("who", "is_signed_out"), [("siri", True), ("nina", False), ("ida", False)])
def test_an_administrator_signs_an_employee_out_everywhere(cast: Cast, who: str, is_signed_out: bool) -> None:
    """OWASP ASVS 5.0, 7.4.5."""
    tor = signed_in(cast.tor)
    answer = browser_of(cast[who]).post(f"/konto/utlogging/ansatt/{position_of(cast.tor).pk}/")
    assert (answer.status_code == 302) is is_signed_out
    assert (tor.get("/cases/").status_code == 302) is is_signed_out


# What the code is -----------------------------------------------------------------------------------------------------


def test_neither_the_link_nor_the_page_it_opens_says_who_it_is_for(cast: Cast) -> None:
    code = code_for(cast, cast.tor)
    client = Client()
    pages = [text(client.get(f"{TYPE_CODE}{code}/")), text(client.post(TYPE_CODE, {"code": code}, follow=True))]
    said = ("Tor", "Vik", "Siri", "Moe", "Solvik", str(cast.tor.pk))
    assert not any(word in page for word in said for page in pages)
    assert f'value="{code}"' in pages[0]
    assert "Hvordan vil du logge inn?" in pages[1]


def test_opening_the_link_uses_nothing_up(cast: Cast) -> None:
    """A mail filter may open it first."""
    code = code_for(cast, cast.tor)
    for _ in range(3):
        assert Client().get(f"{TYPE_CODE}{code}/").status_code == 200
    invited(code)


@pytest.mark.parametrize("form", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "O")])
def test_the_code_may_be_typed_as_it_comes(cast: Cast, form: Any) -> None:
    invited(form(code_for(cast, cast.tor)))


def test_a_code_from_before_no_longer_works(cast: Cast) -> None:
    first, second = code_for(cast, cast.tor), code_for(cast, cast.tor)
    assert "Koden virker ikke" in text(Client().post(TYPE_CODE, {"code": first}))
    invited(second)


def test_unknown_used_and_outdated_codes_get_the_same_answer(cast: Cast) -> None:
    with clock.at(NOON):
        code = code_for(cast, cast.tor)
        unknown = text(Client().post(TYPE_CODE, {"code": "0000-0000-0000-0000-0000"}))
    with clock.at(NOON + LASTS):
        outdated = text(Client().post(TYPE_CODE, {"code": code}))
    pages = {re.sub(r'value="[^"]*"', "", page) for page in (unknown, outdated)}
    assert len(pages) == 1
    assert "Koden virker ikke" in pages.pop()


def test_guessing_codes_is_slowed_down_and_written_down(cast: Cast) -> None:
    free = LIMITS[Watched.INVITATION].free
    with clock.at(NOON):
        answers = [Client().post(TYPE_CODE, {"code": f"guess {number}"}).status_code for number in range(free + 1)]
    assert answers == [200] * free + [429]
    assert AuditEvent.objects.filter(operation=Operation.REFUSED, detail__reason="invitation").count() == free


def test_without_an_invitation_there_is_nothing_to_choose() -> None:
    assert [Client().get(address).status_code for address in (WELCOME, BY_PASSKEY, BY_PASSWORD)] == [404] * 3


# Choosing -------------------------------------------------------------------------------------------------------------


def test_the_one_invited_makes_a_passkey_and_is_in(cast: Cast) -> None:
    client = invited(code_for(cast, cast.tor))
    answer = Authenticator().create(options_of(client.get(BY_PASSKEY)))
    assert client.post(BY_PASSKEY, {"name": "Telefonen", "answer": answer})["Location"] == "/konto/"
    assert Passkey.objects.get().account == cast.tor
    assert client.get("/cases/").status_code == 200
    assert SignIn.objects.get(ended_at=None).method == "passkey"


def choose_password(client: Client, **typed: str) -> Any:
    secret = secret_in(text(client.get(BY_PASSWORD)))
    said = {"name": "tor", "password": PASSWORD, "code": code_at(clock.now(), secret)} | typed
    return client.post(BY_PASSWORD, said)


def test_the_one_invited_chooses_a_password_gets_recovery_codes_and_is_in(cast: Cast) -> None:
    client = invited(code_for(cast, cast.tor))
    assert "Reservekodene dine" in text(choose_password(client))
    assert PasswordLogin.objects.get().account == cast.tor
    assert client.get("/cases/").status_code == 200


def test_what_cannot_be_taken_does_not_use_up_the_invitation(cast: Cast) -> None:
    client = invited(code_for(cast, cast.tor))
    assert "gjettes først" in text(choose_password(client, password="Sommer2026!!"))
    assert "Reservekodene dine" in text(choose_password(client))


def test_an_invitation_is_used_once_also_by_two_browsers_that_hold_it(cast: Cast) -> None:
    code = code_for(cast, cast.tor)
    first, second = invited(code), invited(code)
    choose_password(first)
    answer = second.get(BY_PASSWORD)
    assert answer.status_code == 404
    assert "Koden virker ikke" in text(Client().post(TYPE_CODE, {"code": code}))


def test_whoever_was_signed_in_is_signed_out_when_an_invitation_is_used(cast: Cast) -> None:
    """A lost telephone does not stay signed in."""
    lost = signed_in(cast.tor)
    choose_password(invited(code_for(cast, cast.tor)))
    assert lost.get("/cases/").status_code == 302


def test_a_closed_account_cannot_be_entered_by_an_invitation(cast: Cast) -> None:
    code = code_for(cast, cast.tor)
    client = invited(code)
    Account.objects.filter(pk=cast.tor.pk).update(is_active=False)
    assert client.get(WELCOME).status_code == 404
    assert "Koden virker ikke" in text(Client().post(TYPE_CODE, {"code": code}))
