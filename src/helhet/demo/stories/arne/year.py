"""A flat, a fall, six weeks of rest, and the way up again."""

from __future__ import annotations

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.arne.beginning import Team
from helhet.demo.stories.arne.goals import Work
from helhet.demo.stories.arne.words import writes
from helhet.demo.telling import Story
from helhet.plans.actions import lifecycle, progress
from helhet.plans.models import (
    Channel,
    Comment,
    CommentKind,
    GoalStatus,
    Measure,
    MeasureStatus,
    Need,
    Outcome,
    Review,
    ReviewKind,
    ScaleReading,
    Voice,
)
from helhet.plans.models import StatementSection as Topic


def tell(story: Story, people: People, team: Team, work: Work) -> None:
    """In the order it happened."""
    _a_flat(story, people, work)
    _a_fall(story, people, work)
    _up_again(story, people, team, work)
    _this_month(story, people, team, work)


def _card(story: Story, people: People, work: Work, *, days_ago: int, value: int, note: str = "") -> None:
    """Arne hands over the card from his jacket, and Tone copies it."""
    tone = story.by(people.tone, days_ago=days_ago, at="12:15")
    writes(tone, ScaleReading, scale=work.craving, read_on=tone.today, value=value, note=note)


def _a_flat(story: Story, people: People, work: Work) -> None:
    _card(story, people, work, days_ago=510, value=6)
    _card(story, people, work, days_ago=470, value=7, note="Sover på sofaen til Roger. Sofaen vinner.")
    tone = story.by(people.tone, days_ago=431, at="15:00")
    tone.in_plan(progress.complete_step, step_id=work.flat.pk)
    tone.sets(work.home, GoalStatus.ACHIEVED, "Nøkkel fra Boligkontoret. Navneskiltet skrudde Arne opp selv.")
    tone.sets(work.visits, MeasureStatus.ACTIVE)
    tone.add(
        Comment,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        goal=work.home,
        text="Lå våken hele første natta for det var så stille. Beste natta på lenge.",
    )
    _card(story, people, work, days_ago=400, value=3)
    story.by(people.hanne, days_ago=372, at="14:30").evaluates(
        work.debt,
        Outcome.IMPROVING,
        result="Førtien brev åpnet. Sju krav er blitt til én avtale, som trekkes hver måned.",
        next_step="Vi ses annenhver måned. Nye brev legger Arne uåpnet i esken hos Tone.",
    )


def _a_fall(story: Story, people: People, work: Work) -> None:
    _card(story, people, work, days_ago=338, value=8, note="Fetteren min døde.")
    tone = story.by(people.tone, days_ago=331, at="13:40")
    tone.evaluates(
        work.sober,
        Outcome.WORSENING,
        result="Arne sprakk etter begravelsen og ruset seg i fire dager. Han ringte Roger selv, og Roger ringte Tone. "
        "Kriseplanen virket: Ingen tok fra ham medisinen, og han beholdt leiligheten.",
        next_step="Seks uker på avrusning. Tone ser til posten og blomsten.",
    )
    tone.in_plan(
        lifecycle.rest,
        until=ago(285),
        reason="Arne er på avrusning. LAR, husleie og gjeldsavtale går som før. Resten venter på ham.",
    )
    story.by(people.tone, days_ago=287, at="12:00").in_plan(lifecycle.resume)


def _up_again(story: Story, people: People, team: Team, work: Work) -> None:
    tone = story.by(people.tone, days_ago=280, at="12:40")
    tone.say(
        Topic.WHAT_MATTERS,
        "Jeg trodde dere kom til å si at dere var skuffa. Ingen sa det. Skriv det ned, så jeg husker det.",
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
    )
    _card(story, people, work, days_ago=278, value=5)
    debt_letters = story.by(people.tone, days_ago=262, at="10:20").add(
        Need, text="Hjelp til å søke om å få slettet gjelda.", responsible=team.hanne
    )
    story.by(people.tone, days_ago=255, at="10:30").remove(debt_letters)
    story.by(people.tone, days_ago=254, at="09:10").restore(debt_letters)
    _card(story, people, work, days_ago=220, value=4)
    story.by(people.tone, days_ago=171, at="13:00").evaluates(
        work.boats,
        Outcome.IMPROVING,
        result="Arne er der før klokka ni. To påhengsmotorer er solgt, og båtlaget har bedt ham lære opp en ungdom.",
        next_step="NAV undersøker om båtlaget kan få ham ansatt noen timer.",
    )
    tone = story.by(people.tone, days_ago=170, at="12:20")
    tone.add(
        Review,
        review_kind=ReviewKind.ADJUSTMENT,
        due_on=ago(170),
        done_on=tone.today,
        note="Første halvår etter avrusningen",
        outcome="Arne fikk planen lest høyt og rettet tre steder. Ny utskrift er levert.",
    )
    _card(story, people, work, days_ago=150, value=3, note="Glemte å kjenne etter. Det må jo bety noe.")
    _dinner(story, people, work)


def _dinner(story: Story, people: People, work: Work) -> None:
    story.by(people.tone, days_ago=94, at="12:30").add(
        Comment,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        goal=work.sara,
        text="Hun kom. Fårikålen var svidd. Hun tok to ganger.",
    )
    _card(story, people, work, days_ago=80, value=2)
    story.by(people.tone, days_ago=59, at="12:40").sets(
        work.sara, GoalStatus.ACHIEVED, "Arne ville ikke kalle det nådd før hun kom igjen. Det gjorde hun på søndag."
    )


def _this_month(story: Story, people: People, team: Team, work: Work) -> None:
    tone = story.by(people.tone, days_ago=26, at="10:10")
    tone.add(
        Measure,
        goal=work.mornings,
        what="Fast jobb på båtlaget, noen timer i uka",
        how="NAV betaler en del av lønna det første året. Roger er fadder.",
        extent="ti timer i uka",
        where="Tindbrygga båtlag",
        service="NAV Tindvåg",
        responsible=team.hanne,
        starts_on=ahead(30),
    )
    asked = tone.asks(
        team.bente,
        team.hanne,
        team.gro,
        team.housing,
        question="Vi møtes på båtlaget om noen uker. Hva går bra, og hva venter vi på fra deg?",
        due_on=ago(5),
    )
    _card(story, people, work, days_ago=19, value=2)
    story.by(people.bente, days_ago=17, at="11:00").answers(
        asked[0], "Alt på stell. Han kan hente to ganger i uka fra neste måned hvis han vil."
    )
    story.by(people.tone, days_ago=13, at="09:30").answers(
        asked[3], "På telefon: Ingen klager, husleia er betalt. Prøveåret er over, og kontrakten kan gjøres fast."
    )
    story.by(people.hanne, days_ago=9, at="14:10").reads("plan")
    story.by(people.tone, days_ago=6, at="12:50").add(
        Comment,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        measure=work.teeth,
        comment_kind=CommentKind.QUESTION,
        text="Har Gro svart om tannlegen? Jeg biter bare på den ene sida.",
    )
