"""Who takes part: somebody in the network, a professional, or a unit through a named contact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from helhet.organisation import queries
from helhet.plans import policy
from helhet.plans.models import Participant, ParticipantKind
from helhet.web.items import fields
from helhet.web.items.item_form import ItemForm

if TYPE_CHECKING:
    from helhet.organisation.models import Position

FEWEST_LETTERS: Final = 2
MOST_FOUND: Final = 10


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works somewhere and can sign in. Found by name; a national identity number is never shown."""

    position_id: UUID
    name: str
    title: str
    place: str


def find_colleagues(words: str) -> tuple[Colleague, ...]:
    """Those with a current position whose name has every word, at most ten."""
    if len(words.strip()) < FEWEST_LETTERS:
        return ()
    return tuple(as_colleague(position) for position in queries.colleagues(words)[:MOST_FOUND])


def as_colleague(position: Position) -> Colleague:
    """Who holds a position, for the screen."""
    return Colleague(position.pk, position.person.name, position.title, str(position.unit))


class ParticipantForm(ItemForm):
    """Somebody found among the colleagues can sign in: `person` and `unit` come from the position, never from text.

    Who takes part, and for how long, is set by those who steer the plan; the participant corrects the rest.
    """

    model = Participant
    more = ("email", "starts_on", "ends_on")

    participant_kind = fields.of(Participant, "participant_kind", label=_("Hvem er det?"))
    name = fields.of(
        Participant, "name", help_text=_("Er det en tjeneste, skriv navnet på den vi kan ta kontakt med der.")
    )
    role = fields.of(Participant, "role", help_text=_("For eksempel: storesøster, fysioterapeut, kontaktlærer"))
    organisation = fields.of(Participant, "organisation")
    phone = fields.of(Participant, "phone")
    task = fields.of(Participant, "task")
    email = fields.of(Participant, "email")
    starts_on = fields.of(Participant, "starts_on")
    ends_on = fields.of(
        Participant, "ends_on", help_text=_("Fra dagen etter kan ikke hun eller han lese planen lenger.")
    )
    position_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.position: Position | None = None
        if not policy.steer_plan(self.reading.standing):
            self._leave_out("participant_kind", "starts_on", "ends_on", "position_id")
        if self.can_sign_in:
            self._leave_out("position_id")
            self.fields["name"].disabled = True
            self.fields["name"].help_text = _(
                "Navnet hører til den som logger inn. Er det en ny person, legg til en ny og sett sluttdato her."
            )

    @property
    def can_sign_in(self) -> bool:
        return getattr(self.item, "person_id", None) is not None

    def clean_position_id(self) -> UUID | None:
        """Raises where nobody holds the position today, or the one who does takes part already."""
        chosen = self.cleaned_data["position_id"]
        if chosen is None:
            return None
        self.position = queries.held_position(chosen)
        if self.position is None:
            raise ValidationError(_("Vi fant ikke denne personen. Søk på nytt."))
        return self.position.pk

    def clean(self) -> dict[str, Any]:
        """One person takes part once at a time."""
        person_id = self._person_id()
        others = (each for each in self.reading.all(Participant) if each != self.item)
        if person_id and any(each.person_id == person_id and each.ends_on is None for each in others):
            raise ValidationError(_("Hun eller han er med i planen fra før."))
        return super().clean()

    def values(self) -> dict[str, Any]:
        """With somebody who can sign in, the name is theirs and not what was typed."""
        if self.position is None:
            return super().values()
        found = self.position
        linked = {"person_id": found.person_id, "unit_id": found.unit_id, "name": found.person.name}
        return {**super().values(), **linked}

    def _person_id(self) -> UUID | None:
        return self.position.person_id if self.position else getattr(self.item, "person_id", None)

    def _leave_out(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)


def prefilled_from(position_id: str) -> dict[str, Any]:
    """What is known of a colleague, to start the form with. Nothing where nobody holds the position today."""
    position = queries.held_position(position_id)
    return {} if position is None else _known_of(position)


def _known_of(position: Position) -> dict[str, Any]:
    return {
        "position_id": position.pk,
        "participant_kind": ParticipantKind.PROFESSIONAL,
        "name": position.person.name,
        "role": position.title.lower(),
        "organisation": str(position.unit),
        "phone": position.unit.phone,
    }
