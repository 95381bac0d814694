"""From a form to an action and back: what the action could not take is shown beside the field it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from helhet.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from django.forms import BaseForm

Action = Callable[[Mapping[str, Any]], object]
"""Takes what the form says. What it cannot take, it refuses with `InvalidInput`."""


def accepted(form: BaseForm, action: Action) -> bool:
    """Whether the form was sent, valid, and taken by the action. If not, the form says why and keeps the text."""
    if not form.is_valid():
        return False
    try:
        action(form.cleaned_data)
    except InvalidInput as error:
        add(form, error)
        return False
    return True


def add(form: BaseForm, error: InvalidInput) -> None:
    """Put each message at its field, or above the form where it has no such field. The typed text stays."""
    for name, message in error.messages.items():
        form.add_error(name if name in form.fields else None, str(message))
