"""Back to the bakery, present in the afternoons, and a book; and who does what for that."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.sunniva.beginning import Team
from helhet.demo.telling import Story
from helhet.plans.models import AidStage, Goal, LifeArea, Measure, MeasureKind, Scale, Step


class Goals(NamedTuple):
    """What Sunniva wants."""

    bakery: Goal
    three_mornings: Goal
    hours: Scale
    boys: Goal
    book: Goal
    alone: Step


class Work(NamedTuple):
    """What they do."""

    trial: Measure
    pauses: Measure
    course: Measure
    headache: Measure
    afternoons: Measure
    earmuffs: Measure


def write(story: Story, people: People) -> Goals:
    """Three goals, one each morning."""
    sunniva = story.by(people.sunniva, days_ago=318, at="09:05")
    bakery = sunniva.add(
        Goal,
        text="Jeg vil tilbake til bakeriet.",
        why="Det er der det lukter rett.",
        life_area=LifeArea.WORK,
        target_on=ahead(200),
    )
    three_mornings = sunniva.add(
        Goal,
        parent=bakery,
        text="Tre morgener i uka, uten å måtte ligge resten av dagen.",
        life_area=LifeArea.WORK,
        target_on=ahead(60),
    )
    hours = sunniva.add(
        Scale,
        goal=bakery,
        name="Hvor mange timer orket jeg på bakeriet denne uka?",
        lowest=0,
        highest=20,
        lowest_means="ingen",
        highest_means="halv stilling",
    )
    alone = sunniva.add(Step, goal=bakery, text="Ta imot morgenleveransen alene", due_on=ahead(40))
    boys = story.by(people.sunniva, days_ago=317, at="09:10").add(
        Goal,
        text="Jeg vil være mamma etter klokka fem også.",
        why="De har sluttet å fortelle meg ting. De vil spare meg. Jeg vil ikke spares.",
        life_area=LifeArea.FAMILY,
    )
    book = story.by(people.sunniva, days_ago=316, at="09:00").add(
        Goal, text="Jeg vil lese ut en bok. En tykk.", life_area=LifeArea.LEISURE
    )
    return Goals(bakery, three_mornings, hours, boys, book, alone)


def agree(story: Story, people: People, team: Team, goals: Goals) -> Work:
    """Each says what they do; Gro is asked for something that is not hers to give."""
    work = Work(
        trial=_trial(story, people, team, goals),
        pauses=_pauses(story, people, team, goals),
        course=_course(story, people, team, goals),
        headache=_headache(story, people, team, goals),
        afternoons=_afternoons(story, people, team, goals),
        earmuffs=_earmuffs(story, people, team, goals),
    )
    story.by(people.kristin, days_ago=310, at="08:45").accepts(work.course)
    story.by(people.silje, days_ago=309, at="11:00").accepts(work.pauses)
    story.by(people.silje, days_ago=309, at="11:05").accepts(work.earmuffs)
    story.by(people.sunniva, days_ago=308, at="09:25").add(
        Measure,
        goal=goals.three_mornings,
        measure_kind=MeasureKind.OWN_EFFORT,
        what="Jeg legger meg med øreplugger klokka tolv. Hver dag. Også når jeg ikke vil.",
        how="Telefonen ligger på kjøkkenet.",
        extent="førti minutter",
    )
    return work


def _trial(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    hanne = story.by(people.hanne, days_ago=314, at="13:00")
    trial = hanne.add(
        Measure,
        goal=goals.bakery,
        what="Prøve seg på bakeriet",
        how="Sunniva begynner med én time om morgenen, når det er stille. Elin og jeg snakkes hver fjortende dag. "
        "Timene øker bare når Sunniva sier det.",
        extent="fra én til tolv timer i uka",
        where="Tindvåg dampbakeri",
        service="NAV Tindvåg",
        responsible=team.hanne,
        starts_on=ago(240),
    )
    hanne.accepts(trial)
    return trial


def _pauses(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.silje, days_ago=313, at="09:40").add(
        Measure,
        goal=goals.three_mornings,
        what="Lage en uke med pauser i",
        how="Vi tegner uka på ett ark. Grønt gir krefter, rødt tar. Ingen røde felt etter hverandre.",
        extent="hjemmebesøk annenhver uke",
        where="hjemme",
        service="Fysio- og ergoterapitjenesten",
        responsible=team.silje,
        starts_on=ago(305),
    )


def _course(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.silje, days_ago=312, at="10:00").add(
        Measure,
        goal=goals.boys,
        what="Samtaler om hva som har skjedd med hodet",
        how="Kristin forklarer med tegninger. Lars er med annenhver gang, og guttene én gang.",
        extent="åtte samtaler",
        where="Poliklinikk for hjerneskader",
        service="Helse Tindkysten",
        responsible=team.kristin,
        starts_on=ago(290),
    )


def _headache(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.silje, days_ago=312, at="10:10").add(
        Measure,
        goal=goals.three_mornings,
        what="Plass på kurs i å leve med hodepine",
        how="Kurset går på sykehuset, i små grupper.",
        extent="fem formiddager",
        where="Tindkysten sykehus",
        service="Tindbrygga legesenter",
        responsible=team.gro,
        starts_on=ahead(30),
    )


def _afternoons(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    lars = story.by(people.lars, days_ago=311, at="21:50")
    afternoons = lars.add(
        Measure,
        goal=goals.boys,
        measure_kind=MeasureKind.RELATIVE_EFFORT,
        what="Ta middagen mandag til torsdag",
        how="Taco kan jeg. Resten lærer jeg. Sunniva sitter ved bordet, ikke ved komfyren.",
        extent="fire dager i uka",
        where="hjemme",
        responsible=team.lars,
        starts_on=ago(310),
    )
    lars.accepts(afternoons)
    return afternoons


def _earmuffs(story: Story, people: People, team: Team, goals: Goals) -> Measure:
    return story.by(people.silje, days_ago=310, at="12:00").add(
        Measure,
        goal=goals.bakery,
        measure_kind=MeasureKind.TECHNICAL_AID,
        what="Øreklokker som demper maskinene og slipper stemmene gjennom",
        how="Sunniva prøver tre slag i bakeriet, én uke hver.",
        extent="ett par",
        where="Tindvåg dampbakeri",
        service="Fysio- og ergoterapitjenesten",
        responsible=team.silje,
        aid_stage=AidStage.MAPPING,
        follow_up_on=ago(200),
    )
