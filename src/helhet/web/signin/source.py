"""Where a request comes from, as far as guesses are counted by it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

_ONE_HOUSEHOLD: Final = 64
"""The part of an IPv6 address that tells households apart; the rest changes as a machine likes."""


def source_of(request: HttpRequest) -> str:
    """The address of whoever connects, or of whoever our own proxy says it passed on; empty where it is none."""
    try:
        address = ip_address(_stated(request))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _ONE_HOUSEHOLD), strict=False))
    return str(address)


def _stated(request: HttpRequest) -> str:
    """The last entry is our proxy's own; those before it can be made up by anybody."""
    direct = request.META.get("REMOTE_ADDR", "")
    if not settings.HELHET_BEHIND_PROXY:
        return str(direct)
    return str(request.headers.get("X-Forwarded-For", direct)).rpartition(",")[2].strip()
