"""Made-up documents of every kind, about people who do not exist."""

from datetime import UTC, date, datetime

from helhet.exports.documents import (
    Block,
    Checklist,
    ChecklistItem,
    Document,
    DocumentInfo,
    Fact,
    Facts,
    GoalBlock,
    ItemState,
    Letterhead,
    MeasureBlock,
    Notice,
    OwnWords,
    Paragraph,
    ProgressLine,
    ProgressPoint,
    Remark,
    Section,
    Step,
    Table,
    WriteLines,
)

PRINTED_AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
LETTERHEAD = Letterhead(
    municipality="Solvik kommune",
    unit="Koordinerende enhet",
    contact="Telefon 00 00 00 00\nRådhuset, 0000 Solvik",
)
KARIS_WORDS = OwnWords(
    "Jeg vil bestemme mer selv. Jeg vil ta bussen alene til Márjá, og jeg vil slippe å fortelle alt på nytt hver gang.",
    who="Kari",
    when="3. november 2026",
)
NO_DECISION = Notice(
    "Et mål eller et tiltak i planen er ikke et vedtak. Planen gir ikke større rett til tjenester enn loven ellers gir."
)


def info(**changes: object) -> DocumentInfo:
    """Return what stands at the edge of Kari's plan, with the changes asked for."""
    given = {
        "title": "Individuell plan",
        "person_name": "Kari Solberg",
        "birth_date": date(2009, 5, 17),
        "version": "Versjon 7, 12. november 2026",
        "printed_at": PRINTED_AT,
        "printed_for": "Per Solberg, far",
        "confidentiality": "Taushetsbelagt",
    }
    return DocumentInfo(**{**given, **changes})  # type: ignore[arg-type]


def document(*blocks: Block, heading: str = "Dette er viktig for meg", **changes: object) -> Document:
    """Return a document with one section."""
    given = {"letterhead": LETTERHEAD, "info": info(), "sections": (Section(heading, blocks),)}
    return Document(**{**given, **changes})  # type: ignore[arg-type]


def measure(**changes: object) -> MeasureBlock:
    """Return a measure with every field in use."""
    given = {
        "what": "Øve på bussen",
        "how": "Først sammen, så med Nina to seter bak, så alene med telefonen klar.",
        "how_much": "To turer i uken, en time hver",
        "where": "Rute 12 mellom skolen og sentrum",
        "period": "Fra 1. desember 2026 til 31. mars 2027",
        "responsible_service": "Skolehelsetjenesten",
        "named_person": "Nina Berg",
        "status": "Tatt imot 5. november 2026",
        "decision": "Ikke vedtak. Støttekontakt har vedtak 2026/112 av 4. oktober 2026.",
        "remarks": (Remark("Første tur gikk fint. Kari fant holdeplassen selv.", "Nina Berg", "10. november 2026"),),
    }
    return MeasureBlock(**{**given, **changes})  # type: ignore[arg-type]


BUS_LINE = ProgressLine(
    title="Hvor trygg er jeg på bussen?",
    points=(
        ProgressPoint(date(2026, 8, 20), 2, "Redd for å gå av feil"),
        ProgressPoint(date(2026, 9, 24), 4),
        ProgressPoint(date(2026, 10, 8), 3.5, "Byttet buss, det var bråk"),
        ProgressPoint(date(2026, 11, 12), 7, "Gikk av på riktig sted"),
    ),
    low_label="0: ikke trygg",
    high_label="10: helt trygg",
)


def goal(number: int | str = 1, **changes: object) -> GoalBlock:
    """Return a goal with everything that can hang on it."""
    given = {
        "number": str(number),
        "title": "Ta bussen alene",
        "own_words": OwnWords("Jeg vil ta bussen uten at mamma følger etter i bilen.", "Kari", "3. november 2026"),
        "put_forward_by": "Kari",
        "life_area": "Skole og fritid",
        "status": "I gang",
        "period": "Til sommeren 2027",
        "why": "Kari vil kunne besøke venner uten å planlegge dagen før.",
        "sub_goals": (Step("Kjenne rute 12", "Nådd", "Kari", "september 2026"),),
        "steps": (
            Step("Gå til holdeplassen alene", "Gjort", "Kari og Per", "1. september 2026"),
            Step("Ta bussen med Nina i nærheten", "I gang", "Kari og Nina", "før jul", "Må prøves når det er mørkt."),
        ),
        "measures": (measure(), measure(what="Telefon med hurtigknapp", how="", how_much="", remarks=())),
        "evaluations": (Remark("Det går framover.", "Ansvarsgruppen", "12. november 2026", "På vei", "Prøve alene"),),
        "comments": (Remark("Jeg var ikke redd i det hele tatt.", "Kari", "12. november 2026"),),
        "progress": BUS_LINE,
    }
    return GoalBlock(**{**given, **changes})  # type: ignore[arg-type]


def full_plan(goals: int = 20) -> Document:
    """Return a whole plan, in the order of the screen."""
    return Document(
        letterhead=LETTERHEAD,
        info=info(),
        own_words=(KARIS_WORDS,),
        sections=(
            Section("Mål", tuple(goal(number) for number in range(1, goals + 1)), "Det Kari vil, med hennes egne ord."),
            Section("Hvem gjør hva", (WHO_DOES_WHAT, NO_DECISION)),
            Section("Om planen", (ABOUT_THE_PLAN,)),
            Section("Det loven krever", (LAW_CHECKLIST,)),
        ),
    )


WHO_DOES_WHAT = Table(
    "Tiltak, ansvarlig og tid",
    ("Hva", "Hvem", "Hvor", "Når"),
    (
        ("Øve på bussen", "Nina Berg, skolehelsetjenesten", "Rute 12", "Til 31. mars 2027"),
        ("Tøye hver dag", "Kari selv, sammen med Per", "Hjemme", "Hver kveld"),
        ("Ny rullestol", "Ola Lie, fysioterapeut", "Sykehuset", "Prøves 4. januar 2027"),
    ),
    widths=(3, 4, 2, 3),
)
ABOUT_THE_PLAN = Facts(
    (
        Fact("Koordinator", "Nina Berg, barnekoordinator"),
        Fact("Ansvarlig tjeneste", "Skolehelsetjenesten i Solvik"),
        Fact("Planen gjelder", "1. august 2026 til 31. juli 2027"),
        Fact("Neste gang vi ser på planen", "14. januar 2027"),
        Fact("Tolk", ""),
    )
)
LAW_CHECKLIST = Checklist(
    "Innholdet i planen",
    (
        ChecklistItem(
            letter="a", text="Mål, ressurser og behov", state=ItemState.MET, paragraph="FOR-2022-06-22-1110 § 9 a"
        ),
        ChecklistItem(letter="h", text="Planperiode og tid for revisjon", state=ItemState.MISSING, paragraph="§ 9 h"),
        ChecklistItem(
            letter="j",
            text="Samarbeid som trengs eller ønskes",
            state=ItemState.NOT_RELEVANT,
            reason="Ingen andre tjenester er aktuelle nå.",
            paragraph="§ 9 j",
        ),
    ),
)


def service_part() -> Document:
    """Return what one service has taken on."""
    return document(measure(aims="Mål 1: Ta bussen alene"), heading="Dette gjør skolehelsetjenesten")


def overview() -> Document:
    """Return who does what, on one side."""
    return document(
        WHO_DOES_WHAT,
        NO_DECISION,
        heading="Hvem gjør hva",
        info=info(title="Hvem gjør hva"),
        fit_one_page=True,
    )


def about_me() -> Document:
    """Return the page a stranger reads before meeting Kari."""
    return Document(
        letterhead=LETTERHEAD,
        info=info(title="Om meg"),
        own_words=(KARIS_WORDS,),
        sections=(
            Section("Slik snakker du med meg", (Paragraph("Se på meg, ikke på pappa.\nGi meg tid til å svare."),)),
            Section("Dette er jeg god på", (Paragraph("Hester, regning og å huske navn."),)),
            Section("Dette trenger jeg hjelp til", (Paragraph("Knapper, trapper og å komme meg fort ut."),)),
        ),
        fit_one_page=True,
    )


def crisis_page() -> Document:
    """Return the page for the hard days."""
    calls = Table("Ring", ("Hvem", "Telefon"), (("Per, pappa", "00 00 00 01"), ("Legevakt", "00 00 00 02")))
    return Document(
        letterhead=LETTERHEAD,
        info=info(title="Når det blir vanskelig"),
        own_words=(OwnWords("Ikke ta i meg. Sett deg ned og vent.", "Kari"),),
        sections=(
            Section("Tidlige tegn", (Paragraph("Jeg slutter å svare og trekker jakken over hodet."),)),
            Section("Dette hjelper", (Paragraph("Stillhet, teppe og hunden."),)),
            Section("Hvem du ringer", (calls,)),
        ),
        fit_one_page=True,
    )


def empty_form() -> Document:
    """Return the form for those who would rather write by hand."""
    return Document(
        letterhead=LETTERHEAD,
        info=info(person_name="", birth_date=None, printed_for="", version="Skjema 2026-1"),
        sections=(
            Section(
                "Hva er viktig for deg?",
                (
                    WriteLines("Hva vil du?", 5, "Skriv med egne ord. Det er ikke noe som er feil."),
                    WriteLines("Hvem er viktige for deg?", 3),
                ),
            ),
        ),
    )


def law_checklist() -> Document:
    """Return how the plan stands against the law."""
    return document(LAW_CHECKLIST, heading="Det loven krever")


KINDS = {
    "full plan": lambda: full_plan(2),
    "service part": service_part,
    "overview": overview,
    "about me": about_me,
    "crisis page": crisis_page,
    "empty form": empty_form,
    "law checklist": law_checklist,
}
ONE_PAGE_KINDS = ("overview", "about me", "crisis page")
