"""What an action could not take, shown beside the field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.forms import BaseForm

    from helhet.kernel.errors import InvalidInput


def add(form: BaseForm, error: InvalidInput) -> None:
    """Put each message at its field, or above the form where it has no such field. The typed text stays."""
    for name, message in error.messages.items():
        form.add_error(name if name in form.fields else None, str(message))
