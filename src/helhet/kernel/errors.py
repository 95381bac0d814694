"""What an action or a query may refuse with. The doors (pages, API) turn each into one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise


class HelhetError(Exception):
    """A refusal that the person in front of the screen is told about."""


class NotVisible(HelhetError):
    """The object does not exist, or the actor may not know that it does (404).

    Carries no text: both cases must look the same.
    """


class Denied(HelhetError):
    """The actor may know of the object but not do this with it (403, with the reason)."""

    def __init__(self, reason: StrOrPromise) -> None:
        """`reason` is a plain sentence for the screen."""
        super().__init__(reason)
        self.reason = reason


class InvalidInput(HelhetError):
    """Something written cannot be taken as it stands; each message is shown beside its field."""

    WHOLE_FORM = NON_FIELD_ERRORS
    """The field name of a message about the form as a whole."""

    def __init__(self, messages: Mapping[str, StrOrPromise]) -> None:
        """`messages` maps a field name to a plain sentence that never repeats what was written."""
        super().__init__(messages)
        self.messages = dict(messages)


class Conflict(HelhetError):
    """The object has changed since the actor read it; nothing was saved (409)."""

    reason: StrOrPromise = _("Noen andre har endret dette mens du skrev.")
