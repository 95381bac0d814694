"""Signing in and out. In a demo one chooses somebody made up; the ways for real people have tests of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from helhet.audit.models import AuditEvent, Operation
from helhet.people.models import Account
from tests.cast import Cast
from tests.fixtures import SignIn

ADDRESS = "/logg-inn/"
CHOOSE = "/demo/sign-in/"


@dataclass(frozen=True)
class MadeUp:
    account_id: UUID
    name: str
    role: str
    story: str
    hint: str


def everybody() -> Iterator[MadeUp]:
    """What a demo would list."""
    for account in Account.objects.order_by("person__given_name"):
        yield MadeUp(account.pk, account.person.name, "rollen", "Solvik", "Se hva som skjer <nå>")


@pytest.fixture
def with_people(settings: Settings) -> None:
    settings.HELHET_DEMO_PEOPLE = f"{__name__}.everybody"


@pytest.fixture
def production(settings: Settings) -> None:
    settings.HELHET_MODE = "production"


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.usefixtures("with_people")
def test_the_demo_says_that_everybody_is_made_up_and_lists_them_by_story(cast: Cast, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "oppdiktet" in page
    assert "<h2" in page
    assert "Solvik" in page
    assert "Fortsett som Kari Lunde" in page
    assert str(cast.kari.pk) in page
    assert "Se hva som skjer &lt;nå&gt;" in page


@pytest.mark.django_db
def test_a_demo_without_people_says_how_to_get_them(client: Client) -> None:
    assert "helhet demo" in client.get(ADDRESS).content.decode()


def test_choosing_somebody_signs_in_and_leaves_a_trace(cast: Cast, client: Client) -> None:
    answer = client.post(CHOOSE, {"account": cast.nina.pk})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in_as(client) == str(cast.nina.pk)
    event = AuditEvent.objects.get(operation=Operation.SIGN_IN)
    assert (event.account_id, event.actor_name) == (cast.nina.pk, "Nina Berg")


def test_the_session_gets_a_new_name_and_forgets_what_it_held(cast: Cast, client: Client) -> None:
    client.post(CHOOSE, {"account": cast.kari.pk})
    session = client.session
    session["held"] = "noe"
    session.save()
    before = session.session_key
    client.post(CHOOSE, {"account": cast.nina.pk})
    assert client.session.session_key != before
    assert "held" not in client.session


def test_becoming_somebody_else_signs_the_first_one_out(cast: Cast, client: Client) -> None:
    client.post(CHOOSE, {"account": cast.kari.pk})
    client.post(CHOOSE, {"account": cast.nina.pk})
    trace = AuditEvent.objects.order_by("number").values_list("operation", "actor_name")
    assert list(trace) == [("sign_in", "Kari Lunde"), ("sign_out", "Kari Lunde"), ("sign_in", "Nina Berg")]


def test_the_page_that_was_asked_for_comes_after_signing_in(cast: Cast, client: Client) -> None:
    answer = client.get("/cases/")
    assert answer["Location"] == f"{ADDRESS}?next=/cases/"
    answer = client.post(CHOOSE, {"account": cast.nina.pk, "next": "/cases/"})
    assert answer["Location"] == "/cases/"


@pytest.mark.parametrize(
    "address",
    ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)", "http:///example.com"],
)
@pytest.mark.usefixtures("with_people")
def test_signing_in_never_sends_anybody_away(cast: Cast, client: Client, address: str) -> None:
    assert "example.com" not in client.get(ADDRESS, {"next": address}).content.decode()
    assert client.post(CHOOSE, {"account": cast.nina.pk, "next": address})["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("account", ["", "ingen", "01945b2e-0000-7000-8000-000000000000"])
def test_nobody_can_be_somebody_who_is_not_there(client: Client, account: str) -> None:
    assert client.post(CHOOSE, {"account": account}).status_code == 404
    assert signed_in_as(client) is None


def test_a_closed_account_neither_signs_in_nor_stays_in(cast: Cast, client: Client, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    Account.objects.filter(pk=cast.nina.pk).update(is_active=False)
    assert client.post(CHOOSE, {"account": cast.nina.pk}).status_code == 404
    assert nina.get("/cases/")["Location"].startswith(ADDRESS)


def test_choosing_is_not_done_by_following_a_link(client: Client) -> None:
    assert client.get(CHOOSE).status_code == 405


def test_a_form_from_elsewhere_signs_nobody_in(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(CHOOSE, {"account": cast.nina.pk}).status_code == 403
    assert signed_in_as(client) is None


@pytest.mark.usefixtures("production", "with_people")
def test_in_production_the_page_says_what_is_missing_where_no_way_to_sign_in_is_set_up(
    cast: Cast, client: Client
) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "Innlogging er ikke satt opp" in page
    assert "HELHET_OIDC_PROVIDERS" in page
    assert cast.kari.person.name not in page


@pytest.mark.usefixtures("production", "with_people")
def test_in_production_nobody_can_choose_whom_to_be(cast: Cast, client: Client) -> None:
    assert client.post(CHOOSE, {"account": cast.nina.pk}).status_code == 404
    assert signed_in_as(client) is None
    assert not AuditEvent.objects.exists()


def test_signing_out_ends_the_session_and_leaves_a_trace(cast: Cast, client: Client) -> None:
    client.post(CHOOSE, {"account": cast.nina.pk})
    answer = client.post("/sign-out/", follow=True)
    assert "Du er logget ut." in answer.content.decode()
    assert signed_in_as(client) is None
    assert AuditEvent.objects.filter(operation=Operation.SIGN_OUT, account_id=cast.nina.pk).count() == 1
    assert client.get("/cases/").status_code == 302


@pytest.mark.django_db
def test_signing_out_twice_is_no_error(client: Client) -> None:
    assert client.post("/sign-out/").status_code == 302
    assert not AuditEvent.objects.exists()


def test_signing_out_lets_the_browser_forget_what_it_kept(sign_in: SignIn) -> None:
    assert sign_in("nina").post("/sign-out/").headers["Clear-Site-Data"] == '"storage"'


def test_signing_out_is_not_done_by_following_a_link(sign_in: SignIn) -> None:
    assert sign_in("nina").get("/sign-out/").status_code == 405
