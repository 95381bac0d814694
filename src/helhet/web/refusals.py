"""The pages that say no: each with what happened, why, and a way on. What somebody typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from helhet.ui.parts import Link

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

HIDDEN_FIELDS = frozenset({"csrfmiddlewaretoken", "base_revision"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's handler404
    """One answer for what does not exist and for what nobody may know of."""
    why = _("Siden finnes ikke, eller du har ikke tilgang til den. Sjekk adressen, eller spør den som ga deg den.")
    return _page(request, 404, _("Vi fant ikke siden"), why)


def denied(request: HttpRequest, reason: str) -> HttpResponse:
    """Say why not, in the words of the rule."""
    return _page(request, 403, _("Dette kan du ikke gjøre her"), reason)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's CSRF_FAILURE_VIEW
    """The form is old: signed out and in again, or open since yesterday."""
    why = _("Skjemaet er for gammelt til å sendes. Gå tilbake, last siden på nytt og lim inn teksten.")
    return _page(request, 403, _("Prøv en gang til"), why)


def kept_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed in the form that could not be taken."""
    typed = ((name, text) for name in request.POST for text in request.POST.getlist(name))
    return [(name, text) for name, text in typed if text.strip() and name not in HIDDEN_FIELDS]


def _page(request: HttpRequest, status: int, title: str, why: str) -> HttpResponse:
    context = {
        "title": title,
        "why": why,
        "kept_texts": kept_texts(request),
        "ways_on": [Link(label=_("Gå til forsiden"), url=reverse("home:home"))],
    }
    return render(request, "ui/error.html", context, status=status)
