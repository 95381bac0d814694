"""A sign-in is written down, lasts a while, and can be ended from anywhere by its owner."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from helhet.access.actors import NOBODY, SYSTEM, Assurance
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.people.models import Account
from helhet.signin import queries
from helhet.signin.actions import sessions
from helhet.signin.models import EndedWhy, Method, SignIn, SpentToken
from tests.cast import Cast

CHOOSE = "/demo/sign-in/"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36"


def signed_in(account: Account, user_agent: str = CHROME) -> Client:
    client = Client(headers={"User-Agent": user_agent})
    client.post(CHOOSE, {"account": account.pk})
    return client


def gets_in(client: Client) -> bool:
    return client.get("/cases/").status_code == 200


def ended(account: Account) -> list[str]:
    return list(SignIn.objects.filter(account=account).order_by("started_at").values_list("ended_why", flat=True))


def test_a_sign_in_says_how_and_how_surely_and_where(cast: Cast) -> None:
    signed_in(cast.nina)
    sign_in = SignIn.objects.get()
    assert (sign_in.account, sign_in.method, sign_in.assurance) == (cast.nina, Method.DEMO, Assurance.HIGH)
    assert sign_in.device == "Chrome på Windows"
    event = AuditEvent.objects.get(operation=Operation.SIGN_IN)
    assert event.object_id == sign_in.pk
    assert event.detail == {"method": "demo", "assurance": "high"}


def test_the_database_does_not_know_what_the_browser_holds(cast: Cast) -> None:
    """A copy of the session table signs nobody in."""
    client = signed_in(cast.nina)
    held = client.cookies["sessionid"].value
    row = Session.objects.get()
    assert held != row.session_key
    assert SignIn.objects.get().session_key == row.session_key
    thief = Client()
    thief.cookies["sessionid"] = row.session_key
    assert not gets_in(thief)
    assert gets_in(client)


def test_a_page_costs_no_query_for_the_sign_in(cast: Cast, django_assert_max_num_queries: object) -> None:
    client = signed_in(cast.nina)
    client.get("/cases/")
    with django_assert_max_num_queries(8) as asked:  # type: ignore[operator]
        client.get("/cases/")
    assert not any("signin_signin" in query["sql"] for query in asked)


def test_one_ends_ones_own_sign_in_on_another_device(cast: Cast) -> None:
    at_home, at_work = signed_in(cast.nina), signed_in(cast.nina)
    nina = cast.actor("nina")
    oldest = queries.own(nina).last()
    assert oldest is not None
    sessions.end_one(actor=nina, sign_in_id=oldest.pk)
    assert (gets_in(at_home), gets_in(at_work)) == (False, True)
    assert list(queries.own(nina)) == [SignIn.objects.latest("started_at")]
    assert AuditEvent.objects.filter(operation=Operation.SIGN_OUT, detail__why="by_owner").count() == 1


def test_all_others_end_at_once(cast: Cast) -> None:
    browsers = [signed_in(cast.nina) for _ in range(3)]
    kept = queries.own(cast.actor("nina"))[0]
    assert sessions.end_others(actor=cast.actor("nina"), but=kept.pk) == 2
    assert [gets_in(browser) for browser in browsers] == [False, False, True]


def test_nobody_ends_or_sees_anybody_elses(cast: Cast) -> None:
    nina = signed_in(cast.nina)
    with pytest.raises(NotVisible):
        sessions.end_one(actor=cast.actor("siri"), sign_in_id=SignIn.objects.get().pk)
    assert not queries.own(cast.actor("siri")).exists()
    assert not queries.own(NOBODY).exists()
    assert gets_in(nina)


def test_an_account_that_loses_its_ground_is_out_everywhere(cast: Cast) -> None:
    browsers = [signed_in(cast.nina), signed_in(cast.nina)]
    assert sessions.end_everywhere(actor=SYSTEM, account_id=cast.nina.pk) == 2
    assert not any(gets_in(browser) for browser in browsers)
    assert ended(cast.nina) == [EndedWhy.REVOKED, EndedWhy.REVOKED]


def test_what_ended_a_sign_in_is_known(cast: Cast) -> None:
    client = signed_in(cast.nina)
    client.post(CHOOSE, {"account": cast.nina.pk})
    client.post("/sign-out/")
    assert ended(cast.nina) == [EndedWhy.NEW_SIGN_IN, EndedWhy.SIGNED_OUT]


@pytest.mark.parametrize(
    ("steps", "why"), [([31], EndedWhy.IDLE), ([20] * 31, EndedWhy.TOO_LONG)], ids=["idle", "too long"]
)
def test_a_sign_in_ends_by_itself(cast: Cast, steps: list[int], why: EndedWhy) -> None:
    """After half an hour without use, and after ten hours however busy (OWASP ASVS 5.0, 7.3.1 and 7.3.2)."""
    moment = clock.now()
    with clock.at(moment):
        client = signed_in(cast.nina)
        client.get("/cases/")
    for minutes in steps:
        moment += timedelta(minutes=minutes)
        with clock.at(moment):
            inside = gets_in(client)
    assert not inside
    assert ended(cast.nina) == [why]


def test_one_that_was_left_is_not_on_the_list_though_nobody_ended_it(cast: Cast) -> None:
    signed_in(cast.nina)
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert not queries.own(cast.actor("nina")).exists()


def test_what_ended_by_itself_is_said_to_have_ended_at_night(cast: Cast) -> None:
    """`helhet tidy`, so that nothing of a provider is kept longer than the sign-in it belongs to."""
    left, busy = signed_in(cast.nina), signed_in(cast.siri)
    SignIn.objects.filter(account=cast.nina).update(id_token="secret")
    SpentToken.objects.create(digest="old", expires_at=clock.now())
    with clock.at(clock.now() + timedelta(minutes=20)):
        gets_in(busy)
    with clock.at(clock.now() + timedelta(minutes=31)):
        call_command("clearsessions")
        sessions.tidy()
        assert (gets_in(left), gets_in(busy)) == (False, True)
    assert (ended(cast.nina), ended(cast.siri)) == ([EndedWhy.IDLE], [""])
    assert SignIn.objects.get(account=cast.nina).id_token is None
    assert not SpentToken.objects.exists()


def test_an_ended_sign_in_is_forgotten_after_three_months(cast: Cast) -> None:
    """But for what the access record says of it."""
    signed_in(cast.nina).post("/sign-out/")
    for days, left in ((89, 1), (91, 0)):
        with clock.at(clock.now() + timedelta(days=days)):
            sessions.tidy()
        assert SignIn.objects.count() == left
    assert AuditEvent.objects.filter(object_kind="sign_in").count() == 2


def test_use_is_noted_by_the_minute(cast: Cast) -> None:
    start = clock.now()
    with clock.at(start):
        client = signed_in(cast.nina)
        client.get("/cases/")
    with clock.at(start + timedelta(minutes=5)):
        client.get("/cases/")
    assert SignIn.objects.get().seen_at == start + timedelta(minutes=5)


def test_a_failed_attempt_is_written_down_without_what_was_typed(cast: Cast) -> None:
    sessions.refused(method=Method.PASSWORD, reason="locked", account_id=cast.nina.pk)
    event = AuditEvent.objects.get()
    assert (event.operation, event.account_id, event.object_kind) == (Operation.REFUSED, None, "sign_in")
    assert event.detail == {"method": "password", "reason": "locked", "account": str(cast.nina.pk)}


def test_ending_what_has_ended_is_no_error(cast: Cast) -> None:
    sessions.end(actor=SYSTEM, sign_in_id=UUID(int=1), why=EndedWhy.IDLE)
    assert not AuditEvent.objects.exists()
