"""Air enough, a move he can stand behind, and fewer ambulances."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.einar.beginning import Team
from helhet.demo.telling import Story
from helhet.plans.actions import lifecycle
from helhet.plans.models import (
    AidStage,
    Channel,
    Contribution,
    Goal,
    LifeArea,
    LinkedPlan,
    LinkedPlanKind,
    Measure,
    MeasureKind,
    Review,
    ReviewKind,
    Scale,
    Service,
    ServiceKind,
    Step,
    Voice,
)


class Work(NamedTuple):
    """Goals and measures."""

    move: Goal
    air: Goal
    breath: Scale
    oxygen: Measure
    training: Measure
    sale: Measure


def write(story: Story, people: People, team: Team) -> Work:
    """Two goals are plenty."""
    svein = story.by(people.svein, days_ago=454, at="11:40")
    move = svein.add(
        Goal,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        text="Jeg vil flytte mens jeg kan gå inn døra selv.",
        why="Jeg vil ikke bli båret inn.",
        life_area=LifeArea.HOME,
        target_on=ahead(44),
    )
    air = svein.add(
        Goal,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        text="Jeg vil gå til postkassa og tilbake.",
        life_area=LifeArea.HEALTH,
    )
    breath = svein.add(
        Scale,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        goal=air,
        name="Hvor langt kommer jeg?",
        highest=5,
        lowest_means="til kjøkkenet",
        highest_means="til postkassa og tilbake",
    )
    svein.add(Step, goal=move, text="Se på Elvebakken sammen med Randi", responsible=team.randi, due_on=ago(400))
    svein.add(Step, goal=move, text="Bestemme hva som skal bli med", responsible=team.randi, due_on=ago(25))
    return Work(
        move=move,
        air=air,
        breath=breath,
        oxygen=_oxygen(story, people, team, air),
        training=_training(story, people, team, air),
        sale=_efforts(story, people, team, move),
    )


def _oxygen(story: Story, people: People, team: Team, air: Goal) -> Measure:
    oxygen = story.by(people.svein, days_ago=452, at="10:00").add(
        Measure,
        goal=air,
        measure_kind=MeasureKind.TECHNICAL_AID,
        what="Oksygen hjemme",
        how="Lungepoliklinikken stiller inn maskinen. Hjemmetjenesten ser til slange og filter. Einar passer den selv.",
        extent="seksten timer i døgnet",
        where="hjemme, og med til Elvebakken",
        service="Lungepoliklinikken",
        responsible=team.magnus,
        aid_stage=AidStage.FOLLOW_UP,
        follow_up_on=ago(64),
        starts_on=ago(440),
    )
    story.by(people.magnus, days_ago=449, at="15:10").accepts(oxygen)
    return oxygen


def _training(story: Story, people: People, team: Team, air: Goal) -> Measure:
    training = story.by(people.svein, days_ago=448, at="10:00").add(
        Measure,
        goal=air,
        what="Gå litt lenger",
        how="Ola og Einar går til de må stoppe, venter, og går ti skritt til. Stol i gangen og på trammen.",
        extent="en gang i uka",
        where="hjemme",
        service="Fysio- og ergoterapitjenesten",
        responsible=team.ola,
        starts_on=ago(440),
    )
    story.by(people.ola, days_ago=447, at="15:00").accepts(training)
    return training


def _efforts(story: Story, people: People, team: Team, move: Goal) -> Measure:
    randi = story.by(people.randi, days_ago=446, at="21:00")
    sorting = randi.add(
        Measure,
        goal=move,
        measure_kind=MeasureKind.RELATIVE_EFFORT,
        what="Rydde ett rom om gangen sammen med pappa",
        how="Tre esker: med, til noen, og kjøring. Pappa sitter i stolen og bestemmer.",
        extent="annenhver søndag",
        where="i huset",
        responsible=team.randi,
    )
    randi.accepts(sorting)
    svein = story.by(people.svein, days_ago=445, at="09:20")
    sale = svein.add(
        Measure,
        goal=move,
        what="Selge huset",
        how="Kjell snakker med megleren og viser Einar alt før noe blir skrevet under.",
        extent="til huset er solgt",
        service="Verge",
        responsible=team.kjell,
        starts_on=ago(400),
    )
    svein.accepts(sale)
    return sale


def write_surroundings(story: Story, people: People, work: Work) -> None:
    """Whom else they need to work with has never been considered: letter j is missing."""
    svein = story.by(people.svein, days_ago=444, at="09:00")
    svein.add(
        Contribution,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        party="Einar",
        text="Svarer når noen spør. Ærlig, hvis Randi er i rommet.",
    )
    svein.add(Contribution, party="Randi", text="Leser planen og ringer koordinatoren når noe ikke stemmer.")
    svein.add(Contribution, party="Svein", text="Går gjennom planen med Einar en gang i måneden.")
    svein.add(Review, review_kind=ReviewKind.REVISION, due_on=ago(38), note="Hele planen, før flyttingen")
    _plans_and_services(story, people, work)
    story.by(people.svein, days_ago=441, at="11:15").in_plan(lifecycle.activate)


def _plans_and_services(story: Story, people: People, work: Work) -> None:
    story.by(people.magnus, days_ago=443, at="16:00").add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.TREATMENT_PLAN,
        title="Egenbehandling ved forverring",
        owner="Lungepoliklinikken, Magnus Riise",
        dated=ago(450),
        goal=work.air,
        where="I skapet, sammen med kuren",
    )
    svein = story.by(people.svein, days_ago=442, at="09:40")
    svein.add(
        Service,
        service_kind=ServiceKind.DECISION,
        name="Hjemmesykepleie",
        provider="Tindvåg kommune",
        contact="Hjemmetjenesten",
        phone="00 00 01 50",
        extent="morgen og kveld",
        starts_on=ago(600),
        decided_on=ago(610),
        reference="Vedtak 0102",
    )
    svein.add(
        Service,
        service_kind=ServiceKind.DECISION,
        name="Omsorgsbolig på Elvebakken",
        provider="Tindvåg kommune",
        contact="Boligkontoret",
        starts_on=ahead(44),
        decided_on=ago(449),
        reference="Vedtak 0361",
    )
