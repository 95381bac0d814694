"""Sign in, sign out, and choose whom to be in a demo."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from helhet.access.actors import Assurance
from helhet.kernel.errors import NotVisible
from helhet.people.models import Account
from helhet.signin.models import Method
from helhet.web.signin import guests, leaving, providers, returning, sessions

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """The ways to sign in. In a demo: choose a made-up person. Where no way is set up: say what is missing.

    Whoever is signed in already has come here to prove it again.
    """
    wanted = returning.local(request.GET.get("next", ""))
    context = {"ways": providers.ways(wanted=wanted, fresh=request.user.is_authenticated), "next": wanted}
    if guests.is_demo():
        return render(request, "signin/choose.html", {**context, "stories": guests.stories()})
    return render(request, "signin/sign_in.html" if context["ways"] else "signin/not_set_up.html", context)


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Act as a made-up person. Does not exist where people are real."""
    if not guests.is_demo():
        raise NotVisible
    chosen = _chosen(request.POST.get("account", ""))
    sessions.begin(request, chosen, method=Method.DEMO, assurance=Assurance.HIGH)
    return redirect(returning.destination(request.POST.get("next", "")))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, also one that has ended by itself, and let the browser forget what it kept. Whoever came by a
    provider is offered to sign out there.
    """
    elsewhere = leaving.form_of(request)
    sessions.end(request)
    response = leaving.page(request, elsewhere) if elsewhere else _signed_out(request)
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


def _signed_out(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Du er logget ut."))
    return redirect("signin:sign-in")


def _chosen(account_id: str) -> Account:
    try:
        return Account.objects.get(pk=UUID(account_id), is_active=True)
    except (ValueError, Account.DoesNotExist):
        raise NotVisible from None
