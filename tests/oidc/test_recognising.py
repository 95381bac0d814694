"""From somebody a provider vouches for to the account they have here, or to a page that says the way in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helhet.adapters.oidc.configuration import Provider
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.organisation.models import Position
from helhet.people.actions import persons
from helhet.people.models import Account
from helhet.signin.actions import local_invitations
from helhet.signin.models import ExternalIdentity, SignIn
from tests.cast import Cast
from tests.oidc import hostile
from tests.oidc.browser import Browser
from tests.oidc.conftest import NUMBER

pytestmark = pytest.mark.django_db

OTHER_NUMBER = "01819090382"
CODE_PAGE = "/sign-in/code/"


def sign_in(theirs: hostile.Provider, browser: Browser | None = None, **query: str) -> Any:
    browser = browser or Browser()
    return browser.come_back(theirs.answer_to(browser.helhet.get("/sign-in/by/eid/", query)["Location"]))


def invited(cast: Cast, name: str) -> str:
    """The code that Siri hands over."""
    return local_invitations.issue(actor=cast.actor("siri"), account=cast[name]).code


@pytest.fixture
def foreigner(theirs: hostile.Provider, provider: Provider) -> hostile.Provider:
    """Somebody whom the provider knows without a Norwegian number."""
    theirs.claims = {"sub": "a-foreigner"}
    return theirs


def test_a_person_who_is_registered_gets_an_account_the_first_time(
    theirs: hostile.Provider, provider: Provider, cast: Cast
) -> None:
    persons.register(given_name="Anne", family_name="Lunde", national_id=NUMBER)
    assert sign_in(theirs)["Location"] == "/"
    assert str(SignIn.objects.get().account) == "Anne Lunde"


def test_somebody_who_is_not_registered_is_told_the_way_in(
    theirs: hostile.Provider, provider: Provider, cast: Cast
) -> None:
    accounts = Account.objects.count()
    browser = Browser()
    assert sign_in(theirs, browser)["Location"] == CODE_PAGE
    page = browser.helhet.get(CODE_PAGE).content.decode()
    assert "Vi kjenner deg ikke igjen ennå" in page
    assert "koordinerende enhet" in page
    assert NUMBER not in page
    assert AuditEvent.objects.get(operation=Operation.REFUSED).detail["reason"] == "unknown"
    assert (Account.objects.count(), SignIn.objects.count()) == (accounts, 0)


def test_a_person_without_a_number_comes_in_with_a_code_and_then_without(
    foreigner: hostile.Provider, cast: Cast
) -> None:
    """Linked by issuer and subject (OpenID Connect Core 1.0, 5.7)."""
    browser = Browser()
    assert sign_in(foreigner, browser, next="/cases/")["Location"] == CODE_PAGE
    response = browser.helhet.post(CODE_PAGE, {"code": invited(cast, "per").lower().replace("-", " ")})
    assert response["Location"] == "/cases/"
    assert SignIn.objects.get().account == cast.per

    assert sign_in(foreigner)["Location"] == "/"
    assert ExternalIdentity.objects.get().account == cast.per
    assert browser.helhet.get(CODE_PAGE)["Location"] == "/logg-inn/", "the waiting is over"


def test_a_code_works_once(foreigner: hostile.Provider, cast: Cast) -> None:
    code = invited(cast, "per")
    for subject in ("first", "second"):
        foreigner.claims = {"sub": subject}
        browser = Browser()
        sign_in(foreigner, browser)
        page = browser.helhet.post(CODE_PAGE, {"code": code})
    assert "Koden er feil, brukt eller for gammel" in page.content.decode()
    assert ExternalIdentity.objects.get().subject == "first"


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA-AAAA", "æøå", "x" * 41])
def test_a_wrong_code_opens_nothing(foreigner: hostile.Provider, cast: Cast, code: str) -> None:
    browser = Browser()
    sign_in(foreigner, browser)
    assert browser.helhet.post(CODE_PAGE, {"code": code}).status_code == 200
    assert not ExternalIdentity.objects.exists()


def test_a_code_for_somebody_with_another_number_opens_nothing(
    theirs: hostile.Provider, provider: Provider, cast: Cast
) -> None:
    persons.change(person=cast.per.person, national_id=OTHER_NUMBER)
    browser = Browser()
    sign_in(theirs, browser)
    page = browser.helhet.post(CODE_PAGE, {"code": invited(cast, "per")}).content.decode()
    assert "Koden er laget til noen andre" in page
    assert OTHER_NUMBER not in page
    assert not ExternalIdentity.objects.exists()


def test_a_code_without_having_been_at_a_provider_opens_nothing(cast: Cast, provider: Provider) -> None:
    assert Client().post(CODE_PAGE, {"code": invited(cast, "per")})["Location"] == "/logg-inn/"


def test_the_code_must_follow_within_a_quarter_of_an_hour(foreigner: hostile.Provider, cast: Cast) -> None:
    browser = Browser()
    sign_in(foreigner, browser)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert browser.helhet.get(CODE_PAGE)["Location"] == "/logg-inn/"


def test_a_link_and_a_number_that_lead_to_two_people_let_nobody_in(
    theirs: hostile.Provider, provider: Provider, kari: Account, cast: Cast
) -> None:
    ExternalIdentity.objects.create(account=cast.per, issuer=provider.issuer, subject="somebody", linked_at=clock.now())
    assert sign_in(theirs).status_code == 403
    assert AuditEvent.objects.get(operation=Operation.REFUSED).detail["reason"] == "conflict"


def test_a_closed_account_stays_closed(theirs: hostile.Provider, provider: Provider, kari: Account) -> None:
    Account.objects.filter(pk=kari.pk).update(is_active=False)
    assert sign_in(theirs).status_code == 403
    assert AuditEvent.objects.get(operation=Operation.REFUSED).detail["reason"] == "closed"


def test_the_subject_of_one_provider_is_nobody_at_another(foreigner: hostile.Provider, cast: Cast) -> None:
    ExternalIdentity.objects.create(
        account=cast.per, issuer="https://elsewhere.example", subject="a-foreigner", linked_at=clock.now()
    )
    assert sign_in(foreigner)["Location"] == CODE_PAGE


def test_what_the_session_keeps_of_somebody_unknown_cannot_be_read(foreigner: hostile.Provider, cast: Cast) -> None:
    browser = Browser()
    sign_in(foreigner, browser)
    assert "a-foreigner" not in str(dict(browser.helhet.session))


def test_the_most_sensitive_waits_for_a_new_proof_and_is_come_back_to(
    theirs: hostile.Provider, provider: Provider, cast: Cast
) -> None:
    """Siri was signed in at the provider since this morning; before she invites somebody, it asks her again."""
    ExternalIdentity.objects.create(account=cast.siri, issuer=provider.issuer, subject="siri", linked_at=clock.now())
    invite = reverse("account:invite-employee", args=[Position.objects.get(person=cast.nina.person).pk])
    now = int(clock.now().timestamp())
    browser = Browser()
    theirs.claims = {"sub": "siri", "auth_time": now - 3600}
    sign_in(theirs, browser)

    asked = browser.helhet.get(invite)
    assert asked["Location"].startswith("/logg-inn/?next=")
    assert "fresh=1" in browser.helhet.get(asked["Location"]).content.decode()

    theirs.claims |= {"auth_time": now}
    assert sign_in(theirs, browser, next=invite, fresh="1")["Location"] == invite
    assert browser.helhet.get(invite).status_code == 200
