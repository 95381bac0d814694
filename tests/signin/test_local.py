"""Signing in with a name, a password and a one-time code: all three, each once, and no word on which was wrong."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import check_password
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.people.models import Account
from helhet.signin import known_devices, passwords, totp
from helhet.signin.actions import attempts, local, local_recovery, sessions
from helhet.signin.actions.local import Typed
from helhet.signin.limits import LIMITS, Watched
from helhet.signin.models import Method, PasswordLogin, RecoveryCode
from tests.cast import Cast
from tests.local_accounts import NOON, PASSWORD, SECRET, code_at, password_login

pytestmark = pytest.mark.django_db

WRONG = "en helt annen setning"
HERE, THERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def login(cast: Cast) -> PasswordLogin:
    return password_login(cast.nina, name="nina.berg@solvik.example")


def typed(
    name: str = "nina.berg@solvik.example",
    *,
    password: str = PASSWORD,
    code: str = "",
    source: str = HERE,
    device_token: str = "",
) -> Typed:
    return Typed(name, password, code or code_at(clock.now()), source, device_token)


def guess(times: int, **what: str) -> None:
    for _ in range(times):
        local.prove(typed(**what))


def pause(**what: str) -> timedelta:
    with pytest.raises(attempts.TooSoon) as refusal:
        local.prove(typed(**what))
    return refusal.value.wait


def test_all_three_together_prove_who_it_is(login: PasswordLogin) -> None:
    assert local.prove(typed("  Nina.Berg@Solvik.EXAMPLE ")) == login


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"name": "ingen@solvik.example"}, "name"),
        ({"password": WRONG}, "password"),
        ({"code": "000000"}, "code"),
        ({"code": "12345"}, "code"),
        ({"code": "١٢٣٤٥٦"}, "code"),
    ],
)
def test_one_wrong_of_the_three_proves_nothing_and_is_written_down(
    login: PasswordLogin, what: dict[str, str], reason: str
) -> None:
    assert local.prove(typed(**what)) is None
    event = AuditEvent.objects.get(operation=Operation.REFUSED)
    assert (event.detail["method"], event.detail["reason"]) == ("password", reason)
    assert not any(secret in str(event.detail) for secret in (PASSWORD, WRONG, "solvik"))


def test_a_closed_account_does_not_get_in(login: PasswordLogin) -> None:
    Account.objects.filter(pk=login.pk).update(is_active=False)
    assert local.prove(typed()) is None


def test_a_code_is_taken_once(login: PasswordLogin) -> None:
    """RFC 6238, 5.2; OWASP ASVS 5.0, 6.5.1."""
    with clock.at(NOON):
        assert local.prove(typed())
        assert local.prove(typed()) is None


def test_no_code_is_taken_that_is_older_than_one_taken_before(login: PasswordLogin) -> None:
    with clock.at(NOON):
        assert local.prove(typed(code=code_at(NOON + timedelta(seconds=30))))
        assert local.prove(typed(code=code_at(NOON))) is None


@pytest.mark.parametrize(("seconds", "is_taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_clocks_may_differ_by_half_a_minute(login: PasswordLogin, seconds: int, is_taken: bool) -> None:
    moment = NOON + timedelta(days=1)
    with clock.at(moment):
        code = code_at(moment + timedelta(seconds=seconds))
        assert bool(local.prove(typed(code=code))) is is_taken


def test_a_wrong_password_does_not_use_up_the_code(login: PasswordLogin) -> None:
    with clock.at(NOON):
        local.prove(typed(password=WRONG))
        assert local.prove(typed())


def test_a_recovery_code_stands_in_for_the_app_once(cast: Cast, login: PasswordLogin) -> None:
    first, *rest = local_recovery.make(actor=cast.actor("nina"), account=cast.nina)
    assert local.prove(typed(code=first.lower().replace("-", " ")))
    assert local.prove(typed(code=first)) is None
    assert local.prove(typed(code=rest[0]))
    assert RecoveryCode.objects.filter(used_at=None).count() == 8


def test_recovery_codes_are_kept_as_hashes_and_new_ones_replace_the_old(cast: Cast, login: PasswordLogin) -> None:
    old = local_recovery.make(actor=cast.actor("nina"), account=cast.nina)
    assert not set(old) & set(RecoveryCode.objects.values_list("digest", flat=True))
    local_recovery.make(actor=cast.actor("nina"), account=cast.nina)
    assert local.prove(typed(code=old[0])) is None
    assert RecoveryCode.objects.count() == local_recovery.HOW_MANY


def test_a_recovery_code_opens_only_the_account_it_was_made_for(cast: Cast, login: PasswordLogin) -> None:
    password_login(cast.ola, name="ola")
    made = local_recovery.make(actor=cast.actor("ola"), account=cast.ola)
    assert local.prove(typed(code=made[0])) is None


def test_nobody_makes_codes_for_somebody_else_nor_without_an_app(cast: Cast, login: PasswordLogin) -> None:
    with pytest.raises(Denied):
        local_recovery.make(actor=cast.actor("ola"), account=cast.nina)
    with pytest.raises(NotVisible):
        local_recovery.make(actor=cast.actor("ola"), account=cast.ola)


def test_the_secret_of_the_app_is_encrypted_in_the_database(login: PasswordLogin) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_secret FROM signin_passwordlogin")
        assert SECRET not in cursor.fetchone()[0]


# The same answer and the same work, whoever is asked for --------------------------------------------------------------

UNTRUE: dict[str, dict[str, str]] = {
    "nobody has the name": {"name": "ingen@solvik.example"},
    "the password is wrong": {"password": WRONG},
    "the account is closed": {"name": "stengt"},
}


@pytest.fixture
def closed(cast: Cast) -> None:
    password_login(cast.tor, name="stengt")
    Account.objects.filter(pk=cast.tor.pk).update(is_active=False)


def work_of(attempt: Callable[[], object]) -> tuple[int, list[str]]:
    """How many passwords were hashed, and the kinds of statements sent to the database."""
    passwords.matches("warm", None)
    with (
        CaptureQueriesContext(connection) as queries,
        patch("helhet.signin.passwords.check_password", wraps=check_password) as hashing,
    ):
        attempt()
    return hashing.call_count, [query["sql"].split()[0] for query in queries]


def test_the_work_is_the_same_whether_the_account_exists(login: PasswordLogin, closed: None) -> None:
    """OWASP ASVS 5.0, 6.3.8: as many hashes and as many statements, not seconds, which a busy machine would blur."""
    local.prove(typed(name="den første", password=WRONG))  # makes the chain of the access record
    work = {why: work_of(partial(local.prove, typed(**what))) for why, what in UNTRUE.items()}
    assert {hashes for hashes, _ in work.values()} == {1}
    assert len({tuple(statements) for _, statements in work.values()}) == 1, work


def test_a_pause_costs_nobody_a_hash_and_says_nothing_of_who_exists(login: PasswordLogin) -> None:
    with clock.at(NOON):
        free = LIMITS[Watched.NAME_FROM_SOURCE].free
        guess(free, password=WRONG)
        guess(free, name="ingen@solvik.example")
        waits = {pause(password=PASSWORD), pause(name="ingen@solvik.example")}
        assert waits == {LIMITS[Watched.NAME_FROM_SOURCE].first}
        assert work_of(pause)[0] == 0


# Slowed down, never locked out ----------------------------------------------------------------------------------------


def test_what_strangers_guess_elsewhere_does_not_slow_the_owner_down(login: PasswordLogin) -> None:
    """OWASP ASVS 5.0, 6.3.1: no lock-out that others can bring about."""
    with clock.at(NOON):
        guess(LIMITS[Watched.NAME_FROM_SOURCE].free, password=WRONG, source=THERE)
        pause(source=THERE)
        assert local.prove(typed(source=HERE))


def test_a_known_device_gets_in_also_from_the_place_where_somebody_guesses(login: PasswordLogin) -> None:
    token = known_devices.token_for(login)
    with clock.at(NOON):
        guess(LIMITS[Watched.NAME_FROM_SOURCE].free, password=WRONG)
        pause()
        assert local.prove(typed(device_token=token))


def test_a_known_device_has_a_limit_of_its_own(login: PasswordLogin) -> None:
    token = known_devices.token_for(login)
    with clock.at(NOON):
        guess(LIMITS[Watched.DEVICE].free, password=WRONG, device_token=token)
        pause(device_token=token)
        assert local.prove(typed())


def test_a_known_device_is_known_to_one_account_until_its_password_changes(cast: Cast, login: PasswordLogin) -> None:
    token = known_devices.token_for(login)
    other = password_login(cast.ola, name="ola")
    assert known_devices.device_of(token, login)
    assert known_devices.device_of(token, other) == ""
    assert known_devices.device_of(token, None) == ""
    assert known_devices.device_of(token[:-1] + ("A" if token[-1] != "A" else "B"), login) == ""
    login.password_set_at += timedelta(seconds=1)
    assert known_devices.device_of(token, login) == ""


def test_somebody_with_the_password_cannot_try_codes_from_many_places(login: PasswordLogin) -> None:
    with clock.at(NOON):
        for place in range(LIMITS[Watched.SECOND_FACTOR].free):
            local.prove(typed(code="000000", source=f"198.51.100.{place}"))
        assert local.prove(typed(source="198.51.100.99")) is None
    with clock.at(NOON + LIMITS[Watched.SECOND_FACTOR].first):
        assert local.prove(typed(source="198.51.100.99"))


def test_a_right_answer_ends_the_pauses_of_this_name_here(login: PasswordLogin) -> None:
    with clock.at(NOON):
        guess(LIMITS[Watched.NAME_FROM_SOURCE].free - 1, password=WRONG)
        assert local.prove(typed())
        guess(LIMITS[Watched.NAME_FROM_SOURCE].free, password=WRONG)


# Choosing and changing ------------------------------------------------------------------------------------------------


def set_up(cast: Cast, **values: str) -> PasswordLogin:
    given = {"name": "ola", "password": PASSWORD, "totp_secret": SECRET, "code": code_at(clock.now())} | values
    return local.set_up(actor=cast.actor("ola"), account=cast.ola, **given)


def test_choosing_a_password_needs_a_code_from_the_app_and_uses_it_up(cast: Cast) -> None:
    with clock.at(NOON):
        login = set_up(cast)
        assert local.prove(typed("ola")) is None
    with clock.at(NOON + timedelta(seconds=30)):
        assert local.prove(typed("ola")) == login


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "Nina.Berg@solvik.example"}, "name"),
        ({"password": "kort"}, "password"),
        ({"password": "OlaDahl-OlaDahl"}, "password"),
        ({"code": "000000"}, "code"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    cast: Cast, login: PasswordLogin, values: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        set_up(cast, **values)
    assert set(refusal.value.messages) == {field}
    assert not PasswordLogin.objects.filter(pk=cast.ola.pk).exists()


def test_nobody_chooses_for_somebody_else(cast: Cast) -> None:
    with pytest.raises(Denied):
        local.set_up(
            actor=cast.actor("nina"),
            account=cast.ola,
            name="ola",
            password=PASSWORD,
            totp_secret=SECRET,
            code=code_at(clock.now()),
        )


def test_a_new_password_ends_every_other_sign_in(cast: Cast, login: PasswordLogin) -> None:
    """OWASP ASVS 5.0, 7.4.3."""
    nina = cast.actor("nina")
    here, there = (
        sessions.begin(actor=nina, account=cast.nina, session_key=key, method=Method.PASSWORD, assurance=nina.assurance)
        for key in ("her", "der")
    )
    local.change_password(actor=nina, sign_in_id=here.pk, current=PASSWORD, new="en ny og ganske lang setning")
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.ended_why, there.ended_why) == ("", "by_owner")
    assert local.prove(typed()) is None
    assert local.prove(typed(password="en ny og ganske lang setning"))


def test_changing_a_password_takes_the_one_before(cast: Cast, login: PasswordLogin) -> None:
    """OWASP ASVS 5.0, 6.2.3; guesses are slowed down here too."""
    sign_in_id = login.pk
    with clock.at(NOON):
        for _ in range(LIMITS[Watched.DEVICE].free):
            with pytest.raises(InvalidInput, match="current"):
                local.change_password(actor=cast.actor("nina"), sign_in_id=sign_in_id, current=WRONG, new=PASSWORD)
        with pytest.raises(attempts.TooSoon):
            local.change_password(actor=cast.actor("nina"), sign_in_id=sign_in_id, current=PASSWORD, new=PASSWORD)


def test_another_app_takes_over_at_once(cast: Cast, login: PasswordLogin) -> None:
    secret = totp.new_secret()
    with clock.at(NOON):
        local.change_app(actor=cast.actor("nina"), totp_secret=secret, code=code_at(NOON, secret))
    later = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
    with clock.at(later):
        assert local.prove(typed()) is None
        assert local.prove(typed(code=code_at(later, secret)))


def test_who_has_no_password_has_none_to_change(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        local.change_password(actor=cast.actor("ola"), sign_in_id=cast.ola.pk, current=PASSWORD, new=PASSWORD)
    with pytest.raises(NotVisible):
        local.change_app(actor=cast.actor("ola"), totp_secret=SECRET, code="000000")
