"""What Arne wants, and who does what."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.arne.beginning import Team
from helhet.demo.telling import Hand, Story
from helhet.plans.models import Channel, Goal, LifeArea, Measure, MeasureKind, Scale, Step, Voice


class Work(NamedTuple):
    """Goals, the card he keeps in his jacket, and the measures that the year is about."""

    home: Goal
    sober: Goal
    craving: Scale
    sara: Goal
    mornings: Goal
    flat: Step
    medicine: Measure
    visits: Measure
    debt: Measure
    boats: Measure
    teeth: Measure


def write(story: Story, people: People, team: Team) -> Work:
    """Goals from his paper, measures from those who do them."""
    tone = story.by(people.tone, days_ago=530, at="12:30")
    home = _wants(tone, "Ei leilighet med navnet mitt på døra.", LifeArea.HOME)
    sober = _wants(tone, "Rusfri, én dag om gangen. Ikke mas om hvor mange det er blitt.", LifeArea.HEALTH)
    sara = _wants(tone, "At Sara kommer på middag. Fårikål.", LifeArea.FAMILY)
    mornings = _wants(tone, "Noe å stå opp til.", LifeArea.WORK)
    craving = tone.add(
        Scale,
        voice=Voice.PERSON,
        channel=Channel.PAPER,
        goal=sober,
        name="Hvor mye suger det?",
        lowest_means="tenker ikke på det",
        highest_means="tenker ikke på noe annet",
    )
    flat = tone.add(
        Step, voice=Voice.TOGETHER, goal=home, text="Søke kommunal leilighet", responsible=team.tone, due_on=ago(510)
    )
    return Work(
        home=home,
        sober=sober,
        craving=craving,
        sara=sara,
        mornings=mornings,
        flat=flat,
        medicine=_medicine(story, people, team, sober),
        visits=_visits(story, people, team, home),
        debt=_debt(story, people, team, home),
        boats=_boats(story, people, team, mornings),
        teeth=_teeth(story, people, team, sober),
    )


def _wants(tone: Hand, text: str, life_area: LifeArea) -> Goal:
    return tone.add(Goal, voice=Voice.PERSON, channel=Channel.PAPER, text=text, life_area=life_area)


def _medicine(story: Story, people: People, team: Team, sober: Goal) -> Measure:
    bente = story.by(people.bente, days_ago=528, at="09:30")
    medicine = bente.add(
        Measure,
        goal=sober,
        what="LAR-medisin",
        how="Arne henter den på apoteket på Tindbrygga mandag, onsdag og fredag. Bente er der på mandager og tar en "
        "prat.",
        extent="tre ganger i uka",
        where="Tindbrygga apotek",
        service="LAR-poliklinikken",
        responsible=team.bente,
        starts_on=ago(700),
    )
    bente.accepts(medicine)
    return medicine


def _visits(story: Story, people: People, team: Team, home: Goal) -> Measure:
    tone = story.by(people.tone, days_ago=527, at="10:00")
    visits = tone.add(
        Measure,
        goal=home,
        what="Hjelp til å bo",
        how="Tone kommer hjem, de drikker kaffe, åpner posten og ser over leiligheten. Husleia trekkes før pengene "
        "kommer ut.",
        extent="hver torsdag",
        where="hjemme hos Arne",
        service="Rus og psykisk helse",
        responsible=team.tone,
        decision_reference="Vedtak 0288 om oppfølging i bolig",
    )
    tone.accepts(visits)
    return visits


def _debt(story: Story, people: People, team: Team, home: Goal) -> Measure:
    hanne = story.by(people.hanne, days_ago=526, at="13:00")
    debt = hanne.add(
        Measure,
        goal=home,
        what="Rydde i gjelda",
        how="Arne kommer med brevene uåpnet. Vi åpner dem sammen, ringer kreditorene og lager én avtale.",
        extent="fire møter, så annenhver måned",
        where="NAV Tindvåg, bakdøra",
        service="NAV Tindvåg",
        responsible=team.hanne,
        starts_on=ago(515),
    )
    hanne.accepts(debt)
    return debt


def _boats(story: Story, people: People, team: Team, mornings: Goal) -> Measure:
    tone = story.by(people.tone, days_ago=525, at="10:40")
    tone.add(
        Measure,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        goal=mornings,
        measure_kind=MeasureKind.OWN_EFFORT,
        what="Jeg ringer Roger før jeg går ut på fredager.",
        how="Fra telefonen på båtlaget, hvis min er borte.",
        extent="hver fredag",
    )
    boats = tone.add(
        Measure,
        goal=mornings,
        what="Verksted på båtlaget",
        how="Arne steller motorer sammen med Roger. NAV regner det som aktivitet, så han slipper kurset.",
        extent="ni til tolv, fire dager i uka",
        where="Tindbrygga båtlag",
        service="NAV Tindvåg",
        responsible=team.hanne,
        starts_on=ago(500),
    )
    story.by(people.hanne, days_ago=524, at="11:30").accepts(boats)
    return boats


def _teeth(story: Story, people: People, team: Team, sober: Goal) -> Measure:
    return story.by(people.tone, days_ago=523, at="11:00").add(
        Measure,
        goal=sober,
        what="Tannlege og blodprøver",
        how="Første time på dagen, så Arne slipper å vente. Tone er med.",
        extent="så mange timer som trengs",
        service="Tindbrygga legesenter og den offentlige tannklinikken",
        responsible=team.gro,
        starts_on=ahead(9),
    )
