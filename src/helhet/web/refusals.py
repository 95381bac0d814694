"""The pages that say no: each with what happened, why, and a way on. What somebody typed is never lost."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from helhet.ui.parts import Link

_SECRETS = frozenset({"answer", "code", "current", "new", "password"})
HIDDEN_FIELDS = _SECRETS | {"base_revision", "csrfmiddlewaretoken", "national_id", "next", "position_id", "submission"}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's handler404
    """One answer for what does not exist and for what nobody may know of."""
    why = _("Siden finnes ikke, eller du har ikke tilgang til den. Sjekk adressen, eller spør den som ga deg den.")
    return _page(request, 404, _("Vi fant ikke siden"), why)


def denied(request: HttpRequest, reason: str) -> HttpResponse:
    """Say why not, in the words of the rule."""
    return _page(request, 403, _("Dette kan du ikke gjøre her"), reason)


def signed_out(request: HttpRequest) -> HttpResponse:
    """The sign-in ended while somebody wrote: the text, and the way back to the page it was written on."""
    why = _("Du har vært borte en stund, og da logger vi deg ut for sikkerhets skyld.")
    return _page(request, 401, _("Du er logget ut"), why, _way_in(request))


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """What somebody wants to do takes a newer proof of who they are: the text, and the way to give it."""
    why = _("Det er en stund siden du logget inn. Logg inn på nytt, så vi er sikre på at det er deg.")
    return _page(request, 401, _("Logg inn på nytt"), why, _way_in(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's CSRF_FAILURE_VIEW
    """The form is old: signed out and in again, or open since yesterday."""
    why = _("Skjemaet er for gammelt til å sendes. Gå tilbake, last siden på nytt og lim inn teksten.")
    return _page(request, 403, _("Prøv en gang til"), why)


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """The address takes another kind of request: somebody typed the address of a button."""
    why = _("Denne adressen hører til en knapp. Gå til siden knappen står på.")
    response = _page(request, 405, _("Her er det ingen side"), why)
    response.headers["Allow"] = allowed
    return response


def too_much(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's handler400
    """A request that cannot be read: too large, or not made by a form of ours."""
    why = _("Det du sendte, kunne ikke leses, eller det var for stort. Er teksten lang, så del den opp og prøv igjen.")
    return _page_without_database(400, _("Dette kunne vi ikke ta imot"), why)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed. A lost database is said as it is; what was typed is shown, and stays in the tab."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        why = _("Helhet er borte et øyeblikk. Vent litt, gå tilbake og prøv igjen.")
        response = _page_without_database(503, _("Vi er straks tilbake"), why, kept_texts(request))
        response.headers["Retry-After"] = "30"
        return response
    why = _("Det er vår feil, ikke din. Feilen er skrevet ned. Gå tilbake og prøv igjen.")
    return _page_without_database(500, _("Noe gikk galt hos oss"), why, kept_texts(request))


def kept_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed in the form that could not be taken, numbered in the order of the form."""
    typed = (text for name in request.POST if name not in HIDDEN_FIELDS for text in request.POST.getlist(name))
    texts = [text for text in typed if text.strip() and not _is_identifier(text)]
    return [(_("Tekst %(number)d") % {"number": number}, text) for number, text in enumerate(texts, start=1)]


def _is_identifier(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _way_in(request: HttpRequest) -> Link:
    """To the sign-in page, and from there back to where the form stood."""
    address = f"{reverse('signin:sign-in')}?{urlencode({'next': _came_from(request)})}"
    return Link(label=_("Logg inn igjen"), url=address)


def _came_from(request: HttpRequest) -> str:
    """The page on this site that the form stood on."""
    address = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return reverse("home:home")
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def _page_without_database(status: int, title: str, why: str, kept: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    context = {
        "title": title,
        "why": why,
        "kept_texts": kept,
        "ways_on": [Link(label=_("Gå til forsiden"), url=reverse("home:home"))],
    }
    return HttpResponse(render_to_string("ui/error.html", context), status=status)


def _page(request: HttpRequest, status: int, title: str, why: str, *ways_on: Link) -> HttpResponse:
    context = {
        "title": title,
        "why": why,
        "kept_texts": kept_texts(request),
        "ways_on": [*ways_on, Link(label=_("Gå til forsiden"), url=reverse("home:home"))],
    }
    return render(request, "ui/error.html", context, status=status)
