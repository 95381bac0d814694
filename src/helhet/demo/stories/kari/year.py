"""A year goes by: progress, an influenza, things done and things left, and what is new this week."""

from __future__ import annotations

from helhet.audit.models import AuditEvent
from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.kari.beginning import Team
from helhet.demo.stories.kari.goals import Goals
from helhet.demo.stories.kari.measures import Work
from helhet.demo.telling import Story
from helhet.oversight.actions import questions
from helhet.plans.actions import progress
from helhet.plans.models import (
    AidStage,
    ChildParticipation,
    Comment,
    CommentKind,
    DiaryEntry,
    GoalStatus,
    Measure,
    MeasureStatus,
    Outcome,
    Review,
    ReviewKind,
    ScaleReading,
    WantedCooperation,
)
from helhet.plans.models import StatementSection as Topic


def tell(story: Story, people: People, team: Team, goals: Goals, work: Work, nav: WantedCooperation) -> None:
    """From the first winter to yesterday evening, in the order it happened."""
    _first_months(story, people, goals)
    _second_thoughts(story, people)
    _half_way(story, people, team, goals, work)
    _after_half_way(story, people, goals, work)
    _towards_eighteen(story, people, team, goals, nav)
    _this_week(story, people, team, goals, work)


def _reads_scale(story: Story, people: People, goals: Goals, *, days_ago: int, value: int, note: str = "") -> None:
    story.by(people.kari, days_ago=days_ago, at="20:50").add(
        ScaleReading, scale=goals.mornings, read_on=ago(days_ago), value=value, note=note
    )


def _first_months(story: Story, people: People, goals: Goals) -> None:
    _reads_scale(story, people, goals, days_ago=390, value=1, note="Jeg klarte å slå av vekkerklokka.")
    _reads_scale(story, people, goals, days_ago=340, value=2)
    story.by(people.kari, days_ago=322, at="22:10").add(
        DiaryEntry,
        text="Tok bussen til byen. Alene. Sjåføren spurte om jeg hadde noen med meg, og jeg sa ja, hele bussen.",
    )
    story.by(people.kari, days_ago=321, at="19:00").evaluates(
        goals.bus,
        Outcome.ACHIEVED,
        result="Jeg tok bussen fram og tilbake. Rampa virket begge veier.",
        next_step="Ta den i rushet.",
    )
    story.by(people.kari, days_ago=321, at="19:10").sets(goals.bus, GoalStatus.ACHIEVED)
    _reads_scale(story, people, goals, days_ago=290, value=4, note="Første gang uten å rope på pappa.")


def _second_thoughts(story: Story, people: People) -> None:
    kari = story.by(people.kari, days_ago=262, at="21:30")
    avoid = kari.say(
        Topic.ABOUT_ME_AVOID,
        "Å bli snakket til med barnestemme. Møter før klokka ti. At folk klapper meg på hodet. Det skjer faktisk.",
    )
    story.by(people.kari, days_ago=258, at="23:05").remove(avoid)
    story.by(people.kari, days_ago=257, at="16:40").restore(avoid)


def _half_way(story: Story, people: People, team: Team, goals: Goals, work: Work) -> None:
    _reads_scale(story, people, goals, days_ago=250, value=3, note="Influensa. Teller den?")
    story.by(people.ola, days_ago=228, at="14:50").evaluates(
        work.energy,
        Outcome.ACHIEVED,
        result="Det var ikke treningen som tappet mest, men å skynde seg mellom timene. Nå går Kari fem minutter før "
        "de andre.",
        next_step="Vi er ferdige. Kari sier fra hvis det snur.",
    )
    story.by(people.ola, days_ago=228, at="14:55").sets(work.energy, MeasureStatus.DONE)
    _reads_scale(story, people, goals, days_ago=200, value=5)
    _first_round(story, people, team)
    _first_evaluation(story, people, goals)


def _first_round(story: Story, people: People, team: Team) -> None:
    asked = story.by(people.nina, days_ago=197, at="08:40").asks(
        team.per,
        team.ola,
        team.silje,
        team.henrik,
        question="Vi ses om to uker. Hva har gått bra siden sist, og hva har stått stille?",
        due_on=ago(188),
    )
    answers = (
        (people.per, 196, "22:40", "Jeg har lest flere aviser siden sist enn på ti år. Hun roper nesten ikke lenger."),
        (people.ola, 195, "11:30", "Dusjen går bra med støtte. Terskelen inn er fortsatt det vanskeligste."),
        (people.silje, 193, "09:15", "Kari har valgt den grå krakken. Kjøkkenet har jeg ikke begynt på."),
        (people.henrik, 189, "15:05", "Godt år. To fag igjen. Vi må snakke om poengene til studiet."),
    )
    for request, (account, days_ago, at, answer) in zip(asked, answers, strict=True):
        story.by(account, days_ago=days_ago, at=at).answers(request, answer)


def _first_evaluation(story: Story, people: People, goals: Goals) -> None:
    nina = story.by(people.nina, days_ago=183, at="12:30")
    nina.evaluates(
        goals.morning,
        Outcome.IMPROVING,
        result="Fra én til fem på Karis egen skala. Påkledningen går nesten av seg selv. Dusjen er det vanskelige.",
        next_step="Ola kommer annenhver uke. Silje ser på terskelen inn til dusjen.",
    )
    nina.sets(
        goals.riding,
        GoalStatus.ENDED,
        reason="Kari: «Jeg gidder ikke mer. Det var mest de voksne på barneskolen som likte at jeg red.»",
    )
    nina.add(
        Review,
        review_kind=ReviewKind.EVALUATION,
        due_on=ago(183),
        done_on=nina.today,
        note="Hele planen, med Kari, Per, Ola, Henrik og Iben",
        outcome="Målene står. Ridingen er ute. Veien til Trondheim går kanskje om et forkurs. Kari ledet møtet.",
    )
    nina.add(
        ChildParticipation,
        held_on=nina.today,
        how="Kari ledet møtet selv, med stikkord på mobilen. Vi tok pause da hun ba om det.",
        who_talked="Nina Holm, før og etter møtet",
        informed_about="Hva de andre hadde svart, tre dager før møtet.",
        child_view="«Det var det første møtet der jeg snakket mest.»",
        weight_given="Slik gjør vi det fra nå av.",
    )
    nina.in_plan(progress.change_frame, values={"next_evaluation_on": ahead(24)})


def _after_half_way(story: Story, people: People, goals: Goals, work: Work) -> None:
    _reads_scale(story, people, goals, days_ago=150, value=6)
    silje = story.by(people.silje, days_ago=141, at="10:05")
    silje.change(work.stool, aid_stage=AidStage.FOLLOW_UP)
    silje.sets(
        work.kitchen,
        MeasureStatus.ON_HOLD,
        reason="Vi venter til Kari vet hvor hun skal bo. Da slipper vi å bygge om to ganger.",
    )
    henrik = story.by(people.henrik, days_ago=120, at="13:50")
    henrik.add(
        Comment,
        step=goals.visit,
        comment_kind=CommentKind.DOUBT,
        text="Studiet tar inn få, og med to fag igjen er jeg usikker på om poengene holder det første året. Jeg tror "
        "vi må se på forkurset også. Studenthybel bør vi uansett søke tidlig.",
    )
    story.by(people.kari, days_ago=119, at="20:20").add(
        Comment, step=goals.visit, text="Da tar jeg forkurset. Det står fortsatt Trondheim."
    )
    _reads_scale(story, people, goals, days_ago=95, value=7, note="Slo pappa til frokostbordet.")


def _towards_eighteen(story: Story, people: People, team: Team, goals: Goals, nav: WantedCooperation) -> None:
    nina = story.by(people.nina, days_ago=66, at="14:30")
    nina.in_plan(progress.complete_step, step_id=goals.asked.pk)
    nina.change(nav, contacted_on=ago(70), answer="Hanne Berg blir med fra neste møte.")
    nina.add(
        Measure,
        goal=goals.grown_up,
        what="Overføre Kari fra habiliteringen for barn til den for voksne",
        how="Ett møte der begge er til stede sammen med Kari, og et brev Kari får lese før det blir sendt.",
        extent="ett møte og ett brev",
        service="Habilitering for barn og unge",
        responsible=team.ellen,
        starts_on=ahead(10),
    )
    diary = story.by(people.kari, days_ago=52, at="23:15").add(
        DiaryEntry,
        text="Alle spør hvor jeg skal bo. Ingen spør hva jeg gleder meg til. Jeg gleder meg til å låse døra innenfra.",
    )
    story.by(people.kari, days_ago=51, at="17:00").in_plan(progress.share_diary_entry, entry_id=diary.pk, shared=True)
    _reads_scale(story, people, goals, days_ago=36, value=7)


def _this_week(story: Story, people: People, team: Team, goals: Goals, work: Work) -> None:
    asked = story.by(people.nina, days_ago=11, at="08:25").asks(
        team.per,
        team.ola,
        team.henrik,
        team.ellen,
        question="Kari fyller snart 18. Hva må være på plass hos deg før den dagen?",
        due_on=ahead(4),
    )
    story.by(people.per, days_ago=10, at="23:10").answers(
        asked[0],
        "At jeg vet hvem jeg skal ringe. Eller om jeg skal ringe.",
    )
    story.by(people.ellen, days_ago=9, at="13:00").reads("plan")
    story.by(people.ola, days_ago=8, at="15:20").answers(
        asked[1], "Ingenting. Jeg følger Kari like godt når hun er 18."
    )
    _reads_scale(
        story, people, goals, days_ago=6, value=8, note="Bare sokkene igjen. Sokker er oppfunnet av en ond person."
    )
    story.by(people.nina, days_ago=6, at="12:35").reads("plan")
    story.by(people.kari, days_ago=6, at="21:00").reads("plan")
    _asks_who_that_was(story, people)
    story.by(people.henrik, days_ago=4, at="14:15").reads("plan")
    story.by(people.ola, days_ago=3, at="15:40").add(
        Comment,
        measure=work.shower,
        text="I dag gikk Kari over terskelen uten å holde i meg. To ganger, så det var ikke flaks.",
    )
    story.by(people.kari, days_ago=2, at="22:30").add(
        DiaryEntry, text="Iben har begynt å kalle det «hybelen vår». Jeg har ikke sagt imot."
    )
    story.by(people.per, days_ago=1, at="22:50").add(
        Comment,
        goal=goals.grown_up,
        comment_kind=CommentKind.QUESTION,
        text="Jeg har ikke hørt noe fra sykehuset om hvem som tar over. Er det noen som vet?",
    )


def _asks_who_that_was(story: Story, people: People) -> None:
    """Kari looks at who has read, and wonders about one of them. Nobody has answered yet."""
    readings = AuditEvent.objects.filter(chain_id=story.case_id, account_id=people.ellen.pk)
    story.by(people.kari, days_ago=6, at="21:10").in_case(
        questions.ask,
        number=readings.latest("number").number,
        text="Er det hun som var med på det første møtet? Hva leste hun etter?",
    )
