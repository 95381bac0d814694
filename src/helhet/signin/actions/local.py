"""Sign in with a name, a password and a one-time code, and choose or change them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.signin import known_devices, passwords, policy, totp
from helhet.signin.actions import attempts, local_recovery, recording, sessions
from helhet.signin.limits import Tries, Watched
from helhet.signin.models import Method, PasswordLogin

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Account


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed to sign in, from where, and what their browser says of earlier times."""

    name: str
    password: str
    code: str
    source: str
    device_token: str = ""


def prove(typed: Typed) -> PasswordLogin | None:
    """The login that all three belong to, or None without a word on which was wrong.

    The work is the same whether the name exists (OWASP ASVS 5.0, 6.3.8). Raises `attempts.TooSoon`.
    """
    login = PasswordLogin.objects.select_related("account__person").filter(name=folded(typed.name)).first()
    watched = _watched(typed, login)
    attempts.count(*watched)
    wrong = _what_is_wrong(login, typed)
    if wrong or login is None:
        sessions.refused(method=Method.PASSWORD, reason=wrong, account_id=login.pk if login else None)
        return None
    _forgive(watched, login)
    return login


def folded(name: str) -> str:
    """A name as it is kept and compared."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _watched(typed: Typed, login: PasswordLogin | None) -> tuple[Tries, ...]:
    """A known device is counted by itself, so that nobody elsewhere can slow it down."""
    if device := known_devices.device_of(typed.device_token, login):
        return (Tries(Watched.DEVICE, device),)
    here = f"{folded(typed.name)} {typed.source}"
    return (Tries(Watched.NAME_FROM_SOURCE, here), Tries(Watched.SOURCE, typed.source))


def _what_is_wrong(login: PasswordLogin | None, typed: Typed) -> str:
    """A code for the access record; empty when all is right. A one-time code is used up only by a right password."""
    is_right = passwords.matches(typed.password, login.password if login else None)
    if login is None:
        return "name"
    if not is_right:
        return "password"
    if not login.account.is_active:
        return "closed"
    return "" if _second_factor(login, typed) else "code"


def _second_factor(login: PasswordLogin, typed: Typed) -> bool:
    """Whether the code is right and not used before. Guesses are counted for the account, wherever they come from:
    whoever gets here has the password.
    """
    if known_devices.device_of(typed.device_token, login):
        return _take_code(login, typed.code)
    tries = Tries(Watched.SECOND_FACTOR, str(login.pk))
    try:
        attempts.count(tries)
    except attempts.TooSoon:
        return False
    return _take_code(login, typed.code)


def _take_code(login: PasswordLogin, code: str) -> bool:
    code = "".join(code.split())
    if len(code) != totp.DIGITS:
        return local_recovery.use(account=login.account, code=code)
    step = totp.step_of(login.totp_secret, code)
    return step is not None and _use_step(login, step)


def _use_step(login: PasswordLogin, step: int) -> bool:
    """Take the code of this step, unless it or a later one was taken (RFC 6238, 5.2)."""
    return PasswordLogin.objects.filter(pk=login.pk, used_step__lt=step).update(used_step=step) == 1


def _forgive(watched: tuple[Tries, ...], login: PasswordLogin) -> None:
    shared = [each for each in watched if each.watched is Watched.SOURCE]
    attempts.take_back(*shared)
    own = [each for each in watched if each not in shared]
    attempts.forgive(*own, Tries(Watched.SECOND_FACTOR, str(login.pk)))


def set_up(*, actor: Actor, account: Account, name: str, password: str, totp_secret: str, code: str) -> PasswordLogin:
    """Begin to sign in with a name, a password and a code app, or begin anew.

    `code` shows that the app has the secret. Raises `InvalidInput` on `name`, `password` or `code`.
    """
    name = folded(name)
    with transaction.atomic():
        policy.own_ways(actor, account.pk).require()
        step = _require_fitting(account, name, password, totp_secret, code)
        now = clock.now()
        login, is_new = PasswordLogin.objects.update_or_create(
            account=account,
            defaults={
                "name": name,
                "password": passwords.kept(password),
                "password_set_at": now,
                "totp_secret": totp_secret,
                "totp_set_at": now,
                "used_step": step,
            },
        )
        operation = Operation.ADD if is_new else Operation.CHANGE
        recording.write(actor, operation, login, account, fields=["name", "password", "totp"])
    return login


def change_password(*, actor: Actor, sign_in_id: UUID, current: str, new: str) -> PasswordLogin:
    """Change one's own password; every other sign-in ends (OWASP ASVS 5.0, 7.4.3).

    Raises `InvalidInput` on `current` or `new`, and `attempts.TooSoon` after many wrong guesses at the current one.
    """
    login = _own(actor)
    tries = Tries(Watched.DEVICE, f"change {login.pk}")
    attempts.count(tries)
    if not passwords.matches(current, login.password):
        raise InvalidInput({"current": _("Det er ikke passordet du har nå.")})
    attempts.forgive(tries)
    if objection := _objection(login.account, login.name, new):
        raise InvalidInput({"new": objection})
    with transaction.atomic():
        login.password, login.password_set_at = passwords.kept(new), clock.now()
        login.save(update_fields=["password", "password_set_at"])
        recording.write(actor, Operation.CHANGE, login, login.account, fields=["password"])
        sessions.end_others(actor=actor, but=sign_in_id)
    return login


def change_app(*, actor: Actor, totp_secret: str, code: str) -> None:
    """Take codes from another app from now on. Raises `InvalidInput` on `code`."""
    with transaction.atomic():
        login = _own(actor)
        step = _require_step(totp_secret, code)
        login.totp_secret, login.totp_set_at, login.used_step = totp_secret, clock.now(), step
        login.save(update_fields=["totp_secret", "totp_set_at", "used_step"])
        recording.write(actor, Operation.CHANGE, login, login.account, fields=["totp"])


def _own(actor: Actor) -> PasswordLogin:
    """Raises `NotVisible` for somebody who does not sign in with a password."""
    login = PasswordLogin.objects.select_related("account__person").filter(pk=actor.account_id).first()
    if login is None:
        raise NotVisible
    return login


def _require_fitting(account: Account, name: str, password: str, totp_secret: str, code: str) -> int:
    """The step of the code. Raises `InvalidInput`."""
    if PasswordLogin.objects.filter(name=name).exclude(pk=account.pk).exists():
        raise InvalidInput({"name": _("Dette brukernavnet er opptatt. Velg et annet.")})
    if objection := _objection(account, name, password):
        raise InvalidInput({"password": objection})
    return _require_step(totp_secret, code)


def _objection(account: Account, name: str, password: str) -> str:
    person = account.person
    return passwords.objection(password, about_the_owner=(person.given_name, person.family_name, person.email, name))


def _require_step(totp_secret: str, code: str) -> int:
    step = totp.step_of(totp_secret, "".join(code.split()))
    if step is None:
        raise InvalidInput({"code": _("Koden stemmer ikke. Vent til appen viser en ny, og skriv den.")})
    return step
