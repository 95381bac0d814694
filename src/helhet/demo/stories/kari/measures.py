"""What they agree to do, and who said yes to what."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.kari.beginning import Team
from helhet.demo.stories.kari.goals import Goals
from helhet.demo.telling import Story
from helhet.plans.models import (
    AidStage,
    Measure,
    MeasureKind,
)

THERAPY = "Fysio- og ergoterapitjenesten"


class Work(NamedTuple):
    """The measures that the year is about."""

    shower: Measure
    stool: Measure
    energy: Measure
    kitchen: Measure


def agree(story: Story, people: People, team: Team, goals: Goals) -> Work:
    """The meeting where everybody says what they will do, one by one."""
    work = Work(
        shower=_shower(story, people, team, goals),
        stool=_stool(story, people, team, goals),
        energy=_energy(story, people, team, goals),
        kitchen=_kitchen(story, people, team, goals),
    )
    _own_efforts(story, people, team, goals)
    _roads_after_school(story, people, team, goals)
    for account, measure in (
        (people.ola, work.shower),
        (people.silje, work.stool),
        (people.ola, work.energy),
        (people.silje, work.kitchen),
    ):
        story.by(account, days_ago=397, at="09:20").accepts(measure)
    return work


def _shower(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.nina, days_ago=399, at="10:40").add(
        Measure,
        goal=goals.morning,
        what="Trene på å komme seg inn og ut av dusjen",
        how="Hjemme hos Kari. Ola viser først, så øver Kari, og Per går en tur så lenge. De tar pauser når Kari sier "
        "det.",
        extent="45 minutter hver uke i tolv uker, så annenhver uke",
        where="hjemme hos Kari",
        starts_on=ago(396),
        service=THERAPY,
        responsible=team.ola,
    )


def _stool(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.nina, days_ago=399, at="10:45").add(
        Measure,
        goal=goals.morning,
        measure_kind=MeasureKind.TECHNICAL_AID,
        what="Dusjkrakk som kan skrus opp og ned",
        how="Silje måler på badet og låner ut to krakker. Kari prøver dem i en måned og velger.",
        extent="én krakk, med ettersyn hvert halvår",
        where="hjemme hos Kari",
        service=THERAPY,
        responsible=team.silje,
        aid_stage=AidStage.MAPPING,
        follow_up_on=ahead(33),
    )


def _energy(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.nina, days_ago=399, at="10:50").add(
        Measure,
        goal=goals.friends,
        what="Finne ut hva som tapper mest krefter",
        how="Kari skriver ned i to uker når hun blir sliten. Ola og Kari ser på det sammen og flytter på én ting om "
        "gangen.",
        extent="fire samtaler på en halvtime",
        where="på skolen",
        starts_on=ago(380),
        service=THERAPY,
        responsible=team.ola,
    )


def _kitchen(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.nina, days_ago=399, at="10:55").add(
        Measure,
        goal=goals.dinner,
        what="Gjøre kjøkkenet lettere å bruke med én hånd",
        how="Silje kommer hjem til Kari og ser på benk, kniver og komfyr mens Kari lager mat.",
        extent="to besøk, og det som trengs etterpå",
        where="hjemme hos Kari",
        service=THERAPY,
        responsible=team.silje,
    )


def _own_efforts(story: Story, people: People, team: Team, goals: Goals) -> None:
    story.by(people.kari, days_ago=398, at="20:05").add(
        Measure,
        goal=goals.morning,
        measure_kind=MeasureKind.OWN_EFFORT,
        what="Jeg kler på meg selv i helgene, også når det tar førti minutter.",
        how="Klærne ligger klare på stolen. Jeg begynner før jeg er sulten.",
        extent="lørdag og søndag",
    )
    per = story.by(people.per, days_ago=398, at="22:15")
    waits = per.add(
        Measure,
        goal=goals.morning,
        measure_kind=MeasureKind.RELATIVE_EFFORT,
        what="Holde meg i stua mellom sju og halv åtte om morgenen",
        how="Kaffe og avis. Kari roper hvis hun vil ha hjelp. Gjør hun ikke det, blir jeg sittende.",
        extent="hver skoledag",
        where="hjemme",
        responsible=team.per,
    )
    per.accepts(waits)


def _roads_after_school(story: Story, people: People, team: Team, goals: Goals) -> None:
    henrik = story.by(people.henrik, days_ago=397, at="08:30")
    road = henrik.add(
        Measure,
        goal=goals.trondheim,
        what="Legge en vei fra skolen til spillstudiet",
        how="Kari og jeg ser på opptak, forkurs og tilrettelegging. Rådgiveren på skolen er med når vi trenger henne.",
        extent="én time hver måned",
        where="på skolen",
        service="Tindvåg videregående skole",
        responsible=team.henrik,
        starts_on=ago(390),
    )
    henrik.accepts(road)
