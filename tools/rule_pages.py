"""Pages about the rules: who may do what, which state may follow which, and what the law asks of a plan."""

from collections.abc import Callable, Iterable
from typing import Final

from helhet.access.decisions import Decision, Ground
from helhet.plans import lawcheck, policy
from helhet.plans.models import PlanStatus, Voice
from helhet.plans.policy import ItemFacts, Standing
from helhet.plans.states import TRANSITIONS

NOTICE: Final = "<!-- Laget av «make docs». Endre koden, ikke denne siden. -->"

GROUNDS: Final = (
    Ground.PERSON,
    Ground.REPRESENTATIVE,
    Ground.COORDINATOR,
    Ground.PARTICIPANT,
    Ground.COORDINATING_UNIT,
    Ground.NONE,
)

Rule = Callable[[Standing], Decision]

ACTIVE: Final = PlanStatus.ACTIVE

RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("Vite at oppfølgingen finnes", policy.view_case),
    ("Lese planen", lambda standing: policy.view_plan(standing, ACTIVE)),
    ("Lese en plan der samtykket er trukket", lambda standing: policy.view_plan(standing, PlanStatus.STOPPED)),
    ("Tilby plan og koordinator, oppnevne koordinator", policy.lead_case),
    ("Registrere foreldre, verge og andre som handler for personen", policy.lead_case),
    ("Rette opplysninger om personen", policy.change_person),
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
    header = ["Regel", *(str(ground.label) for ground in GROUNDS)]
    rows = [[name, *(_answer(rule, ground) for ground in GROUNDS)] for name, rule in RULES]
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


def _answer(rule: Rule, ground: Ground) -> str:
    grounds = frozenset() if ground is Ground.NONE else frozenset({ground})
    return "ja" if rule(Standing(grounds)) else "nei"


def _table(header: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows)]
