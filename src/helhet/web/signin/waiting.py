"""What the session remembers while somebody is at a provider, or is known there but not here yet."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from helhet.access.actors import Assurance
from helhet.kernel import clock, crypto
from helhet.signin.actions.identities import Vouched

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from helhet.adapters.oidc.relying_party import Pending

_PENDING: Final = "signing_in"
_UNKNOWN: Final = "not_known_yet"
_MOST: Final = 5
"""Sign-ins that somebody may have begun in other tabs."""
_UNKNOWN_LASTS: Final = timedelta(minutes=15)
_SEALED_FOR: Final = "session: identity without an account"


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that has begun at a provider, and the page to come to after it."""

    pending: Pending
    wanted: str


def remember(session: SessionBase, begun: Begun) -> None:
    """Keep it in the browser that began, and in no other."""
    others = list(session.get(_PENDING, {}).items())[-(_MOST - 1) :]
    mine = {**asdict(begun.pending), "wanted": begun.wanted}
    session[_PENDING] = dict([*others, (begun.pending.state, mine)])


def take(session: SessionBase, state: str) -> Begun | None:
    """What was begun with this state in this browser. It is there once."""
    from helhet.adapters.oidc.relying_party import Pending

    begun: dict[str, Any] = session.get(_PENDING, {})
    kept = begun.pop(state, None)
    if kept is None:
        return None
    session[_PENDING] = begun
    wanted = kept.pop("wanted")
    return Begun(Pending(**kept), wanted)


def remember_unknown(session: SessionBase, vouched: Vouched, wanted: str) -> None:
    """Keep for a while whom a provider vouches for, sealed, until a code says whose account it is."""
    said = {**asdict(vouched), "wanted": wanted, "at": clock.now().timestamp()}
    session[_UNKNOWN] = crypto.encrypt(json.dumps(said), context=_SEALED_FOR)


def unknown(session: SessionBase) -> tuple[Vouched, str] | None:
    """Whom a provider vouched for in this browser a while ago, and the page to come to."""
    sealed = session.get(_UNKNOWN)
    if sealed is None:
        return None
    said = json.loads(crypto.decrypt(sealed, context=_SEALED_FOR))
    if clock.now().timestamp() - said.pop("at") > _UNKNOWN_LASTS.total_seconds():
        return None
    wanted = said.pop("wanted")
    return Vouched(**{**said, "assurance": Assurance(said["assurance"])}), wanted


def forget_unknown(session: SessionBase) -> None:
    """The code was right, and the sign-in has begun."""
    session.pop(_UNKNOWN, None)
