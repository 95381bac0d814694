"""Up, too far, down and up again; a no with a reason; and a question that one has not answered."""

from __future__ import annotations

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.sunniva.beginning import Team
from helhet.demo.stories.sunniva.goals import Goals, Work
from helhet.demo.telling import Story
from helhet.oversight import emergency as emergency_pages
from helhet.oversight.actions import emergency, reviews
from helhet.oversight.models import Outcome as ReviewOutcome
from helhet.plans.actions import progress
from helhet.plans.models import (
    AidStage,
    Comment,
    CommentKind,
    DiaryEntry,
    GoalStatus,
    Outcome,
    Review,
    ReviewKind,
    ScaleReading,
    Service,
    ServiceKind,
)


def tell(story: Story, people: People, team: Team, goals: Goals, work: Work) -> None:
    """In the order it happened."""
    _first_months(story, people, goals, work)
    _too_far(story, people, goals, work)
    _first_round(story, people, team)
    _evaluation(story, people, goals, work)
    _this_month(story, people, team, goals, work)


def _hours(story: Story, people: People, goals: Goals, *, days_ago: int, value: int, note: str = "") -> None:
    story.by(people.sunniva, days_ago=days_ago, at="10:30").add(
        ScaleReading, scale=goals.hours, read_on=ago(days_ago), value=value, note=note
    )


def _first_months(story: Story, people: People, goals: Goals, work: Work) -> None:
    _hours(story, people, goals, days_ago=300, value=0)
    story.by(people.sunniva, days_ago=284, at="11:00").add(
        DiaryEntry,
        text="Glemte ordet for eltemaskin. Sto og pekte. Elin sa det ikke for meg. Hun ventet. Det var fint.",
    )
    story.by(people.gro, days_ago=270, at="16:30").declines(
        work.headache,
        "Jeg har sendt henvisning, men plassen er det sykehuset som gir. Jeg kan ikke love noe på deres vegne. Spør "
        "Kristin, hun sitter i gangen ved siden av.",
    )
    _hours(story, people, goals, days_ago=238, value=1, note="Én time. Gråt på vei hjem. Godgråt.")
    _hours(story, people, goals, days_ago=217, value=4)
    story.by(people.silje, days_ago=212, at="10:20").change(
        work.earmuffs, aid_stage=AidStage.ACQUISITION, follow_up_on=ahead(8)
    )


def _too_far(story: Story, people: People, goals: Goals, work: Work) -> None:
    _hours(story, people, goals, days_ago=196, value=9, note="Noen var syke. Jeg sa ja.")
    _hours(story, people, goals, days_ago=189, value=0, note="Mørkt rom i fem dager.")
    story.by(people.lars, days_ago=188, at="21:40").add(
        Comment,
        measure=work.trial,
        text="Hun sier alltid ja når noen spør. Kan Elin slutte å spørre?",
    )
    story.by(people.hanne, days_ago=186, at="09:15").add(
        Comment,
        measure=work.trial,
        text="Elin og jeg er enige: Ingen vakter på kort varsel. Spørsmål om flere timer går gjennom meg.",
    )
    story.by(people.sunniva, days_ago=180, at="09:20").sets(
        goals.book, GoalStatus.ON_HOLD, "Bokstavene svømmer. Boka venter. Den er tykk, den tåler det."
    )


def _first_round(story: Story, people: People, team: Team) -> None:
    asked = story.by(people.silje, days_ago=164, at="08:50").asks(
        team.lars,
        team.kristin,
        team.hanne,
        team.gro,
        question="Hva har hjulpet Sunniva mest, og hva bør vi slutte med?",
        due_on=ago(154),
    )
    answers = (
        (people.lars, 163, "22:20", "Arket på kjøleskapet. Slutt med møter på fredager, da er hun tom."),
        (people.kristin, 160, "12:40", "Pausene. Guttene skjønte det med batteriet bedre enn de voksne."),
        (people.hanne, 158, "09:30", "Å gå saktere. Vi bør slutte å telle uker."),
        (people.gro, 155, "17:10", "Mindre medisin etter at pausene kom. Vi trapper ned resten."),
    )
    for request, (account, days_ago, at, answer) in zip(asked, answers, strict=True):
        story.by(account, days_ago=days_ago, at=at).answers(request, answer)


def _evaluation(story: Story, people: People, goals: Goals, work: Work) -> None:
    silje = story.by(people.silje, days_ago=150, at="09:10")
    silje.evaluates(
        goals.bakery,
        Outcome.NO_CHANGE,
        result="Vi gikk for fort fram og måtte begynne på nytt. Sunniva kjenner nå igjen tegnene en time tidligere.",
        next_step="To morgener, tre timer til sammen. Ingen økning før Sunniva har hatt tre gode uker på rad.",
    )
    silje.add(
        Review,
        review_kind=ReviewKind.EVALUATION,
        due_on=ago(150),
        done_on=silje.today,
        note="Hele planen, tjue minutter",
        outcome="Målet står. Veien er blitt lengre, og alle er enige om det.",
    )
    silje.in_plan(progress.change_frame, values={"next_evaluation_on": ahead(15)})
    _hours(story, people, goals, days_ago=130, value=3)
    story.by(people.kristin, days_ago=118, at="15:00").evaluates(
        work.course,
        Outcome.IMPROVING,
        result="Sunniva sier nå selv fra når det er nok. Guttene har laget et eget tegn: hånda på panna.",
        next_step="To samtaler til, og så en telefon hver måned.",
    )
    _hours(story, people, goals, days_ago=95, value=5)
    _hours(story, people, goals, days_ago=60, value=6, note="Tre gode uker på rad.")
    story.by(people.sunniva, days_ago=59, at="09:45").in_plan(
        progress.share_diary_entry,
        entry_id=_a_good_day(story, people).pk,
        shared=True,
    )


def _a_good_day(story: Story, people: People) -> DiaryEntry:
    return story.by(people.sunniva, days_ago=59, at="09:40").add(
        DiaryEntry,
        text="Mikkel fortalte om en krangel i friminuttet. Hele krangelen. Han sa ikke «glem det» én gang.",
    )


def _this_month(story: Story, people: People, team: Team, goals: Goals, work: Work) -> None:
    story.by(people.silje, days_ago=33, at="09:00").add(
        Service,
        service_kind=ServiceKind.RIGHT,
        name="Arbeidsavklaringspenger",
        provider="NAV",
        contact="Hanne Berg",
        phone="00 00 01 71",
        starts_on=ago(20),
        ends_on=ahead(340),
        decided_on=ago(36),
    )
    _hours(story, people, goals, days_ago=32, value=7)
    asked = story.by(people.silje, days_ago=20, at="09:00").asks(
        team.lars,
        team.kristin,
        team.hanne,
        team.elin,
        team.gro,
        question="Sunniva vil opp på tre morgener i uka. Hva ser du, og hva trenger du for at det skal gå?",
        due_on=ago(6),
    )
    story.by(people.lars, days_ago=19, at="22:05").answers(asked[0], "Hun er klar. Jeg er nervøs. Begge deler stemmer.")
    story.by(people.kristin, days_ago=15, at="13:20").answers(asked[1], "Tre er greit hvis onsdagen er fri.")
    story.by(people.hanne, days_ago=13, at="10:50").answers(asked[2], "NAV kan følge tempoet ut neste år.")
    story.by(people.silje, days_ago=9, at="11:40").answers(
        asked[3], "På telefon: Elin har flyttet leveransen til klokka åtte. «Si at brødene savner henne.»"
    )
    _hours(story, people, goals, days_ago=7, value=8, note="Tok imot leveransen. Sjåføren hadde savnet meg.")
    story.by(people.silje, days_ago=5, at="09:30").add(
        Comment,
        measure=work.headache,
        comment_kind=CommentKind.QUESTION,
        text="Kristin, kan du ta over denne etter Gro? Hun svarte nei fordi det er sykehuset som fordeler plassene.",
    )
    _one_evening_in_hospital(story, people)
    story.by(people.sunniva, days_ago=3, at="09:15").reads("plan")


def _one_evening_in_hospital(story: Story, people: People) -> None:
    """Opened in an emergency by somebody who had never met her, gone through by Siri, and told to Sunniva."""
    magnus = story.by(people.magnus, days_ago=5, at="19:40")
    opening = magnus.does(
        emergency.open_by_number,
        national_id=people.sunniva.person.national_id,
        reason="Kom i ambulanse etter et fall, og tålte ikke lys og lyd. Jeg måtte vite hvordan vi skulle møte henne.",
    )
    magnus.does(emergency_pages.read, opening_id=opening.pk)
    story.by(people.siri, days_ago=4, at="10:20").does(
        reviews.close,
        review_id=opening.review.pk,
        outcome=ReviewOutcome.IN_ORDER,
        answer="Legen på vakt leste «Om meg» i ti minutter den kvelden. Det var riktig å gjøre det. Spør meg gjerne.",
    )
