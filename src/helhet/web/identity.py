"""Asking who somebody is, the same way on every page."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.ui.fields import PlainTextField

IDENTIFYING: Final = ("given_name", "family_name", "birth_date", "national_id")
"""What `persons.identify` asks for."""


class NumberInput(forms.TextInput):
    """Never shows again the number that was typed: not on a shared screen, not in a saved page."""

    def format_value(self, value: Any) -> str:  # noqa: ARG002 - that is the point
        """Nothing."""
        return ""


class NationalIdField(PlainTextField):
    """A national identity number, as text. Whether it is one is for `persons` to say."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Fødselsnummer eller D-nummer"))
        kwargs.setdefault("help_text", _("Elleve siffer. Med nummeret finner vi den som er registrert fra før."))
        widget = NumberInput(attrs={"autocomplete": "off", "inputmode": "numeric", "size": "16"})
        super().__init__(max_length=20, multiline=False, required=False, widget=widget, **kwargs)
