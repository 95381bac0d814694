"""Searching by name with no name in the address (ASVS 14.2.1): the words are posted, and kept in the session for the
page one searches on, until one searches for something else or takes them away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from helhet.web.requests import Request

FIELD: Final = "search"
LONGEST: Final = 100
_LOOKS_LIKE_A_NUMBER: Final = re.compile(r"\d(?:\s*\d){5,}")


def is_sent(request: Request) -> bool:
    """Whether a search was posted, in contrast to the other form of the page."""
    return request.method == "POST" and FIELD in request.POST


def keep(request: Request) -> None:
    """Keep what is searched for on this page. A national identity number is neither looked for nor kept."""
    words = " ".join(request.POST.get(FIELD, "").replace("\0", "").split())[:LONGEST]
    if _LOOKS_LIKE_A_NUMBER.search(words):
        messages.warning(request, _("Søk med navn. Fødselsnummer skal ikke stå i søkefeltet."))
        words = ""
    request.session[_slot(request)] = [request.path, words]


def words(request: Request) -> str:
    """What is searched for on this page, or an empty text."""
    path, kept = request.session.get(_slot(request), ("", ""))
    return kept if path == request.path else ""


def forget(request: Request) -> None:
    """Search for nothing more on this page: who was looked for is found."""
    request.session.pop(_slot(request), None)


def _slot(request: Request) -> str:
    """One search for each kind of page, so that the session does not grow."""
    match = request.resolver_match
    return f"search:{match.view_name if match else request.path}"
