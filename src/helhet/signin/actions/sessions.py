"""The beginning and the end of a sign-in, each with a trace in the access record (FOR-2019-03-01-168 § 14)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.contrib.sessions.models import Session
from django.db import transaction

from helhet.access.actors import NOBODY, SYSTEM, Actor, Assurance
from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.signin import queries
from helhet.signin.models import EndedWhy, SignIn, SpentToken
from helhet.signin.session_store import row_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from helhet.people.models import Account
    from helhet.signin.models import Method

_KEPT: Final = timedelta(days=90)
"""How long it is kept which browser an ended sign-in was in, and what the provider called it."""


@transaction.atomic
def begin(
    *,
    actor: Actor,
    account: Account,
    session_key: str,
    method: Method,
    assurance: Assurance,
    provider: str = "",
    provider_subject: str = "",
    provider_session: str = "",
    id_token: str = "",
    device: str = "",
) -> SignIn:
    """Write down that the account has signed in, in the session with this key (which is kept as a keyed hash only)."""
    now = clock.now()
    sign_in = SignIn.objects.create(
        account=account,
        session_key=row_key(session_key),
        method=method,
        assurance=assurance,
        provider=provider,
        provider_subject=provider_subject,
        provider_session=provider_session,
        id_token=id_token or None,
        device=device,
        started_at=now,
        seen_at=now,
    )
    _record(actor, Operation.SIGN_IN, sign_in, assurance=assurance.name.lower())
    return sign_in


def seen(*, sign_in_id: UUID) -> None:
    """The browser is still there. Told at most once a minute."""
    SignIn.objects.filter(pk=sign_in_id, ended_at=None).update(seen_at=clock.now())


@transaction.atomic
def end(*, actor: Actor, sign_in_id: UUID, why: EndedWhy) -> None:
    """End the sign-in, whoever's it is; nothing where it has ended already. The pages end only their own this way."""
    for sign_in in SignIn.objects.filter(pk=sign_in_id, ended_at=None):
        _end(actor, sign_in, why)


@transaction.atomic
def end_one(*, actor: Actor, sign_in_id: UUID) -> None:
    """End one of the actor's own sign-ins, here or on another device. Raises `NotVisible` for anybody else's."""
    _end(actor, queries.get_sign_in(actor, sign_in_id), EndedWhy.BY_OWNER)


@transaction.atomic
def end_others(*, actor: Actor, but: UUID) -> int:
    """End all of the actor's own sign-ins but one, and tell how many they were."""
    return _end_all(actor, queries.own(actor).exclude(pk=but), EndedWhy.BY_OWNER)


@transaction.atomic
def end_everywhere(*, actor: Actor, account_id: UUID, why: EndedWhy = EndedWhy.REVOKED) -> int:
    """End every sign-in of an account, because what it rests on is withdrawn. The caller has asked whether it may."""
    return _end_all(actor, SignIn.objects.filter(account_id=account_id, ended_at=None), why)


@transaction.atomic
def end_at_provider(*, provider: str, subject: str = "", session: str = "") -> int:
    """End what rests on a session at the provider, or on every session of a subject there. It has said so itself."""
    rest_on_it = SignIn.objects.filter(provider=provider, ended_at=None)
    if session:
        rest_on_it = rest_on_it.filter(provider_session=session)
    if subject:
        rest_on_it = rest_on_it.filter(provider_subject=subject)
    return _end_all(SYSTEM, rest_on_it if session or subject else rest_on_it.none(), EndedWhy.BY_PROVIDER)


@transaction.atomic
def tidy() -> None:
    """Say of every sign-in that has ended by itself that it has, and forget those that ended long ago.

    The access record still says who signed in when. Tokens that are too old to be taken are forgotten too.
    """
    lapsed = SignIn.objects.filter(ended_at=None).exclude(pk__in=queries.lasting().values("pk"))
    _end_all(SYSTEM, lapsed, EndedWhy.IDLE)
    SignIn.objects.filter(ended_at__lt=clock.now() - _KEPT).delete()
    SpentToken.objects.filter(expires_at__lt=clock.now()).delete()


def refused(*, method: Method, reason: str, provider: str = "", account_id: UUID | None = None) -> None:
    """Write down an attempt that failed. `reason` is a code such as "nonce" or "locked", never what was typed."""
    audit.write(
        actor=NOBODY,
        operation=Operation.REFUSED,
        ground=Ground.NONE,
        object_kind="sign_in",
        subject_id=None,
        detail=_without_empty(
            method=method, reason=reason, provider=provider, account=str(account_id) if account_id else ""
        ),
    )


def _end_all(actor: Actor, sign_ins: Iterable[SignIn], why: EndedWhy) -> int:
    ended = list(sign_ins)
    for sign_in in ended:
        _end(actor, sign_in, why)
    return len(ended)


def _end(actor: Actor, sign_in: SignIn, why: EndedWhy) -> None:
    sign_in.ended_at, sign_in.ended_why, sign_in.id_token = clock.now(), why, None
    sign_in.save(update_fields=["ended_at", "ended_why", "id_token"])
    Session.objects.filter(session_key=sign_in.session_key).delete()
    _record(actor, Operation.SIGN_OUT, sign_in, why=why)


def _record(actor: Actor, operation: Operation, sign_in: SignIn, **detail: str) -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=Ground.NONE,
        object_kind="sign_in",
        object_id=sign_in.pk,
        subject_id=sign_in.account.person_id,
        detail=_without_empty(method=sign_in.method, provider=sign_in.provider, **detail),
    )


def _without_empty(**detail: str) -> dict[str, Any]:
    return {name: str(value) for name, value in detail.items() if value}
