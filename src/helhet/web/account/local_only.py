"""What the pages of local accounts share: they are there only where the operator has chosen so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import ceil
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import ngettext

from helhet.kernel.errors import NotVisible

if TYPE_CHECKING:
    from datetime import timedelta

    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse

View = Callable[..., "HttpResponse"]


def local_accounts_only(view: View) -> View:
    """The page does not exist unless HELHET_LOCAL_ACCOUNTS is chosen."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.HELHET_LOCAL_ACCOUNTS:
            raise NotVisible
        return view(*args, **kwargs)

    return shown


def invitations_only(view: View) -> View:
    """The page does not exist unless a code leads somewhere: to a local account, or to a provider's identity."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> HttpResponse:
        if not invitations_are_on():
            raise NotVisible
        return view(*args, **kwargs)

    return shown


def invitations_are_on() -> bool:
    """Whether there is anything to be invited to."""
    return bool(settings.HELHET_LOCAL_ACCOUNTS or settings.HELHET_OIDC_PROVIDERS)


def wait(request: HttpRequest, template: str, form: BaseForm, left: timedelta, **context: Any) -> HttpResponse:
    """The same page once more, which says how long to wait."""
    seconds = max(ceil(left.total_seconds()), 1)
    form.add_error(None, _how_long(seconds))
    response = render(request, template, {"form": form, **context}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _how_long(seconds: int) -> str:
    if seconds < 60:  # noqa: PLR2004 - a minute
        text = ngettext(
            "Det har vært mange forsøk. Vent %(number)d sekund, og prøv igjen.",
            "Det har vært mange forsøk. Vent %(number)d sekunder, og prøv igjen.",
            seconds,
        )
        return text % {"number": seconds}
    minutes = ceil(seconds / 60)
    text = ngettext(
        "Det har vært mange forsøk. Vent %(number)d minutt, og prøv igjen.",
        "Det har vært mange forsøk. Vent %(number)d minutter, og prøv igjen.",
        minutes,
    )
    return text % {"number": minutes}
