"""Fields for what people write: free text kept as written, and dates the way Norwegians write them."""

import unicodedata
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.ui.dates import NoSuchDay, NotADate, parse_date

_EARLIEST_YEAR: Final = 1900
_LATEST_YEAR: Final = 2199


class PlainTextarea(forms.Textarea):
    """A text area that grows with the text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.attrs = {name: value for name, value in self.attrs.items() if name not in {"rows", "cols"}}


class PlainTextField(forms.CharField):
    """Text kept as written: emoji and right-to-left writing too, with every line break as one newline character.

    Whitespace at both ends is dropped. Control characters other than line break and tab are refused, and so is text
    of more than `max_length` characters (Unicode code points); what was typed stays in the form. `multiline=False`
    gives a single line and refuses line breaks.
    """

    default_error_messages = {
        "control_character": _(
            "Tegn nummer %(position)d i teksten kan ikke lagres. Slett det, eller skriv teksten på nytt."
        ),
        "too_long": _("Teksten er %(excess)d tegn for lang. Den har %(count)d tegn, og det er plass til %(limit)d."),
    }

    def __init__(self, *, max_length: int, multiline: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("widget", PlainTextarea if multiline else forms.TextInput)
        super().__init__(**kwargs)
        self.longest = max_length
        self.allowed_controls = frozenset("\n\t" if multiline else "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser find the direction of writing from the text."""
        return {**super().widget_attrs(widget), "dir": "auto"}

    def to_python(self, value: Any) -> str:
        """Return the text with newlines made alike and no whitespace at its ends."""
        text = value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
        return str(super().to_python(text))

    def validate(self, value: str) -> None:
        """Refuse what cannot be kept; raises ValidationError."""
        super().validate(value)
        self._refuse_control_characters(value)
        if len(value) > self.longest:
            numbers = {"excess": len(value) - self.longest, "count": len(value), "limit": self.longest}
            raise ValidationError(self.error_messages["too_long"], code="too_long", params=numbers)

    def _refuse_control_characters(self, text: str) -> None:
        for position, character in enumerate(text, start=1):
            if unicodedata.category(character) in {"Cc", "Cs"} and character not in self.allowed_controls:
                where = {"position": position}
                raise ValidationError(self.error_messages["control_character"], code="control_character", params=where)


class DateField(forms.Field):
    """A date typed as text: 3.4.2026, 03.04.26, 3. april 2026, 030426 or 2026-04-03; `cleaned` as a `date`.

    A year of two digits is in this century. With `in_past` (birthdays, things done) it is the latest such year that
    is not after today, and a day after today is refused.
    """

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Skriv dag, måned og år, for eksempel 03.04.2026."),
        "no_such_day": _("Den datoen finnes ikke i kalenderen. Se over dag og måned."),
        "far_year": _("Se over årstallet."),
        "future": _("Datoen kan ikke være etter i dag."),
    }

    def __init__(self, *, in_past: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For eksempel 03.04.2026"))
        super().__init__(**kwargs)
        self.in_past = in_past

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Give the field the width of a date, and keep the browser from guessing."""
        return {"size": "12", "autocomplete": "off", **super().widget_attrs(widget)}

    def prepare_value(self, value: Any) -> Any:
        """Show a date as dd.mm.yyyy, and what was typed as it was typed."""
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """Return the day that was typed, or None for an empty field; raises ValidationError."""
        if value in self.empty_values:
            return None
        day = value if isinstance(value, date) else self._parse(str(value))
        if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
            raise self._error("far_year")
        if self.in_past and day > clock.today():
            raise self._error("future")
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the days, not the ways of writing them."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _parse(self, text: str) -> date:
        try:
            return parse_date(text, not_after=clock.today() if self.in_past else None)
        except NoSuchDay as error:
            raise self._error("no_such_day") from error
        except NotADate as error:
            raise self._error("invalid") from error

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)
