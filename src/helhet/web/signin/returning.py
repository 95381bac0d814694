"""Where somebody is sent after signing in: to a page of ours, or home."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def local(address: str) -> str:
    """The address, if it is one of ours; a sign-in never sends anybody away."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


def destination(address: str) -> str:
    """The address if it is one of ours, otherwise home."""
    return local(address) or reverse("home:home")
