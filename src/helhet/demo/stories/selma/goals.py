"""What the family wants, and who does what for Selma, for her parents and for her sister."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.selma.beginning import Team
from helhet.demo.telling import Story
from helhet.plans.models import (
    AidStage,
    ForWhom,
    Goal,
    LifeArea,
    Measure,
    MeasureKind,
    Scale,
    Step,
    Voice,
)


class Goals(NamedTuple):
    """What they want."""

    home: Goal
    table: Goal
    chair: Step
    parents: Goal
    sleep: Scale
    sister: Goal
    money: Goal


class Work(NamedTuple):
    """The goals, and the measures that the months are about."""

    goals: Goals
    positions: Measure
    cough: Measure
    medicine: Measure
    relief: Measure
    nights: Measure
    income: Measure


def write(story: Story, people: People, team: Team) -> Work:
    """Goals first, then measures, and a yes or a no from each who is asked."""
    goals = _goals(story, people)
    work = Work(
        goals=goals,
        positions=_positions(story, people, team, goals),
        cough=_cough(story, people, team, goals),
        medicine=_medicine(story, people, team, goals),
        relief=_relief(story, people, team, goals),
        nights=_nights(story, people, team, goals),
        income=_income(story, people, team, goals),
    )
    _for_the_sister(story, people, team, goals)
    story.by(people.ola, days_ago=119, at="12:40").accepts(work.positions)
    story.by(people.ellen, days_ago=118, at="09:10").accepts(work.cough)
    story.by(people.falk, days_ago=118, at="16:55").accepts(work.medicine)
    story.by(people.hanne, days_ago=117, at="10:20").accepts(work.income)
    return work


def _goals(story: Story, people: People) -> Goals:
    maja = story.by(people.maja, days_ago=124, at="20:30")
    home = maja.add(
        Goal,
        text="Selma skal ha det godt hjemme hos oss, også de dagene hun er syk.",
        why="Sykehuset er et fint sted. Men det er ikke der hun bor.",
        life_area=LifeArea.HOME,
    )
    parents = maja.add(
        Goal,
        for_whom=ForWhom.PARENTS,
        text="Vi vil være mamma og pappa, og ikke bare sykepleiere.",
        why="Vi har glemt hva vi pleide å snakke om.",
        life_area=LifeArea.FAMILY,
    )
    sleep = maja.add(
        Scale,
        goal=parents,
        name="Hvor mye har vi sovet denne uka?",
        lowest_means="nesten ingenting",
        highest_means="som før Selma kom",
    )
    money = maja.add(
        Goal, for_whom=ForWhom.PARENTS, text="Vi vet hva vi lever av det neste året.", life_area=LifeArea.ECONOMY
    )
    amir = story.by(people.amir, days_ago=123, at="22:10")
    table = amir.add(
        Goal,
        text="Selma skal sitte ved bordet sammen med oss.",
        why="Hos oss er det ved bordet man blir kjent.",
        life_area=LifeArea.MOVEMENT,
        target_on=ahead(120),
    )
    chair = amir.add(Step, goal=table, text="Prøve en stol med støtte for hodet", due_on=ahead(18))
    marit = story.by(people.marit, days_ago=122, at="10:30")
    sister = marit.add(
        Goal,
        voice=Voice.TOGETHER,
        for_whom=ForWhom.SIBLINGS,
        text="Leila vet nok om Selma til å være trygg, og har tid som bare er hennes.",
        life_area=LifeArea.FAMILY,
    )
    return Goals(home, table, chair, parents, sleep, sister, money)


def _positions(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.marit, days_ago=121, at="09:15").add(
        Measure,
        goal=goals.home,
        what="Lære gode måter å ligge, løftes og bæres på",
        how="Ola kommer hjem. Maja, Amir og mormor øver på en dukke først, så på Selma hvis hun har lyst.",
        extent="en halvtime annenhver uke",
        where="hjemme",
        service="Fysio- og ergoterapitjenesten",
        responsible=team.ola,
        starts_on=ago(115),
    )


def _cough(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.marit, days_ago=121, at="09:25").add(
        Measure,
        goal=goals.home,
        measure_kind=MeasureKind.TECHNICAL_AID,
        what="Hostemaskin hjemme",
        how="Sykehuset låner ut maskinen og lærer opp alle som skal bruke den. Ellen ringer dagen etter første natt.",
        extent="morgen og kveld, og når hun er tett",
        where="hjemme",
        service="Habilitering for barn og unge",
        responsible=team.ellen,
        aid_stage=AidStage.ASSESSMENT,
        follow_up_on=ahead(16),
        starts_on=ago(100),
    )


def _medicine(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.marit, days_ago=121, at="09:35").add(
        Measure,
        goal=goals.home,
        what="Medisin og kontroll på sykehuset",
        how="Samme rom og samme sykepleier hver gang. Falk setter av en halvtime til spørsmål, med tolk.",
        extent="to dager hver fjerde måned",
        where="Barneavdelingen",
        service="Helse Tindkysten",
        responsible=team.falk,
        starts_on=ago(110),
    )


def _relief(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.marit, days_ago=121, at="09:50").add(
        Measure,
        goal=goals.parents,
        for_whom=ForWhom.PARENTS,
        what="En sykepleier er hos Selma om natten",
        how="Den samme sykepleieren hver gang. Hun er hos oss tre kvelder først, så Selma kjenner stemmen.",
        extent="én natt i uka",
        where="hjemme",
        service="Hjemmetjenesten",
        responsible=team.marit,
        decision_reference="Vedtak 0533 om avlastning",
        starts_on=ago(60),
    )


def _nights(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    nights = story.by(people.maja, days_ago=120, at="15:20").add(
        Measure,
        goal=goals.parents,
        measure_kind=MeasureKind.RELATIVE_EFFORT,
        for_whom=ForWhom.PARENTS,
        what="Mormor har Leila natt til lørdag",
        how="Pizza og film. Vi henter klokka elleve, ikke ni.",
        extent="hver uke Leila er hos oss",
        responsible=team.grandmother,
        starts_on=ago(115),
    )
    story.by(people.marit, days_ago=119, at="12:10").accepts(nights)
    return nights


def _income(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.marit, days_ago=119, at="12:20").add(
        Measure,
        goal=goals.money,
        for_whom=ForWhom.PARENTS,
        what="Søke om pleiepenger",
        how="Hanne fyller ut søknaden sammen med Maja og Amir. Falk skriver legeerklæringen.",
        extent="to møter, og hjelp til hele søknaden",
        where="NAV Tindvåg, eller hjemme",
        service="NAV Tindvåg",
        responsible=team.hanne,
        starts_on=ago(116),
    )


def _for_the_sister(story: Story, people: People, team: Team, goals: Goals) -> None:
    group = story.by(people.marit, days_ago=119, at="12:30").add(
        Measure,
        goal=goals.sister,
        for_whom=ForWhom.SIBLINGS,
        what="Søskengruppe for barn fra fem til åtte år",
        how="Fire barn og to voksne. De leker, tegner og spør om det de lurer på.",
        extent="åtte onsdager",
        where="på helsestasjonen",
        service="Helsestasjonen",
        responsible=team.marit,
        starts_on=ago(70),
    )
    story.by(people.marit, days_ago=119, at="12:38").accepts(group)
    amir = story.by(people.amir, days_ago=119, at="21:40")
    tuesdays = amir.add(
        Measure,
        goal=goals.sister,
        measure_kind=MeasureKind.RELATIVE_EFFORT,
        for_whom=ForWhom.SIBLINGS,
        what="Leila og jeg svømmer på tirsdager",
        how="Bare vi to. Vi snakker om Selma hvis Leila begynner.",
        extent="to timer",
        where="svømmehallen",
        responsible=team.amir,
        starts_on=ago(118),
    )
    amir.accepts(tuesdays)
