"""Signing out at the provider too: whoever sits down at the machine next must not come in by a session over there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse

from helhet.signin.models import SignIn
from helhet.web.signin import providers, sessions

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from helhet.adapters.oidc.relying_party import SignOutForm


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The provider somebody came by, and the form that signs them out there."""

    provider: str
    form: SignOutForm


def form_of(request: HttpRequest) -> Elsewhere | None:
    """How to sign out where the sign-in of this browser came from; None where there is nothing to sign out of."""
    known = sessions.proof(request.session)
    sign_in = SignIn.objects.filter(pk=known.sign_in_id).first() if known else None
    provider = providers.known(sign_in.provider) if sign_in else None
    if sign_in is None or provider is None:
        return None
    form = providers.party(provider.name).sign_out_form(
        id_token=sign_in.id_token or "", return_to=request.build_absolute_uri(reverse("signin:sign-in"))
    )
    return Elsewhere(provider.label, form) if form else None


def page(request: HttpRequest, elsewhere: Elsewhere) -> HttpResponse:
    """Say that one is out here, and offer the button.

    The page may send its form over HTTPS to anybody: providers lead on from host to host, and browsers hold the policy
    against each of them.
    """
    response = render(request, "signin/signed_out.html", {"elsewhere": elsewhere})
    response.headers["Content-Security-Policy"] = _policy_with(elsewhere.form.address)
    return response


def _policy_with(address: str) -> str:
    rules = {**settings.SECURE_CSP, "form-action": ["'self'", f"{urlsplit(address).scheme}:"]}
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in rules.items())
