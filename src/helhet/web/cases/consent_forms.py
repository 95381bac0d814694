"""The forms of consent A, on the screen and for what is given on paper or by word of mouth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.plans.models import ConsentForm
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form

RECORDED_FORMS = [(ConsentForm.PAPER.value, _("På papir")), (ConsentForm.SPOKEN.value, _("Muntlig, med vitne"))]


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whether the form asks what the person says, because somebody else consents, and whether it must be answered."""

    asks: bool
    requires: bool
    of_child: bool


class GiveForm(Form):
    """One button; those who consent for somebody also write what she or he said (pbrl § 4-4 fifth paragraph)."""

    child_heard = PlainTextField(
        label=_("Hva sier barnet selv?"),
        help_text=_("Snakk med barnet om planen først. Skriv med barnets egne ord."),
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _settle_hearing(self, hearing)


class RecordForm(Form):
    """A consent that was given on paper, or spoken with a witness (A-13). `givers` are (id, name and role)."""

    giver = forms.ChoiceField(label=_("Hvem samtykket?"), widget=forms.RadioSelect)
    form = forms.ChoiceField(label=_("Hvordan?"), choices=RECORDED_FORMS, widget=forms.RadioSelect)
    given_on = DateField(
        label=_("Dato gitt"),
        help_text=_("Dagen personen skrev under eller sa ja. For eksempel 03.04.2026"),
        in_past=True,
    )
    evidence = PlainTextField(
        label=_("Hvor ligger papiret?"),
        help_text=_("Trengs når samtykket er på papir. For eksempel: permen på helsestasjonen."),
        max_length=200,
        multiline=False,
        required=False,
    )
    witness = PlainTextField(
        label=_("Hvem var vitne?"),
        help_text=_("Trengs når samtykket er muntlig. Skriv navn og rolle."),
        max_length=200,
        multiline=False,
        required=False,
    )
    informed_how = PlainTextField(
        label=_("Hvordan informerte dere?"),
        help_text=_("Hva dere gikk gjennom, på hvilket språk, og om noen hjalp til."),
        max_length=4000,
    )
    child_heard = PlainTextField(
        label=_("Hva sier barnet selv?"),
        help_text=_("Barnet skal få vite hva det handler om, og si sin mening, før andre samtykker."),
        max_length=4000,
        required=False,
    )
    alone_reason = PlainTextField(
        label=_("Er det nok at én forelder samtykker? Skriv hvorfor"),
        help_text=_("La det stå tomt når begge foreldrene skal svare. Det er det vanlige."),
        max_length=4000,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        givers: tuple[tuple[str, str], ...],
        hearing: Hearing,
        parents_decide: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].choices = givers  # type: ignore[attr-defined]  # a ChoiceField
        _settle_hearing(self, hearing)
        if not parents_decide:
            del self.fields["alone_reason"]


class OneParentForm(Form):
    """Why the one parent who has consented is enough."""

    reason = PlainTextField(
        label=_("Hvorfor er det nok at én forelder samtykker?"),
        help_text=_("For eksempel at den andre ikke har foreldreansvar, eller ikke er til å få tak i."),
        max_length=4000,
    )


class WithdrawalForm(Form):
    """Taking consent back, with no reason asked for. Somebody who enters it for another says who said it."""

    said_by = forms.ChoiceField(label=_("Hvem trekker samtykket tilbake?"), widget=forms.RadioSelect)
    reason = PlainTextField(
        label=_("Vil du si hvorfor?"), help_text=_("Du trenger ikke."), max_length=4000, required=False
    )

    def __init__(self, *args: Any, givers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if givers:
            self.fields["said_by"].choices = [(name, name) for name in givers]  # type: ignore[attr-defined]
        else:
            del self.fields["said_by"]


def _settle_hearing(form: Form, hearing: Hearing) -> None:
    if not hearing.asks:
        del form.fields["child_heard"]
        return
    field = form.fields["child_heard"]
    field.required = hearing.requires
    if not hearing.of_child:
        field.label = _("Hva sier personen selv?")
        field.help_text = _("Snakk sammen først. Ingen kan si ja mot det personen selv vil.")
