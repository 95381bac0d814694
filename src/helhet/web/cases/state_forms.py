"""The forms for agreeing on a plan and for letting it rest, end, open again and grow."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form

LONGEST = 4000


class ActivationForm(Form):
    """Agreement on the plan. The reason is asked for only where the person's own part is missing (P-34)."""

    exception = PlainTextField(label=_("Hvorfor blir dere enige om planen likevel?"), max_length=LONGEST)

    def __init__(self, *args: Any, missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not missing:
            del self.fields["exception"]


class RestForm(Form):
    """How long the plan rests, and why."""

    until = DateField(label=_("Planen hviler til"))
    reason = PlainTextField(
        label=_("Hvorfor trenger dere en pause?"), help_text=_("Det kan være kort."), max_length=LONGEST
    )


class ClosingForm(Form):
    """Why the plan ends, how it went, and what goes on without it (P-33)."""

    reason = PlainTextField(label=_("Hvorfor avslutter dere planen?"), max_length=LONGEST)
    last_evaluation = PlainTextField(
        label=_("Hvordan gikk det?"),
        help_text=_("Hva ble bra, hva ble ikke som dere ville, og hva mener den planen er for?"),
        max_length=LONGEST,
    )
    continues = PlainTextField(
        label=_("Hva fortsetter uten plan?"),
        help_text=_("Tjenester og avtaler som går videre, og hvem man kan ringe."),
        max_length=LONGEST,
    )


class ReopeningForm(Form):
    """Why a closed plan opens again."""

    reason = PlainTextField(label=_("Hvorfor åpner dere planen igjen?"), max_length=LONGEST)


class GrowthForm(Form):
    """Which kind of plan the early-concern log becomes; `kinds` are those with consent."""

    kind = forms.ChoiceField(label=_("Hva skal det bli?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField
