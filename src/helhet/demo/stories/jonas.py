"""Jonas, 8, whose early-concern log is about to grow into a plan: one parent has said yes, one has not answered."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.demo.town import Town
from helhet.people.actions import representations
from helhet.people.models import Capacity
from helhet.plans.actions import cases, consents, lifecycle, progress
from helhet.plans.models import (
    Channel,
    ChildParticipation,
    Comment,
    Contribution,
    CooperationNeed,
    CoordinatorKind,
    Goal,
    LifeArea,
    Measure,
    MeasureKind,
    MeasureStatus,
    Need,
    OfferKind,
    Outcome,
    Participant,
    PlanKind,
    Resource,
    Voice,
    WantedCooperation,
)
from helhet.plans.models import StatementSection as Topic


class Team(NamedTuple):
    """Those around Jonas."""

    camilla: Participant
    berit: Participant
    nina: Participant
    knut: Participant


class Work(NamedTuple):
    """What they try."""

    friend: Goal
    library: Measure
    evenings: Measure
    observing: Measure


def tell(town: Town, people: People) -> None:
    """From what the teacher saw, four months ago, to last week."""
    story = Story()
    _begin(story, town, people)
    team = _team(story, people)
    _words(story, people, team)
    work = _try(story, people, team)
    _surroundings(story, people)
    _how_it_went(story, people, work)
    _growing(story, people, work)


def _begin(story: Story, town: Town, people: People) -> None:
    for parent in (people.camilla, people.fredrik):
        representations.appoint(
            person=people.jonas,
            representative=parent.person,
            capacity=Capacity.PARENT,
            basis="Folkeregisteret: begge har foreldreansvar",
            starts_on=people.jonas.birth_date or ago(3000),
            verified_by="Siri Aune",
            verified_on=ago(118),
        )
    story.case_id = (
        story.by(people.berit, days_ago=118, at="14:30")
        .does(
            cases.open_case,
            person=people.jonas,
            responsible_body=town.municipality,
            reason="Berit lurer på hvordan Jonas har det, og har snakket med foreldrene. De vil se på det sammen.",
        )
        .pk
    )
    story.by(people.siri, days_ago=116, at="09:10").in_case(
        cases.appoint_coordinator,
        person=people.nina.person,
        kind=CoordinatorKind.MUNICIPAL,
        unit_name="Helsestasjonen",
        phone=people.nina.person.phone,
        wish="Jonas kjenner Nina fra skolen. Hun har «den stolen som snurrer».",
        change_reason="Berit er læreren hans og ville ikke ha begge rollene",
    )
    heard = "«Det er greit, hvis det ikke blir sånn at alle ser på meg.»"
    for parent, at in ((people.camilla, "20:10"), (people.fredrik, "21:55")):
        story.by(parent, days_ago=114, at=at).in_case(
            consents.give, plan_kind=PlanKind.EARLY_CONCERN, child_heard=heard
        )


def _team(story: Story, people: People) -> Team:
    nina = story.by(people.nina, days_ago=112, at="12:10")
    story.plan_id = nina.in_case(lifecycle.start, kind=PlanKind.EARLY_CONCERN).pk
    nina.in_plan(
        progress.change_frame,
        values={
            "owner_service": "Tindlia skole",
            "made_by": "Nina Holm og Berit Solli",
            "progress_by": "Nina Holm",
            "period_start": ago(112),
            "period_end": ahead(60),
            "next_evaluation_on": ahead(9),
        },
    )
    return Team(
        camilla=story.participant(people.camilla),
        berit=nina.invites(people.berit, "kontaktlærer", task="Skoledagen og friminuttene."),
        nina=nina.invites(people.nina, "helsesykepleier", task="Snakker med Jonas, og holder i loggen."),
        knut=nina.invites(people.knut, "PP-rådgiver", task="Ser på hva som gjør skoledagen tung."),
    )


def _words(story: Story, people: People, team: Team) -> None:
    nina = story.by(people.nina, days_ago=111, at="11:20")
    nina.say(
        Topic.WHAT_MATTERS,
        "Jeg vil ha en å være sammen med i storefri. Og at Berit ikke sier navnet mitt så høyt.",
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
    )
    nina.say(
        Topic.WHY_PLAN,
        "Jonas går langs gjerdet i storefri. Etter klokka elleve legger han hodet på pulten. Hjemme vil han ikke legge "
        "seg. Vi vet ikke hvorfor, og vi gjetter ikke her.",
    )
    nina.add(
        Resource,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        text="Jeg kan åttifire dinosaurer. Berit kan seks.",
        life_area=LifeArea.SCHOOL,
    )
    story.by(people.camilla, days_ago=110, at="21:00").add(
        Need,
        text="Ro om kvelden. Han sovner først når jeg holder ham i hånda, og da er klokka ti.",
        responsible=team.camilla,
        life_area=LifeArea.HOME,
    )
    story.by(people.berit, days_ago=109, at="14:20").add(
        Need,
        text="Et friminutt der det er lett å bli med, uten å måtte spørre.",
        responsible=team.berit,
        life_area=LifeArea.SCHOOL,
    )


def _try(story: Story, people: People, team: Team) -> Work:
    nina = story.by(people.nina, days_ago=108, at="13:00")
    friend = nina.add(
        Goal,
        voice=Voice.TOGETHER,
        text="Jonas har noen å være sammen med i storefri, to dager i uka til å begynne med.",
        life_area=LifeArea.LEISURE,
    )
    sleep = nina.add(
        Goal, voice=Voice.TOGETHER, text="Jonas sovner før klokka ni, uten å være redd.", life_area=LifeArea.HOME
    )
    work = Work(
        friend=friend,
        library=_library(story, people, team, friend),
        evenings=_evenings(story, people, team, sleep),
        observing=_observing(story, people, team, friend),
    )
    story.by(people.knut, days_ago=105, at="09:00").accepts(work.observing)
    return work


def _library(story: Story, people: People, team: Team, friend: Goal) -> Measure:
    berit = story.by(people.berit, days_ago=107, at="14:10")
    library = berit.add(
        Measure,
        goal=friend,
        what="Dinosaurhylla",
        how="Jonas og Adrian har ansvar for hylla på biblioteket i storefri. Berit er i rommet ved siden av.",
        extent="tirsdag og torsdag i seks uker",
        where="på skolen",
        service="Tindlia skole",
        responsible=team.berit,
        starts_on=ago(104),
    )
    berit.accepts(library)
    return library


def _evenings(story: Story, people: People, team: Team, sleep: Goal) -> Measure:
    camilla = story.by(people.camilla, days_ago=107, at="20:40")
    evenings = camilla.add(
        Measure,
        goal=sleep,
        measure_kind=MeasureKind.RELATIVE_EFFORT,
        what="Samme kveld hver kveld",
        how="Bad, to sider dinosaurbok, lys på gangen. Jeg sitter på en stol, og flytter stolen litt hver uke.",
        extent="hver kveld",
        where="hjemme",
        responsible=team.camilla,
        starts_on=ago(106),
    )
    camilla.accepts(evenings)
    return evenings


def _observing(story: Story, people: People, team: Team, friend: Goal) -> Measure:
    return story.by(people.nina, days_ago=106, at="12:00").add(
        Measure,
        goal=friend,
        what="Se hvordan skoledagen er for Jonas",
        how="Knut sitter bakerst i to timer og er med ut i friminuttet. Jonas vet at han kommer, og hvorfor.",
        extent="to dager",
        where="på skolen",
        service="PP-tjenesten",
        responsible=team.knut,
        starts_on=ago(95),
    )


def _surroundings(story: Story, people: People) -> None:
    nina = story.by(people.nina, days_ago=104, at="12:30")
    nina.add(
        ChildParticipation,
        held_on=nina.today,
        how="Jonas og Nina tegnet skoledagen hans som en løype med farger.",
        who_talked="Nina Holm",
        informed_about="Hvem som får se loggen, og at han kan si nei til ting.",
        child_view="Storefri ble svart. Biblioteket ble grønt.",
        weight_given="Derfor begynte vi på biblioteket.",
    )
    nina.add(Contribution, party="Foreldrene", text="Sier det til Nina samme dag hvis noe blir verre.")
    nina.add(Contribution, party="Skolen", text="Skriver to linjer hver fredag.")
    nina.add(
        WantedCooperation,
        provider="Fastlegen",
        need=CooperationNeed.WANTED,
        why="Søvnen, hvis stolen ikke hjelper.",
    )
    nina.in_plan(lifecycle.activate)


def _how_it_went(story: Story, people: People, work: Work) -> None:
    story.by(people.berit, days_ago=90, at="14:45").add(
        Comment, measure=work.library, text="Adrian spurte om de kunne ta onsdagen også. Det var Adrian som spurte."
    )
    knut = story.by(people.knut, days_ago=81, at="15:10")
    knut.evaluates(
        work.observing,
        Outcome.ACHIEVED,
        result="Jonas er med til klokka elleve. Da blir det trangt og høyt i rommet, og han melder seg ut. Han hører "
        "på alt og får ikke silt bort noe.",
        next_step="Fast plass ved veggen, og en pause før elleve. Jeg vil gjerne undersøke mer.",
    )
    knut.sets(work.observing, MeasureStatus.DONE)
    story.by(people.camilla, days_ago=73, at="21:30").add(
        Comment, measure=work.evenings, text="Stolen er kommet til døra. Noen kvelder må den inn igjen. Det er greit."
    )
    story.by(people.berit, days_ago=62, at="14:00").evaluates(
        work.library,
        Outcome.IMPROVING,
        result="Fire gutter på biblioteket nå. De dagene det er stengt, går han langs gjerdet.",
        next_step="Vi flytter noe av det ut: en grop med sand og bein å finne.",
    )


def _growing(story: Story, people: People, work: Work) -> None:
    nina = story.by(people.nina, days_ago=24, at="12:40")
    nina.add(
        Comment,
        goal=work.friend,
        text="Skolen, PP-tjenesten, fastlegen og foreldrene trenger ett sted der alle ser det samme. Jonas vil ha med "
        "dinosaurene.",
    )
    nina.in_case(
        cases.offer,
        kind=OfferKind.PLAN,
        information="Vi foreslo at loggen vokser til en individuell plan. Alt som står her, blir med videre.",
    )
    story.by(people.camilla, days_ago=21, at="20:50").in_case(
        consents.give,
        plan_kind=PlanKind.INDIVIDUAL,
        child_heard="«Ja, hvis Nina fortsatt er den som spør.»",
    )
    story.by(people.nina, days_ago=10, at="08:20").reads("plan")
    story.by(people.berit, days_ago=5, at="14:30").add(
        Comment, goal=work.friend, text="Jonas holdt foredrag for klassen. Tjueto barn kan nå elleve dinosaurer hver."
    )
