"""The forms about whether somebody is able to decide one thing (pbrl § 4-3)."""

from __future__ import annotations

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from helhet.people.models import Conclusion, Decision
from helhet.people.scope import MATTER_LABELS, Matter
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web.cases.representative_forms import FlagsField


class AssessmentForm(Form):
    """One decision, what was done so that the person could make it, what was found, and who has been shown it."""

    decision = forms.ChoiceField(
        label=_("Hvilken avgjørelse gjelder det?"),
        help_text=_("En vurdering gjelder én avgjørelse. En annen avgjørelse trenger sin egen."),
        choices=[(code, capfirst(str(label))) for code, label in Decision.choices],
        widget=forms.RadioSelect,
    )
    about = PlainTextField(
        label=_("Hva skulle personen ta stilling til?"),
        help_text=_("Med egne ord. For eksempel: om vi skal lage en individuell plan for flyttingen."),
        max_length=2000,
    )
    matters = FlagsField(Matter, MATTER_LABELS, label=_("Hvilket område?"), initial=Matter.HEALTH)
    made_easier = PlainTextField(
        label=_("Hva gjorde dere for at personen kunne avgjøre selv?"),
        help_text=_("For eksempel: enkle ord, bilder, tolk, god tid, et annet tidspunkt på dagen."),
        max_length=4000,
    )
    facts = PlainTextField(
        label=_("Hva bygger vurderingen på?"),
        help_text=_("Det dere så og hørte, og hvem som var der."),
        max_length=4000,
    )
    conclusion = forms.ChoiceField(
        label=_("Konklusjon"),
        choices=[(code, capfirst(str(label))) for code, label in Conclusion.choices],
        widget=forms.RadioSelect,
    )
    assessor = PlainTextField(
        label=_("Hvem gjorde vurderingen?"),
        help_text=_("Navn og yrke. Den som har ansvar for helsehjelpen."),
        max_length=200,
        multiline=False,
    )
    assessor_number = forms.RegexField(
        label=_("HPR-nummer"),
        regex=r"^\d{1,9}$",
        required=False,
        error_messages={"invalid": _("Skriv inn bare siffer, høyst ni.")},
    )
    assessed_on = DateField(label=_("Dagen vurderingen ble gjort"), in_past=True)
    shown_to = PlainTextField(
        label=_("Hvem har fått se vurderingen?"),
        help_text=_("Personen selv og nærmeste pårørende. Finnes ingen, så en annen kvalifisert fagperson."),
        max_length=300,
        multiline=False,
    )
    shown_on = DateField(label=_("Dagen den ble vist"), in_past=True)
    reassess_on = DateField(
        label=_("Når skal det vurderes på nytt?"), help_text=_("Den dagen slutter denne vurderingen å gjelde.")
    )


class RegainedForm(Form):
    """What is different, so that the person decides again."""

    end_reason = PlainTextField(label=_("Hva er annerledes nå?"), max_length=300)
