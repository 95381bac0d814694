"""The forms about who may act for a person, and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.people.actions import persons
from helhet.people.models import Capacity
from helhet.people.scope import ACT_LABELS, MATTER_LABELS, Act, Matter
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web.identity import IDENTIFYING, NationalIdField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import IntFlag

    from helhet.people.models import Person

SOMEBODY_ELSE: Final = "new"

_ABOUT: Final = (
    "capacity",
    "matters",
    "acts",
    "scope",
    "deprived",
    "basis",
    "reference",
    "verified_by",
    "verified_on",
    "starts_on",
    "ends_on",
)


class FlagsField(forms.MultipleChoiceField):
    """Ticks that become one value, such as matters or acts. Nothing ticked is None where it is not required."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, flags: type[IntFlag], labels: Mapping[Any, Any], **kwargs: Any) -> None:
        choices = [(str(flag.value), capfirst(str(label))) for flag, label in labels.items()]
        super().__init__(choices=choices, **kwargs)
        self.flags = flags

    def clean(self, value: Any) -> Any:
        """The sum of what was ticked."""
        ticked = super().clean(value)
        return self.flags(sum(int(each) for each in ticked)) if ticked else None

    def prepare_value(self, value: Any) -> Any:
        """Tick the boxes of a sum; keep what was sent as it was."""
        return [str(flag.value) for flag in self.flags if flag & value] if isinstance(value, int) else value


class RepresentativeForm(Form):
    """Who, as what, how far, and what that rests on. `same_person` is asked only when the name and the birth date are
    those of somebody who is registered already.
    """

    capacity = forms.ChoiceField(
        label=gettext_lazy("Rolle"),
        choices=[(code, capfirst(str(label))) for code, label in Capacity.choices],
        widget=forms.RadioSelect,
    )
    given_name = PlainTextField(label=gettext_lazy("Fornavn"), max_length=100, multiline=False)
    family_name = PlainTextField(label=gettext_lazy("Etternavn"), max_length=100, multiline=False)
    national_id = NationalIdField()
    birth_date = DateField(
        label=gettext_lazy("Fødselsdato"),
        help_text=gettext_lazy("Trengs når du ikke har nummeret. For eksempel 03.04.1985"),
        in_past=True,
        required=False,
    )
    same_person = forms.ChoiceField(label=gettext_lazy("Er det samme person?"), widget=forms.RadioSelect)
    matters = FlagsField(
        Matter, MATTER_LABELS, label=gettext_lazy("Hva gjelder det?"), help_text=gettext_lazy("Bare det du krysser av.")
    )
    acts = FlagsField(
        Act,
        ACT_LABELS,
        label=gettext_lazy("Hva kan hun eller han gjøre?"),
        help_text=gettext_lazy("Kryss av for det som er avtalt. Uten kryss gjelder det vanlige for rollen."),
        required=False,
    )
    scope = PlainTextField(
        label=gettext_lazy("Hva står det i vedtaket, fullmakten eller avtalen?"),
        help_text=gettext_lazy("Trengs for verge og fremtidsfullmektig. Skriv det med de samme ordene."),
        max_length=300,
        required=False,
    )
    deprived = forms.BooleanField(
        label=gettext_lazy("Retten har fratatt personen rettslig handleevne i dette"),
        help_text=gettext_lazy("Bare for verge. Står i dommen. En vanlig verge støtter, og bestemmer ikke alene."),
        required=False,
    )
    basis = PlainTextField(
        label=gettext_lazy("Hvilket dokument eller register viser det?"),
        help_text=gettext_lazy("For eksempel: Folkeregisteret, eller vergefullmakt fra Statsforvalteren 12.01.2026"),
        max_length=150,
        multiline=False,
    )
    reference = PlainTextField(
        label=gettext_lazy("Hvor finnes dokumentet?"),
        help_text=gettext_lazy("For eksempel: arkivsak 26/1234, eller permen på helsestasjonen"),
        max_length=200,
        multiline=False,
        required=False,
    )
    verified_by = PlainTextField(
        label=gettext_lazy("Hvem har sett det?"),
        help_text=gettext_lazy("La det stå tomt til noen har sett det. Så lenge gir registreringen ingen tilgang."),
        max_length=200,
        multiline=False,
        required=False,
    )
    verified_on = DateField(label=gettext_lazy("Når?"), in_past=True, required=False)
    starts_on = DateField(label=gettext_lazy("Gjelder fra"))
    ends_on = DateField(
        label=gettext_lazy("Gjelder til"),
        help_text=gettext_lazy("Siste dag. La det stå tomt når det ikke er noen sluttdato."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._namesakes = {str(each.pk): each for each in self._find_namesakes()}
        if self._namesakes:
            choices = [(pk, _yes(each)) for pk, each in self._namesakes.items()]
            choices.append((SOMEBODY_ELSE, _("Nei, det er en annen")))
            self.fields["same_person"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["same_person"]

    def clean(self) -> dict[str, Any]:
        """Somebody without a number is known by name and birth date; what is seen is seen by somebody on a day."""
        values = super().clean() or {}
        if "birth_date" in values and not values["birth_date"] and not values.get("national_id"):
            self.add_error("birth_date", _("Skriv fødselsdatoen, eller fødselsnummeret."))
        if values.get("verified_by") and not values.get("verified_on") and "verified_on" in values:
            self.add_error("verified_on", _("Skriv hvilken dag det ble sett."))
        return values

    def person(self) -> Person:
        """Who it is: the one that was pointed out, the one who has the number, or somebody new. Raises
        `InvalidInput`.
        """
        known = self._namesakes.get(self.cleaned_data.get("same_person", ""))
        return known or persons.identify(**{name: self.cleaned_data[name] for name in IDENTIFYING})

    def about(self) -> dict[str, Any]:
        """What `representatives.appoint` takes besides who it is."""
        return {name: self.cleaned_data[name] for name in _ABOUT}

    def _find_namesakes(self) -> list[Person]:
        """Those it may be, where no number tells. Looked for before the form is checked, because it is then asked."""
        if self._typed("national_id"):
            return []
        try:
            birth_date = DateField(in_past=True).clean(self._typed("birth_date"))
        except forms.ValidationError:
            return []
        return persons.namesakes(
            given_name=self._typed("given_name"), family_name=self._typed("family_name"), birth_date=birth_date
        )

    def _typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")).strip()


class EndingForm(Form):
    """The last day, and why."""

    ends_on = DateField(label=gettext_lazy("Siste dag"))
    end_reason = PlainTextField(
        label=gettext_lazy("Hvorfor er det slutt?"),
        help_text=gettext_lazy("For eksempel: vergemålet er opphevet, eller Kari vil ha en annen"),
        max_length=300,
        multiline=False,
    )


class VerificationForm(Form):
    """Who has seen the document, and when."""

    verified_by = PlainTextField(label=gettext_lazy("Hvem har sett det?"), max_length=200, multiline=False)
    verified_on = DateField(label=gettext_lazy("Når?"), in_past=True)
    reference = PlainTextField(
        label=gettext_lazy("Hvor finnes dokumentet?"), max_length=200, multiline=False, required=False
    )


def _yes(person: Person) -> str:
    return _("Ja, %(name)s som er registrert fra før") % {"name": person.name}
