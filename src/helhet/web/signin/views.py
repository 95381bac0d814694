"""Sign in, sign out, and choose whom to be in a demo."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from helhet.access.actors import Assurance
from helhet.kernel.errors import NotVisible
from helhet.people.models import Account
from helhet.signin.models import Method
from helhet.web.signin import guests, sessions

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """In a demo: choose a made-up person. In production: say what is missing."""
    if not guests.is_demo():
        return render(request, "signin/not_set_up.html")
    wanted = _local(request.GET.get("next", ""))
    return render(request, "signin/choose.html", {"stories": guests.stories(), "next": wanted})


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Act as a made-up person. Does not exist where people are real."""
    if not guests.is_demo():
        raise NotVisible
    chosen = _chosen(request.POST.get("account", ""))
    sessions.begin(request, chosen, method=Method.DEMO, assurance=Assurance.HIGH)
    return redirect(_local(request.POST.get("next", "")) or reverse("home:home"))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, also one that has ended by itself."""
    sessions.end(request)
    messages.success(request, _("Du er logget ut."))
    return redirect("signin:sign-in")


def _chosen(account_id: str) -> Account:
    try:
        return Account.objects.get(pk=UUID(account_id), is_active=True)
    except (ValueError, Account.DoesNotExist):
        raise NotVisible from None


def _local(address: str) -> str:
    """The address, if it is one of ours; a sign-in never sends anybody away."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
