"""The forms about who may act for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.people.actions import persons
from helhet.people.models import Capacity
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web.identity import IDENTIFYING, NationalIdField

if TYPE_CHECKING:
    from helhet.people.models import Person

SOMEBODY_ELSE: Final = "new"


class RepresentativeForm(Form):
    """Who, as what, as far as what, and what that rests on. `same_person` is asked only when the name and the birth
    date are those of somebody who is registered already.
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
    scope = PlainTextField(
        label=gettext_lazy("Hva gjelder det?"),
        help_text=gettext_lazy("Trengs for verge og fremtidsfullmektig. Skriv det slik det står i vedtaket."),
        max_length=300,
        required=False,
    )
    basis = PlainTextField(
        label=gettext_lazy("Hvilket dokument eller register viser det?"),
        help_text=gettext_lazy("For eksempel: Folkeregisteret, eller vergefullmakt fra Statsforvalteren 12.01.2026"),
        max_length=150,
        multiline=False,
    )
    seen_by = PlainTextField(label=gettext_lazy("Hvem har sett det?"), max_length=100, multiline=False)
    seen_on = DateField(label=gettext_lazy("Når?"), in_past=True)
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
        """Somebody without a number is known by name and birth date."""
        values = super().clean() or {}
        if "birth_date" in values and not values["birth_date"] and not values.get("national_id"):
            self.add_error("birth_date", _("Skriv fødselsdatoen, eller fødselsnummeret."))
        return values

    def person(self) -> Person:
        """Who it is: the one that was pointed out, the one who has the number, or somebody new. Raises
        `InvalidInput`.
        """
        known = self._namesakes.get(self.cleaned_data.get("same_person", ""))
        return known or persons.identify(**{name: self.cleaned_data[name] for name in IDENTIFYING})

    def basis_checked(self) -> str:
        """What it rests on, who has seen it, and when."""
        said = {**self.cleaned_data, "day": f"{self.cleaned_data['seen_on']:%d.%m.%Y}"}
        return _("%(basis)s. Sett av %(seen_by)s %(day)s") % said

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
    """The last day."""

    ends_on = DateField(label=gettext_lazy("Siste dag"))


def _yes(person: Person) -> str:
    return _("Ja, %(name)s som er registrert fra før") % {"name": person.name}
