"""A new sign-in before the most sensitive acts: whoever has found an open screen gets no further (ASVS 5.0, 7.5.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from helhet.web import refusals
from helhet.web.signin import sessions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.web.requests import Request

View = Callable[..., "HttpResponse"]

FRESH_FOR: Final = timedelta(minutes=15)


def fresh_sign_in_required(view: View) -> View:
    """Let in only those who proved who they are a short while ago; the others sign in again and come back.

    A form that comes too late is answered with its text, as when somebody is signed out. Put it outermost.
    """

    @wraps(view)
    def asked(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return refusals.sign_in_again(request)
        messages.info(request, _("Logg inn på nytt for å gå videre. Det er for å være sikker på at det er deg."))
        return redirect(f"{reverse('signin:sign-in')}?{urlencode({'next': request.get_full_path()})}")

    return asked


def is_fresh(request: Request) -> bool:
    """Whether the last proof of who sits here is a short while old."""
    known = sessions.proof(request.session)
    return known is not None and not known.is_older_than(FRESH_FOR)
