"""Those a visitor to the demo can sign in as, with what to look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from helhet.people.models import Account

KARI: Final = "Kari, 17, skal snart flytte hjemmefra"
SELMA: Final = "Selma, sju måneder, har en sjelden sykdom"
ARNE: Final = "Arne, 52, er på vei ut av rus"
SUNNIVA: Final = "Sunniva, 41, vil tilbake til bakeriet"
EINAR: Final = "Einar, 81, skal flytte i omsorgsbolig"
JONAS: Final = "Jonas, 8, har en stafettlogg"
MUNICIPALITY: Final = "På tvers av planene"

GUESTS: Final = (
    ("Kari Nordby", "eier planen", KARI, "Se hva som er nytt, skriv i dagboka, og se hvem som har lest planen."),
    ("Per Nordby", "pappa", KARI, "Legg inn noe de andre ikke har tenkt på. Han har stilt et spørsmål i går."),
    (
        "Nina Holm",
        "helsesykepleier og koordinator",
        KARI,
        "Se skrivebordet: hva som venter, og hvem som ikke har svart.",
    ),
    ("Ola Dahl", "fysioterapeut", KARI, "Er med i flere planer. Se alt han har sagt ja til, samlet."),
    (
        "Henrik Sand",
        "kontaktlærer",
        KARI,
        "Er spurt om status og har ikke svart. Han har skrevet ned en tvil på et steg.",
    ),
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to be in the demo."""

    account_id: UUID
    name: str
    role: str
    story: str
    hint: str


def listed() -> tuple[DemoPerson, ...]:
    """Everybody to choose from, story by story. Nobody before the demo is made."""
    accounts = {account.person.name: account.pk for account in Account.objects.all()}
    return tuple(
        DemoPerson(accounts[name], name, role, story, hint) for name, role, story, hint in GUESTS if name in accounts
    )
