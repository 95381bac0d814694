"""Form fields made from the columns of items: label, length, choices and default are said once, in the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from helhet.kernel.text import LONGEST_TEXT
from helhet.plans.models import PlanItem
from helhet.ui.fields import DateField, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_RADIO_BUTTONS: Final = 6
LARGEST_NUMBER: Final = 1_000_000


class ItemField(forms.TypedChoiceField):
    """A reference to another item of the same plan. The form fills in the choices from its reading."""

    def __init__(self, *, model: type[PlanItem], **kwargs: Any) -> None:
        super().__init__(coerce=UUID, empty_value=None, **kwargs)
        self.model = model

    def offer(self, items: Iterable[tuple[UUID, str]]) -> None:
        """The items to choose among, by id and name."""
        named = [(str(item_id), name) for item_id, name in items]
        self.choices = [("", _("Ikke valgt")), *named]


class AnsweredField(forms.ChoiceField):
    """A choice that has been made beforehand. Left alone it keeps that answer."""

    def clean(self, value: Any) -> Any:
        """The chosen answer, or the one it started with."""
        return super().clean(value or self.initial)


def of(model: type[PlanItem], name: str, **options: Any) -> forms.Field:
    """The field for one column. `options` go to the form field and win over what the model says."""
    column = model._meta.get_field(name)
    if not isinstance(column, models.Field):
        msg = f"{model.__name__}.{name} is no column"
        raise TypeError(msg)
    said = {"label": capfirst(column.verbose_name), "required": not (column.blank or column.null)}
    if column.has_default() and not callable(column.default):
        said["initial"] = column.default
    return _field(column, {**said, **options})


def _field(column: models.Field[Any, Any], options: dict[str, Any]) -> forms.Field:
    if isinstance(column, models.ForeignKey):
        return ItemField(model=cast("type[PlanItem]", column.related_model), **options)
    if column.choices:
        return _choice(column, options)
    match column:
        case models.DateField():
            return DateField(**options)
        case models.BooleanField():
            return forms.BooleanField(**{**options, "required": False})
        case models.IntegerField():
            return forms.IntegerField(min_value=-LARGEST_NUMBER, max_value=LARGEST_NUMBER, **options)
        case models.EmailField():
            return forms.EmailField(max_length=column.max_length, **options)
    multiline = isinstance(column, models.TextField)
    return PlainTextField(max_length=column.max_length or LONGEST_TEXT, multiline=multiline, **options)


def _choice(column: models.Field[Any, Any], options: dict[str, Any]) -> forms.ChoiceField:
    named = [(value, capfirst(label)) for value, label in column.flatchoices]
    choices = [*([] if options["required"] else [("", _("Ikke valgt"))]), *named]
    widget = forms.RadioSelect if len(choices) <= MOST_RADIO_BUTTONS else forms.Select
    kind = AnsweredField if options["required"] and "initial" in options else forms.ChoiceField
    return kind(**{"choices": choices, "widget": widget, **options})
