"""The beginning and the end of a sign-in in this browser, and what the session says of it.

What a page needs to know lies in the session itself, so that no page asks the database for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.contrib import auth

from helhet.access.actors import Assurance
from helhet.kernel import clock
from helhet.organisation.actors import actor_for
from helhet.signin.actions import sessions
from helhet.signin.models import EndedWhy, Method, SignIn
from helhet.web.signin import devices

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

    from helhet.people.models import Account

BACKEND: Final = "helhet.web.signin.backend.SessionBackend"
_PROOF: Final = "sign_in"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the session says of the sign-in: by what means, how surely, and when it was last proved."""

    sign_in_id: UUID
    method: Method
    assurance: Assurance
    proved_at: datetime
    assisted_by: str = ""

    def is_older_than(self, age: timedelta) -> bool:
        return clock.now() - self.proved_at > age


def begin(
    request: HttpRequest,
    account: Account,
    *,
    method: Method,
    assurance: Assurance,
    assisted_by: str = "",
    proved_at: datetime | None = None,
    **provider: str,
) -> SignIn:
    """Let the browser act as this account from now on, in a session with a new name.

    `proved_at` is when somebody proved who they are, where that was elsewhere and perhaps earlier; otherwise it is now.
    `provider` is whoever vouched: `provider`, `provider_subject` and `provider_session` of `sessions.begin`.
    """
    end(request, EndedWhy.NEW_SIGN_IN)
    auth.login(request, account, backend=BACKEND)
    sign_in = sessions.begin(
        actor=actor_for(account, assurance=assurance, assisted_by=assisted_by),
        account=account,
        session_key=str(request.session.session_key),
        method=method,
        assurance=assurance,
        device=devices.describe(request.headers.get("User-Agent", "")),
        **provider,
    )
    write_proof(request.session, Proof(sign_in.pk, method, assurance, proved_at or sign_in.started_at, assisted_by))
    return sign_in


def end(request: HttpRequest, why: EndedWhy = EndedWhy.SIGNED_OUT) -> None:
    """Forget who the browser acted as, and everything the session held."""
    known = proof(request.session)
    if known and request.user.is_authenticated:
        sessions.end(actor=actor_of(request), sign_in_id=known.sign_in_id, why=why)
    auth.logout(request)


def end_one(request: HttpRequest, sign_in_id: UUID) -> None:
    """End one of one's own sign-ins, also this one. Raises `NotVisible` for anybody else's."""
    known = proof(request.session)
    if known and known.sign_in_id == sign_in_id:
        end(request)
    else:
        sessions.end_one(actor=actor_of(request), sign_in_id=sign_in_id)


def proof(session: SessionBase) -> Proof | None:
    """What the session says of the sign-in, or None where nobody has signed in."""
    kept: dict[str, Any] | None = session.get(_PROOF)
    if kept is None:
        return None
    return Proof(
        sign_in_id=UUID(kept["id"]),
        method=Method(kept["method"]),
        assurance=Assurance(kept["assurance"]),
        proved_at=datetime.fromtimestamp(kept["proved_at"], UTC),
        assisted_by=kept["assisted_by"],
    )


def write_proof(session: SessionBase, known: Proof) -> None:
    """Let the session say this of its sign-in."""
    session[_PROOF] = {
        "id": str(known.sign_in_id),
        "method": known.method.value,
        "assurance": known.assurance.value,
        "proved_at": known.proved_at.timestamp(),
        "assisted_by": known.assisted_by,
    }


def actor_of(request: HttpRequest) -> Any:
    """The actor behind a request, as sure as the sign-in; a session that does not say how sure is as unsure as any."""
    known = proof(request.session)
    if known is None:
        return actor_for(request.user, assurance=Assurance.LOW)  # type: ignore[arg-type]
    return actor_for(
        request.user,  # type: ignore[arg-type]
        assurance=known.assurance,
        assisted_by=known.assisted_by,
    )
