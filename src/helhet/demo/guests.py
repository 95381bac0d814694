"""Those a visitor to the demo can sign in as, with what to look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from helhet.people.models import Account

GUESTS: Final = (
    (
        "Kari, 17, skal snart flytte hjemmefra",
        (
            ("Kari Nordby", "eier planen", "Se hva som skjer nå, skriv i dagboka, og se hvem som har lest planen."),
            ("Per Nordby", "pappa", "Stilte et spørsmål i går kveld. Legg inn noe de andre ikke har tenkt på."),
            ("Nina Holm", "helsesykepleier og koordinator", "Åpne skrivebordet: Hva venter, og hvem har ikke svart?"),
            ("Ola Dahl", "fysioterapeut", "Er med i flere planer. Se alt han har sagt ja til, på ett sted."),
            ("Henrik Sand", "kontaktlærer", "Har skrevet en tvil på et steg, og har ikke svart på siste spørsmål."),
        ),
    ),
    (
        "Selma, sju måneder, har en sjelden sykdom",
        (
            ("Maja Lien", "mamma", "Skriver om natten. Se hvordan hun og Amir har samtykket hver for seg."),
            ("Amir Rostami", "pappa", "Har bedt om tolk og om sannheten. Se tiltakene for søsken og foreldre."),
            ("Marit Lunde", "barnekoordinator", "Natthjelpen ble et nei før den ble et ja. Se historien."),
            ("Ellen Vold", "koordinator på sykehuset", "Ser det samme som kommunen, fra sykehuset."),
            ("Mathias Falk", "overlege og kontaktlege", "Har lest, men ikke svart. Svar på ett spørsmål."),
        ),
    ),
    (
        "Arne, 52, er på vei ut av rus",
        (
            (
                "Tone Bakken",
                "ruskonsulent og koordinator",
                "Arne har ikke BankID. Skriv inn noe han har sagt, og skriv ut planen til ham.",
            ),
            ("Bente Aas", "sykepleier i LAR", "Se kriseplanen, og hvordan den virket da det gikk galt."),
        ),
    ),
    (
        "Sunniva, 41, vil tilbake til bakeriet",
        (
            ("Sunniva Krog", "eier planen", "Korte setninger. Se hvor mange timer hun orker, uke for uke."),
            ("Lars Krog", "ektemann", "Leser alt og sier det kort. Se hva han bidrar med."),
            ("Silje Tangen", "ergoterapeut og koordinator", "Ett tiltak har fått nei og mangler noen som tar det."),
            ("Hanne Berg", "veileder i NAV", "Er med i tre planer. Én av dem venter på et ja fra henne."),
            ("Kristin Haug", "nevropsykolog", "Er spurt om å ta over tiltaket som fastlegen sa nei til."),
            ("Gro Fossum", "fastlege", "Har ikke svart på runden. Gjør det på to minutter."),
        ),
    ),
    (
        "Einar, 81, skal flytte i omsorgsbolig",
        (
            ("Einar Moen", "eier planen", "Har en plan som ingen har skrevet i på sju måneder. Hva mangler?"),
            ("Randi Moen Sletten", "datter", "Spurte om oksygenet. Ingen har svart."),
            ("Kjell Aasen", "verge", "Handler for Einar i det som gjelder huset, flyttingen og pengene."),
            ("Anita Lie", "hjemmesykepleier og ny koordinator", "Har overtatt etter Svein. Begynn der det stoppet."),
        ),
    ),
    (
        "Jonas, 8, har en stafettlogg",
        (
            ("Camilla Eide", "mamma", "Har sagt ja til at loggen vokser til en plan."),
            ("Fredrik Eide", "pappa", "Har ikke svart ennå. Si ja, og la Nina la loggen vokse."),
            ("Berit Solli", "lærer", "Var den første som lurte. Skriv to linjer fra uka."),
            ("Knut Sæther", "PP-rådgiver", "Har sett hvordan skoledagen er for Jonas."),
        ),
    ),
    (
        "På tvers av planene",
        (
            ("Siri Aune", "koordinerende enhet", "Ser alle oppfølginger, men ikke hva som står i planene."),
            ("Liv Strand", "enhetsleder", "Ser sin egen enhet."),
            ("Geir Nygård", "enhetsleder", "Ser sin egen enhet. Svein har sluttet som koordinator."),
            ("Leif Tveit", "har koordinator, men ingen plan", "Sa «ikke nå» til en plan. Han kan ombestemme seg."),
            ("Tor Vik", "ergoterapeut uten tilknytning", "Prøv å åpne en plan han ikke har noe med."),
            ("Ida Ness", "koordinator i nabokommunen", "Arbeider i Gråmyr. Her skal hun ikke se noen ting."),
        ),
    ),
)
"""Story by story: name, role and what to look for."""


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
        DemoPerson(accounts[name], name, role, story, hint)
        for story, guests in GUESTS
        for name, role, hint in guests
        if name in accounts
    )
