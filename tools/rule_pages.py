"""Pages about the rules: who may do what, which state may follow which, and what the law asks of a plan."""

from collections.abc import Callable, Iterable
from typing import Final

from helhet.access.decisions import Decision, Ground
from helhet.people.age_rules import AgeRule, Party, State, Topic, table
from helhet.people.models import Capacity
from helhet.people.scope import ALL_ACTS, ALL_MATTERS, MATTER_LABELS, Act
from helhet.plans import lawcheck, person_policy, policy
from helhet.plans.models import PlanStatus, Voice
from helhet.plans.policy import ItemFacts, Standing
from helhet.plans.states import TRANSITIONS

NOTICE: Final = "<!-- Laget av «make docs». Endre koden, ikke denne siden. -->"

READS: Final = Act.READ | Act.NOTICES

STANDINGS: Final[tuple[tuple[str, Standing], ...]] = (
    (str(Ground.PERSON.label), Standing(frozenset({Ground.PERSON}))),
    ("bestemmer i stedet for personen", Standing(frozenset({Ground.REPRESENTATIVE}), acts=ALL_ACTS)),
    ("hjelper, eller verge som støtter", Standing(frozenset({Ground.REPRESENTATIVE}), acts=READS | Act.WRITE)),
    ("pårørende som bare leser", Standing(frozenset({Ground.REPRESENTATIVE}), acts=READS)),
    (str(Ground.COORDINATOR.label), Standing(frozenset({Ground.COORDINATOR}))),
    (str(Ground.PARTICIPANT.label), Standing(frozenset({Ground.PARTICIPANT}))),
    (str(Ground.COORDINATING_UNIT.label), Standing(frozenset({Ground.COORDINATING_UNIT}))),
    (str(Ground.NONE.label), Standing(frozenset())),
)

Rule = Callable[[Standing], Decision]

ACTIVE: Final = PlanStatus.ACTIVE

RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("Vite at oppfølgingen finnes", policy.view_case),
    ("Lese planen", lambda standing: policy.view_plan(standing, ACTIVE)),
    ("Lese en plan der samtykket er trukket", lambda standing: policy.view_plan(standing, PlanStatus.STOPPED)),
    ("Tilby plan og koordinator, oppnevne koordinator", policy.lead_case),
    ("Registrere foreldre, verge og andre som handler for personen", policy.lead_case),
    ("Se hvem som handler for personen", person_policy.see_representatives),
    (
        "Avslutte en hjelper eller en annen som personen har pekt ut",
        lambda standing: person_policy.end_representation(standing, Capacity.HELPER),
    ),
    ("Lese vurderinger av hva personen kan avgjøre selv", person_policy.read_competence),
    ("Skrive inn en vurdering av hva personen kan avgjøre selv", person_policy.assess_competence),
    ("Rette opplysninger om personen", person_policy.change_person),
    ("Samtykke på skjermen", policy.give_consent),
    ("Føre inn samtykke fra papir eller tale", policy.record_consent),
    ("Trekke samtykket", policy.withdraw_consent),
    ("Starte, enes om, hvile, avslutte og gjenåpne", policy.steer_plan),
    ("Skrive egne ord, behov og ressurser", lambda standing: _add(standing, "statement")),
    ("Skrive tiltak, steg, kommentar og evaluering", lambda standing: _add(standing, "measure")),
    ("Skrive i dagboka", lambda standing: _add(standing, "diary_entry")),
    ("Endre eller fjerne personens egne ord", lambda standing: _change(standing, Voice.PERSON)),
    ("Endre det vi har skrevet sammen", lambda standing: _change(standing, Voice.TOGETHER)),
    ("Endre en annens del", lambda standing: _change(standing, Voice.PROFESSIONAL)),
    ("Endre sin egen del", lambda standing: _change(standing, Voice.PROFESSIONAL, own_part=True)),
    ("Svare på et tiltak for andre", lambda standing: policy.answer_measure(standing, ACTIVE, is_responsible=False)),
    ("Se hvem som har sett planen", policy.see_access_record),
    ("Hente tilbake en hel versjon", lambda standing: policy.restore_version(standing, ACTIVE)),
)


def permissions_page() -> str:
    """Every rule of `plans.policy` for every ground, in an active plan."""
    header = ["Regel", *(name for name, _standing in STANDINGS)]
    rows = [[name, *("ja" if rule(standing) else "nei" for _, standing in STANDINGS)] for name, rule in RULES]
    about = "Hva hvert grunnlag gir rett til i en aktiv plan. «Nei» betyr at siden gir en begrunnelse."
    return "\n".join(["# Hvem kan gjøre hva", "", NOTICE, "", about, "", *_table(header, rows), ""])


def states_page() -> str:
    """The transition table as a diagram and a list."""
    lines = [
        f"    {source} --> {rule.target}: {transition}"
        for transition, rule in TRANSITIONS.items()
        for source in sorted(rule.sources)
    ]
    names = [[f"`{status.value}`", str(status.label)] for status in PlanStatus]
    return "\n".join(
        [
            "# Planens tilstander",
            "",
            NOTICE,
            "",
            "```mermaid",
            "stateDiagram-v2",
            f"    [*] --> {PlanStatus.DRAFT}: start",
            *lines,
            "```",
            "",
            *_table(["Kode", "På skjermen"], names),
            "",
        ]
    )


def law_page() -> str:
    """What a plan is checked against, letter by letter."""
    rows = [
        [each.letter, str(each.text), each.source, "nei" if each.letter in lawcheck.ALWAYS_RELEVANT else "ja"]
        for each in lawcheck.REQUIREMENTS
    ]
    header = ["Punkt", "Hva planen skal ha med", "FOR-2022-06-22-1110", "Kan settes til side med en grunn"]
    return "\n".join(["# Lovens liste", "", NOTICE, "", *_table(header, rows), ""])


def _add(standing: Standing, kind: str) -> Decision:
    return policy.add_item(standing, ACTIVE, ItemFacts(kind))


def _change(standing: Standing, voice: Voice, *, own_part: bool = False) -> Decision:
    return policy.change_item(standing, ACTIVE, ItemFacts("need", voice, own_part=own_part))


TOPICS: Final = {
    Topic.CHILD: "reglene for barn gjelder",
    Topic.CONSENT: "samtykker",
    Topic.HEARD: "skal høres før andre samtykker",
    Topic.KEPT_FROM_PARENTS: "kan holdes fra foreldrene",
    Topic.NOTIFIED: "får egne varsler og vedtak",
    Topic.ONLINE_SERVICE: "kan selv ta i bruk en åpen nettjeneste",
    Topic.OWN_CONSENT_UNKNOWN_TO_PARENTS: "samtykker selv i det foreldrene ikke får vite",
    Topic.PARTY: "er part",
    Topic.SHARING: "lar andre få vite",
    Topic.TOLD: "får vite",
    Topic.TOLD_WHAT_IS_NECESSARY: "får vite det foreldreansvaret krever",
    Topic.WEIGHT: "meningen teller mye",
}

STATES: Final = {State.ABLE: "kan avgjøre selv", State.ANY: "", State.UNABLE: "kan ikke avgjøre dette selv"}


def ages_page() -> str:
    """Every row of the age table, by topic and field."""
    about = (
        "Lovens aldersgrenser slik de står i `people/data/age_rules.json`. En regel gjelder fra fødselsdagen til dagen "
        "før neste. Der flere er nevnt, spørs den første som er registrert."
    )
    header = ["Hva", "Område", "Alder", "Når personen", "Hvem", "Alle må svare", "Kilde", "Gjelder"]
    rows = (_age_row(rule) for rule in sorted(table(), key=lambda rule: (rule.topic, rule.matters, rule.from_age)))
    return "\n".join(["# Aldersgrenser", "", NOTICE, "", about, "", *_table(header, rows), ""])


def _age_row(rule: AgeRule) -> list[str]:
    return [
        TOPICS[rule.topic],
        "alle" if rule.matters == ALL_MATTERS else ", ".join(str(MATTER_LABELS[each]) for each in rule.matters),
        f"fra {rule.from_age}" if rule.until_age is None else f"{rule.from_age} til {rule.until_age}",
        STATES[rule.state],
        ", ".join("personen" if each is Party.SELF else str(Capacity(each.value).label) for each in rule.who),
        "ja" if rule.every_one else "",
        rule.source,
        f"fra {rule.valid.start:%d.%m.%Y}" + (f" til {rule.valid.end:%d.%m.%Y}" if rule.valid.end else ""),
    ]


def _table(header: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows)]
