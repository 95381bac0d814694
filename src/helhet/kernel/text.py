"""Limits on what anybody can write, in plain words. Text is otherwise kept exactly as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_TEXT: Final = 20_000
"""Characters in one field: about seven pages."""


def too_long(text: str, limit: int = LONGEST_TEXT) -> StrOrPromise:
    """What to say about a text longer than `limit` characters, or an empty text."""
    if len(text) <= limit:
        return ""
    return _("Teksten er for lang: %(length)d tegn. Det er plass til %(limit)d.") % {
        "length": len(text),
        "limit": limit,
    }
