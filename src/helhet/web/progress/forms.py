"""What is asked when somebody answers, evaluates or asks how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.kernel.text import LONGEST_TEXT
from helhet.plans.models import GoalStatus, MeasureAnswer, MeasureStatus, Outcome
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

WEEKS_TO_ANSWER = 2


class AnswerMeasureForm(Form):
    """Yes or no to a measure."""

    answer = forms.ChoiceField(
        label=_("Kan du ta dette?"),
        choices=[(MeasureAnswer.ACCEPTED, _("Ja, jeg tar det")), (MeasureAnswer.DECLINED, _("Nei, jeg kan ikke"))],
        widget=forms.RadioSelect,
    )
    answer_reason = PlainTextField(
        label=_("Hvorfor?"),
        help_text=_("Skriv alltid hvorfor når du sier nei. Personen får lese det."),
        max_length=LONGEST_TEXT,
        required=False,
    )


class _StatusForm(Form):
    """A new status with a reason."""

    status = forms.ChoiceField(label=_("Hvor står vi?"), widget=forms.RadioSelect)
    status_reason = PlainTextField(
        label=_("Hvorfor?"),
        help_text=_("Skriv noen ord når det settes på vent eller avsluttes."),
        max_length=LONGEST_TEXT,
        required=False,
    )


class GoalStatusForm(_StatusForm):
    """Whether a goal is worked on, on hold, reached or ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = GoalStatus.choices  # type: ignore[attr-defined]  # a ChoiceField


class MeasureStatusForm(_StatusForm):
    """Whether a measure is planned, going on, on hold, done or ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = MeasureStatus.choices  # type: ignore[attr-defined]  # a ChoiceField


class EvaluationForm(Form):
    """How it went with one goal or measure, and what comes next."""

    outcome = forms.ChoiceField(label=_("Hvordan gikk det?"), choices=Outcome.choices, widget=forms.RadioSelect)
    result = PlainTextField(label=_("Hva ble resultatet?"), max_length=LONGEST_TEXT)
    next_step = PlainTextField(label=_("Hva gjør vi nå?"), max_length=LONGEST_TEXT)
    evaluated_on = DateField(label=_("Dato"), initial=clock.today)


class AskForm(Form):
    """Who is asked what, and by when."""

    participants = forms.MultipleChoiceField(
        label=_("Hvem vil du spørre?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst én du vil spørre.")},
    )
    question = PlainTextField(
        label=_("Hva vil du vite?"), max_length=2000, initial=_("Hvordan går det med din del av planen?")
    )
    due_on = DateField(label=_("Svar innen"))

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participants"].choices = [(str(key), name) for key, name in people]  # type: ignore[attr-defined]  # a MultipleChoiceField


class AnswerStatusForm(Form):
    """A short answer to a question."""

    answer = PlainTextField(label=_("Svaret ditt"), max_length=LONGEST_TEXT)


class NotRelevantForm(Form):
    """Why a letter of the law's list does not apply here."""

    reason = PlainTextField(label=_("Hvorfor gjelder det ikke her?"), max_length=2000)
