"""Five months: a declined night, a stay in hospital, money in place, and a little more sleep."""

from __future__ import annotations

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.selma.beginning import Team
from helhet.demo.stories.selma.goals import Goals, Work
from helhet.demo.stories.selma.surroundings import Surroundings
from helhet.demo.telling import Story
from helhet.plans.models import (
    AidStage,
    ChildParticipation,
    Comment,
    CommentKind,
    GoalStatus,
    MeasureStatus,
    Outcome,
    ScaleReading,
    Service,
    ServiceKind,
)


def tell(story: Story, people: People, team: Team, work: Work, around: Surroundings) -> None:
    """In the order it happened."""
    _nights_without_a_nurse(story, people, work)
    _money(story, people, work)
    _in_hospital(story, people, work)
    _home_again(story, people, work)
    _on_video(story, people, work, around)
    _this_month(story, people, team, work)


def _sleeps(story: Story, people: People, goals: Goals, *, days_ago: int, value: int, note: str = "") -> None:
    story.by(people.maja, days_ago=days_ago, at="06:10").add(
        ScaleReading, scale=goals.sleep, read_on=ago(days_ago), value=value, note=note
    )


def _nights_without_a_nurse(story: Story, people: People, work: Work) -> None:
    _sleeps(story, people, work.goals, days_ago=111, value=1)
    marit = story.by(people.marit, days_ago=110, at="11:10")
    marit.declines(
        work.relief,
        "Jeg har spurt Hjemmetjenesten. Ingen av nattsykepleierne har lært hostemaskinen ennå. De vil gjerne, men ikke "
        "før de kan det trygt.",
    )
    marit.add(
        Comment,
        measure=work.relief,
        text="Ellen lærer opp tre nattsykepleiere. Da spør jeg på nytt. Fram til da har dere et rom på avlastningen én "
        "natt i uka, så dere kan sove på skift.",
    )
    _sleeps(
        story, people, work.goals, days_ago=90, value=2, note="Min tur til å sove borte. Jeg savnet dem fra klokka fem."
    )
    story.by(people.ola, days_ago=88, at="13:30").add(
        Comment,
        step=work.goals.chair,
        comment_kind=CommentKind.DOUBT,
        text="Jeg er usikker på om Selma får krefter nok til å sitte lenge. En stol med god støtte er likevel verdt å "
        "prøve. Ti minutter ved bordet er også ved bordet.",
    )


def _money(story: Story, people: People, work: Work) -> None:
    hanne = story.by(people.hanne, days_ago=79, at="14:00")
    hanne.sets(work.income, MeasureStatus.DONE)
    hanne.evaluates(
        work.income,
        Outcome.ACHIEVED,
        result="NAV har innvilget pleiepenger til Amir. Maja har foreldrepenger i tre måneder til.",
        next_step="Vi ses igjen når det er en måned igjen av permisjonen.",
    )
    story.by(people.maja, days_ago=78, at="19:50").sets(
        work.goals.money, GoalStatus.ACHIEVED, "Nå vet vi det. Jeg sov faktisk bedre av det også."
    )
    story.by(people.marit, days_ago=77, at="08:50").add(
        Service,
        service_kind=ServiceKind.RIGHT,
        name="Pleiepenger",
        provider="NAV",
        contact="Hanne Berg, NAV Tindvåg",
        starts_on=ago(75),
        ends_on=ahead(105),
    )


def _in_hospital(story: Story, people: People, work: Work) -> None:
    story.by(people.amir, days_ago=66, at="01:30").add(
        Comment,
        goal=work.goals.home,
        text="Vi er på Barneavdelingen. Hun var forkjølet og pustet tungt. Vi viste arket, og ingen sendte oss hjem "
        "igjen.",
    )
    _sleeps(story, people, work.goals, days_ago=63, value=1, note="Fem netter på sykehuset.")
    ellen = story.by(people.ellen, days_ago=58, at="12:15")
    ellen.change(work.cough, aid_stage=AidStage.FOLLOW_UP)
    ellen.add(
        Comment,
        measure=work.cough,
        text="Maskinen er hjemme, og begge foreldrene og mormor kan den. Tre nattsykepleiere har tatt kurset.",
    )


def _home_again(story: Story, people: People, work: Work) -> None:
    story.by(people.marit, days_ago=52, at="09:20").accepts(work.relief)
    _sleeps(story, people, work.goals, days_ago=40, value=4, note="Første natt med Gunn. Vi gikk på tå likevel.")


def _on_video(story: Story, people: People, work: Work, around: Surroundings) -> None:
    marit = story.by(people.marit, days_ago=30, at="15:00")
    marit.change(
        around.call,
        done_on=marit.today,
        outcome="Hostemaskinen er i gang. Natthjelpen kommer. Falk svarte på tolv spørsmål.",
    )
    marit.change(around.centre, answer="Familien har fått plass på kurs om to måneder. Mormor kan være med.")
    marit.evaluates(
        work.goals.home,
        Outcome.IMPROVING,
        result="Ett opphold på sykehuset siden sist, fem dager kortere enn det forrige. Arket på kjøleskapet virker.",
        next_step="Vi går gjennom arket sammen hver tredje måned, så det alltid er rett.",
    )
    marit.add(
        ChildParticipation,
        held_on=marit.today,
        how="Selma var med på videomøtet, på fanget til pappa. Vi stoppet da hun ble trøtt.",
        who_talked="Amir og Marit",
        informed_about="Amir viste henne stolen på bilde og lot henne kjenne på stoffet.",
        child_view="Hun ville ha stoffet i munnen. Vi tok det som et ja.",
        weight_given="Ola prøver stolen med akkurat det trekket.",
    )
    _sleeps(story, people, work.goals, days_ago=22, value=5)


def _this_month(story: Story, people: People, team: Team, work: Work) -> None:
    asked = story.by(people.marit, days_ago=12, at="08:30").asks(
        team.amir,
        team.ellen,
        team.ola,
        team.falk,
        question="Vi skal snart evaluere. Hva vil du at vi skal bruke tiden på?",
        due_on=ahead(6),
    )
    story.by(people.amir, days_ago=11, at="22:45").answers(
        asked[0], "Stolen. Og hva vi skal svare når folk spør hvordan det går."
    )
    story.by(people.ellen, days_ago=8, at="10:40").answers(asked[1], "Om hostemaskinen plager henne om morgenen.")
    story.by(people.falk, days_ago=7, at="17:30").reads("plan")
    _sleeps(story, people, work.goals, days_ago=5, value=6, note="Sju timer. Vi våknet og trodde noe var galt.")
    story.by(people.ola, days_ago=4, at="11:50").add(
        Comment, goal=work.goals.table, text="Stolen er kommet til lageret. Jeg tar den med neste gang."
    )
    story.by(people.maja, days_ago=2, at="13:20").add(
        Comment,
        measure=work.nights,
        text="Leila har bedt om at mormor-natta skal bli to. Mormor later som hun må tenke på det.",
    )
