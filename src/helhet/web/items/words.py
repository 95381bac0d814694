"""What the pages call each kind when somebody adds, changes and removes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Words:
    """Headings of the pages that add and change, a line below the first, and what is said after a removal."""

    add: StrOrPromise
    change: StrOrPromise
    removed: StrOrPromise
    lead: StrOrPromise = ""


WORDS: Final = {
    "child_participation": Words(
        _("Slik fikk barnet være med"), _("Endre det som står om hvordan barnet var med"), _("Teksten er fjernet.")
    ),
    "comment": Words(
        _("Skriv en kommentar"),
        _("Endre kommentaren din"),
        _("Kommentaren er fjernet."),
        _("Noen få ord om hvordan det går, eller noe du lurer på."),
    ),
    "contribution": Words(_("Hva bidrar du eller noen andre med?"), _("Endre bidraget"), _("Bidraget er fjernet.")),
    "diary_entry": Words(_("Skriv i dagboka"), _("Endre det du skrev"), _("Teksten er tatt ut av dagboka.")),
    "evaluation": Words(_("Hvordan gikk det?"), _("Endre evalueringen"), _("Evalueringen er fjernet.")),
    "frame": Words(_("Hvem leder, og hvor lenge"), _("Hvem leder, og hvor lenge"), ""),
    "goal": Words(_("Nytt ønske eller mål"), _("Endre målet"), _("Målet er fjernet."), _("Hva vil du?")),
    "linked_plan": Words(
        _("En annen plan som gjelder"), _("Endre det som står om planen"), _("Planen er tatt ut av listen.")
    ),
    "measure": Words(
        _("Nytt tiltak"), _("Endre tiltaket"), _("Tiltaket er fjernet."), _("Hva gjør vi, hvem gjør det, og når?")
    ),
    "need": Words(_("Noe du trenger hjelp til"), _("Endre det som står om hjelpen"), _("Teksten er fjernet.")),
    "not_relevant": Words(_("Gjelder ikke her"), _("Endre begrunnelsen"), _("Begrunnelsen er fjernet.")),
    "participant": Words(
        _("Hvem skal være med?"), _("Endre det som står om den som er med"), _("Hun eller han er tatt ut av planen.")
    ),
    "resource": Words(_("Noe som er bra"), _("Endre det som er bra"), _("Teksten er fjernet.")),
    "review": Words(
        _("Ny dag for å se på planen"), _("Endre dagen"), _("Dagen er fjernet."), _("Når ser vi på planen igjen?")
    ),
    "scale": Words(
        _("Lag din egen måte å måle på"),
        _("Endre måten du måler på"),
        _("Målingen er fjernet."),
        _("Du bestemmer hva tallene betyr."),
    ),
    "scale_reading": Words(_("Hvordan er det nå?"), _("Endre tallet"), _("Tallet er fjernet.")),
    "service": Words(
        _("En tjeneste eller rettighet du har"), _("Endre det som står om tjenesten"), _("Tjenesten er fjernet.")
    ),
    "statement": Words(_("Skriv med dine ord"), _("Endre det du har skrevet"), _("Teksten er fjernet.")),
    "status_request": Words(_("Spør hvordan det går"), _("Endre spørsmålet"), _("Spørsmålet er fjernet.")),
    "step": Words(_("Neste steg"), _("Endre steget"), _("Steget er fjernet."), _("Hva er det neste, lille steget?")),
    "wanted_cooperation": Words(_("Noen vi vil samarbeide med"), _("Endre samarbeidet"), _("Samarbeidet er fjernet.")),
}
