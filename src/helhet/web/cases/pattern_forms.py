"""The rows of a start pattern: each suggestion can be unticked and changed, and empty rows take more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.plans.models import CooperationNeed, ReviewKind
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form

EMPTY_ROWS = 2
MOST_ROWS = 40


class Row(Form):
    """One suggestion. A row that is not taken is never wrong, whatever it holds. An empty row is taken when one
    of the fields in `told` is filled in.
    """

    told: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    take = forms.BooleanField(label=_("Ta med"), required=False)

    @property
    def is_taken(self) -> bool:
        if "take" in self.fields:
            return bool(self.cleaned_data.get("take"))
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.told)

    def clean(self) -> dict[str, Any]:
        """Ask for what a row needs only when it is taken."""
        if not self.is_taken:
            self.errors.clear()
            return {}
        for name in self.needed:
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """What was written, without the tick."""
        return {name: value for name, value in self.cleaned_data.items() if name != "take"}


class ReviewRow(Row):
    """A day for the plan."""

    told = ("note", "due_on")
    needed = ("due_on",)

    note = PlainTextField(label=_("Hva skal vi se på?"), max_length=300, multiline=False, required=False)
    due_on = DateField(label=_("Når?"), required=False)
    review_kind = forms.ChoiceField(label=_("Hva slags dag?"), choices=ReviewKind.choices)


class CooperationRow(Row):
    """Somebody to contact."""

    told = ("provider", "why")
    needed = ("provider",)

    provider = PlainTextField(label=_("Hvem vil dere samarbeide med?"), max_length=200, multiline=False, required=False)
    why = PlainTextField(label=_("Hva gjelder det?"), max_length=2000, multiline=False, required=False)
    need = forms.ChoiceField(label=_("Er det nødvendig eller ønsket?"), choices=CooperationNeed.choices)


class Rows(forms.BaseFormSet[Row]):
    """The suggestions, ticked, and a few empty rows without a tick."""

    def add_fields(self, form: Row, index: int | None) -> None:
        """Only a suggestion has a tick, named by its `summary`."""
        super().add_fields(form, index)
        if index is None or index >= self.initial_form_count():
            del form.fields["take"]
        else:
            form.fields["take"].label = form.initial["summary"]

    def taken(self) -> list[Row]:
        """The valid rows that go into the plan."""
        return [row for row in self.forms if row.is_taken]


ReviewRows: type[Rows] = forms.formset_factory(  # type: ignore[assignment]  # it makes a subclass of `formset`
    ReviewRow, formset=Rows, extra=EMPTY_ROWS, max_num=MOST_ROWS
)
CooperationRows: type[Rows] = forms.formset_factory(  # type: ignore[assignment]  # the same
    CooperationRow, formset=Rows, extra=EMPTY_ROWS, max_num=MOST_ROWS
)
