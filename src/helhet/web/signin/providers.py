"""The ways to sign in that the operator has set up, and how to speak with whoever stands behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from helhet.adapters.oidc.configuration import Audience, Provider
from helhet.kernel.errors import NotVisible
from helhet.ui.parts import Link

if TYPE_CHECKING:
    from helhet.adapters.oidc.relying_party import RelyingParty


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to sign in, for people with a plan and those close to them, for those who work with plans, and for
    anybody who has been invited to a local account.
    """

    persons: tuple[Link, ...]
    staff: tuple[Link, ...]
    local: tuple[Link, ...]

    def __bool__(self) -> bool:
        return bool(self.persons or self.staff or self.local)


def way(provider: Provider, *, wanted: str = "", fresh: bool = False) -> Link:
    """The way to sign in by one provider, leading on to the page that was `wanted`.

    `fresh` asks the provider for a new proof, however new the last is.
    """
    label = _("Logg inn med %(provider)s") % {"provider": provider.label}
    return Link(label=label, url=reverse("signin:provider", args=[provider.name]) + _leading_on(wanted, fresh=fresh))


def ways(*, wanted: str = "", but: str = "", fresh: bool = False) -> Ways:
    """Every way but one, each leading on to the page that was `wanted`. `fresh` as for `way`."""
    offered = [provider for provider in configured() if provider.name != but]
    return Ways(
        persons=tuple(way(each, wanted=wanted, fresh=fresh) for each in offered if each.audience is Audience.PERSONS),
        staff=tuple(way(each, wanted=wanted, fresh=fresh) for each in offered if each.audience is Audience.STAFF),
        local=_local(wanted) if settings.HELHET_LOCAL_ACCOUNTS else (),
    )


def _local(wanted: str) -> tuple[Link, ...]:
    by = [(_("Passnøkkel"), "account:sign-in-passkey"), (_("Passord og kode-app"), "account:sign-in-password")]
    return tuple(Link(label=label, url=reverse(name) + _leading_on(wanted)) for label, name in by)


def _leading_on(wanted: str, *, fresh: bool = False) -> str:
    query = {**({"next": wanted} if wanted else {}), **({"fresh": "1"} if fresh else {})}
    return f"?{urlencode(query)}" if query else ""


def configured() -> tuple[Provider, ...]:
    """The providers, in the order of the operator's file."""
    found: tuple[Provider, ...] = settings.HELHET_OIDC_PROVIDERS
    return found


def party(name: str) -> RelyingParty:
    """The conversation with the provider of this name. Raises `NotVisible`."""
    from helhet.adapters.oidc.relying_party import relying_party

    found = known(name)
    if found is None:
        raise NotVisible
    return relying_party(found)


def known(name: str) -> Provider | None:
    """The provider of this name, if there is one."""
    return next((provider for provider in configured() if provider.name == name), None)
