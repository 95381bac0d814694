"""One row for each section of a plan form: what it is called, how it helps, its place and whether it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.kernel.errors import InvalidInput
from helhet.plans.forms import FormSection
from helhet.plans.sections import SECTIONS
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict


class SectionRow(Form):
    """A section. One that the law needs has nothing to hide it with (IP regulation § 9)."""

    heading = PlainTextField(label=_("Overskrift"), max_length=120, multiline=False)
    help = PlainTextField(label=_("Hjelpetekst"), max_length=600, required=False)
    place = forms.IntegerField(label=_("Plass i rekken"), min_value=1, max_value=99)
    visible = forms.BooleanField(label=_("Vis denne delen"), required=False)

    def __init__(self, *args: Any, section: FormSection, **kwargs: Any) -> None:
        super().__init__(*args, prefix=section.code, **kwargs)
        self.section = section
        self.is_required = SECTIONS[section.code].required
        if self.is_required:
            del self.fields["visible"]

    def as_section(self) -> FormSection:
        """The section as it was written."""
        return FormSection(
            code=self.section.code,
            heading=self.cleaned_data["heading"],
            help=self.cleaned_data["help"],
            visible=self.is_required or self.cleaned_data["visible"],
        )


class BaseForm(Form):
    """The version the writer began from, so that nobody overwrites another's."""

    base = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class SectionForms:
    """The whole form: its rows in order, and the version it began from."""

    whole: BaseForm
    rows: tuple[SectionRow, ...]

    @classmethod
    def of(cls, sections: Sequence[FormSection], *, base: int, sent: QueryDict | None) -> SectionForms:
        rows = (
            SectionRow(
                sent,
                section=section,
                initial={
                    "heading": section.heading,
                    "help": section.help,
                    "place": place,
                    "visible": section.visible,
                },
            )
            for place, section in enumerate(sections, start=1)
        )
        return cls(BaseForm(sent, initial={"base": base}), tuple(rows))

    def is_valid(self) -> bool:
        """Ask every row, so that everything wrong is said at once."""
        return all([self.whole.is_valid(), *(row.is_valid() for row in self.rows)])

    def sections(self) -> list[FormSection]:
        """The sections in their new order. Two with the same place stand as they stood."""
        ordered = sorted(self.rows, key=lambda row: row.cleaned_data["place"])
        return [row.as_section() for row in ordered]

    def add_error(self, error: InvalidInput) -> None:
        """Put what could not be taken beside the section it is about."""
        rows = {row.section.code: row for row in self.rows}
        for code, message in error.messages.items():
            if code in rows:
                rows[code].add_error("heading", str(message))
            else:
                form_errors.add(self.whole, InvalidInput({code: message}))
