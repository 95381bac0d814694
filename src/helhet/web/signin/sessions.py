"""The beginning and the end of a session, each with a trace in the access record (FOR-2019-03-01-168 § 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import auth

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.organisation.actors import actor_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from helhet.people.models import Account

BACKEND = "helhet.web.signin.backend.SessionBackend"


def begin(request: HttpRequest, account: Account) -> None:
    """Let the browser act as this account from now on, in a session with a new name."""
    end(request)
    auth.login(request, account, backend=BACKEND)
    _record(account, Operation.SIGN_IN)


def end(request: HttpRequest) -> None:
    """Forget who the browser acted as, and everything the session held."""
    if request.user.is_authenticated:
        _record(request.user, Operation.SIGN_OUT)
    auth.logout(request)


def _record(account: Account, operation: Operation) -> None:
    audit.write(
        actor=actor_for(account),
        operation=operation,
        ground=Ground.NONE,
        object_kind="account",
        object_id=account.pk,
        subject_id=account.person_id,
    )
