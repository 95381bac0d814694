"""Where one is signed in, and how. Ending a sign-in is one press and needs nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from helhet.signin.actions import sessions
from helhet.web.account import presenters
from helhet.web.signin import sessions as browser_sessions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.web.requests import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    """One's own sign-ins that last, and one's own ways to sign in."""
    return render(request, "account/overview.html", {"page": presenters.overview(request.actor, _here(request))})


@require_POST
def end_one(request: Request, sign_in_id: UUID) -> HttpResponse:
    """Sign out on one device, here or elsewhere."""
    is_here = sign_in_id == _here(request)
    browser_sessions.end_one(request, sign_in_id)
    messages.success(request, _("Du er logget ut.") if is_here else _("Enheten er logget ut."))
    return redirect("signin:sign-in" if is_here else "account:overview")


@require_POST
def end_others(request: Request) -> HttpResponse:
    """Sign out everywhere but here."""
    here = _here(request)
    if here is not None:
        sessions.end_others(actor=request.actor, but=here)
    messages.success(request, _("Du er logget ut alle andre steder."))
    return redirect("account:overview")


def _here(request: Request) -> UUID | None:
    known = browser_sessions.proof(request.session)
    return known.sign_in_id if known else None
