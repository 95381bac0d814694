"""Forms that render as the design system and say plainly what is wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import django.forms
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import pretty_name
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from helhet.ui.fields import DateField

_OWN_TEMPLATES: Final = Path(__file__).parent / "templates"
_DJANGO_TEMPLATES: Final = Path(django.forms.__file__).parent / "templates"

_REQUIRED: Final[tuple[tuple[type[forms.Field], Any], ...]] = (
    (DateField, _("Skriv inn en dato i «{label}», for eksempel 03.04.2026.")),
    (forms.BooleanField, _("Kryss av i «{label}» for å gå videre.")),
    (forms.ChoiceField, _("Velg et svar i «{label}».")),
    (forms.FileField, _("Velg en fil i «{label}».")),
    (forms.IntegerField, _("Skriv inn et tall i «{label}».")),
    (forms.Field, _("Skriv inn noe i «{label}».")),
)
_INVALID: Final[tuple[tuple[type[forms.Field], Any], ...]] = (
    (forms.EmailField, _("Skriv inn en e-postadresse, for eksempel navn@eksempel.no.")),
    (forms.DecimalField, _("Skriv inn et tall, for eksempel 2,5.")),
    (forms.IntegerField, _("Skriv inn et helt tall, for eksempel 3.")),
)
_OTHER: Final = {
    "invalid_choice": _("Svaret ble ikke kjent igjen. Velg et av svarene i listen."),
    "invalid_list": _("Svaret ble ikke kjent igjen. Velg ett eller flere av svarene i listen."),
    "max_length": _("Teksten har %(show_value)d tegn. Det er plass til %(limit_value)d."),
    "min_length": _("Teksten har %(show_value)d tegn. Den må ha minst %(limit_value)d."),
    "max_value": _("Skriv inn et tall som ikke er høyere enn %(limit_value)s."),
    "min_value": _("Skriv inn et tall som ikke er lavere enn %(limit_value)s."),
}


class Renderer(DjangoTemplates):
    """Renders every form, field and widget with the design system's markup. Named by the FORM_RENDERER setting."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self) -> Any:
        """Look for templates here first, then in Django, then in the apps."""
        folders = [_OWN_TEMPLATES, _DJANGO_TEMPLATES]
        return self.backend({"APP_DIRS": True, "DIRS": folders, "NAME": "helhet.ui", "OPTIONS": {}})


class Form(forms.Form):
    """A form whose errors are plain Norwegian, and where the server alone decides what is missing.

    A message given to a field in `error_messages` is kept as it is.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak_plainly(field, str(field.label or pretty_name(name)))


def _speak_plainly(field: forms.Field, label: str) -> None:
    defaults = _default_messages(type(field))
    for code, text in _plain_messages(field, label).items():
        if field.error_messages.get(code) == defaults.get(code):
            field.error_messages[code] = text


def _plain_messages(field: forms.Field, label: str) -> dict[str, Any]:
    required = next(text for kind, text in _REQUIRED if isinstance(field, kind))
    invalid = next(({"invalid": text} for kind, text in _INVALID if isinstance(field, kind)), {})
    return {**_OTHER, **invalid, "required": format_lazy(required, label=label)}


def _default_messages(kind: type[forms.Field]) -> Mapping[str, Any]:
    """Return what Django itself says; a field of Helhet's own already speaks plainly and is left out."""
    messages: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("django."):
            messages.update(getattr(base, "default_error_messages", {}))
    return messages
