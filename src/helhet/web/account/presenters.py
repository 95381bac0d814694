"""The page about one's own sign-in, made ready for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.signin import queries
from helhet.signin.models import Method

if TYPE_CHECKING:
    from helhet.access.actors import Actor
    from helhet.signin.models import Passkey, PasswordLogin, SignIn


@dataclass(frozen=True, slots=True)
class SignInLine:
    """One place where one is signed in."""

    id: UUID
    device: str
    how: str
    started_at: datetime
    seen_at: datetime
    is_here: bool


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    id: UUID
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class PasswordLine:
    """The name one signs in as, since when the password and the app, and the recovery codes that are left."""

    name: str
    password_set_at: datetime
    app_set_at: datetime
    recovery_codes: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """For `account/overview.html`. `has_local_accounts` says whether one may sign in with what is kept here."""

    sign_ins: tuple[SignInLine, ...]
    has_others: bool
    has_local_accounts: bool
    passkeys: tuple[PasskeyLine, ...] = ()
    password: PasswordLine | None = None


def overview(actor: Actor, here: UUID | None) -> OverviewPage:
    """Everything on the page, in at most four queries."""
    sign_ins = tuple(_sign_in(each, here) for each in queries.own(actor))
    has_others = any(not each.is_here for each in sign_ins)
    if not settings.HELHET_LOCAL_ACCOUNTS:
        return OverviewPage(sign_ins, has_others, has_local_accounts=False)
    ways = queries.own_ways(actor)
    return OverviewPage(
        sign_ins,
        has_others,
        has_local_accounts=True,
        passkeys=tuple(_passkey(each) for each in ways.passkeys),
        password=_password(ways.password, ways.recovery_codes) if ways.password else None,
    )


def _sign_in(sign_in: SignIn, here: UUID | None) -> SignInLine:
    provider = f" ({sign_in.provider})" if sign_in.provider else ""
    return SignInLine(
        id=sign_in.pk,
        device=sign_in.device or _("En ukjent enhet"),
        how=capfirst(Method(sign_in.method).label) + provider,
        started_at=sign_in.started_at,
        seen_at=sign_in.seen_at,
        is_here=sign_in.pk == here,
    )


def _passkey(key: Passkey) -> PasskeyLine:
    return PasskeyLine(key.pk, key.name, key.made_at, key.used_at)


def _password(login: PasswordLogin, recovery_codes: int) -> PasswordLine:
    return PasswordLine(login.name, login.password_set_at, login.totp_set_at, recovery_codes)
