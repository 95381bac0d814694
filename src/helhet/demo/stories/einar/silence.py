"""Good months, then nothing. Svein retires, Anita takes over, and the plan has not been opened for writing since."""

from __future__ import annotations

from helhet.demo.days import ago
from helhet.demo.people import People
from helhet.demo.stories.einar.beginning import Team
from helhet.demo.stories.einar.plan import Work
from helhet.demo.telling import Story
from helhet.plans.actions import cases
from helhet.plans.models import (
    Channel,
    Comment,
    CommentKind,
    CoordinatorKind,
    Outcome,
    ScaleReading,
    Voice,
)


def tell(story: Story, people: People, team: Team, work: Work) -> None:
    """In the order it happened, and did not happen."""
    for days_ago, value, note in (
        (438, 1, ""),
        (390, 2, "Til trammen. Så på været."),
        (345, 3, ""),
        (300, 1, "Innlagt en uke."),
        (262, 3, ""),
        (216, 4, "Kom til porten. Naboen klappet, den tullingen."),
    ):
        _walks(story, people, work, days_ago=days_ago, value=value, note=note)
    _the_last_that_was_written(story, people, team, work)
    story.by(people.siri, days_ago=41, at="09:30").in_case(
        cases.appoint_coordinator,
        person=people.anita.person,
        kind=CoordinatorKind.MUNICIPAL,
        unit_name="Hjemmetjenesten",
        phone=people.anita.person.phone,
        wish="Einar sier at det er greit med Anita hvis hun kan noe om båter.",
        change_reason="Svein Rud går av med pensjon",
    )
    story.by(people.anita, days_ago=39, at="14:00").reads("plan")
    story.by(people.randi, days_ago=8, at="21:30").reads("plan")


def _walks(story: Story, people: People, work: Work, *, days_ago: int, value: int, note: str) -> None:
    svein = story.by(people.svein, days_ago=days_ago, at="11:20")
    svein.add(
        ScaleReading,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        scale=work.breath,
        read_on=svein.today,
        value=value,
        note=note,
    )


def _the_last_that_was_written(story: Story, people: People, team: Team, work: Work) -> None:
    asked = story.by(people.svein, days_ago=215, at="10:00").asks(
        team.ola,
        team.magnus,
        team.randi,
        question="Hvordan går det, og hva må være klart før Einar flytter?",
        due_on=ago(208),
    )
    story.by(people.ola, days_ago=214, at="14:40").evaluates(
        work.training,
        Outcome.IMPROVING,
        result="Fra kjøkkenet til porten. Han hviler tre ganger og teller båter imens.",
        next_step="Vi fortsetter. Jeg ser på rekkverket på Elvebakken før han flytter.",
    )
    story.by(people.ola, days_ago=214, at="14:50").answers(asked[0], "Rekkverk i gangen på Elvebakken, på begge sider.")
    story.by(people.randi, days_ago=213, at="20:15").answers(
        asked[2], "Noen må bestille en ekstra oksygenmaskin. Hvem gjør det?"
    )
    story.by(people.randi, days_ago=212, at="20:30").add(
        Comment,
        measure=work.oxygen,
        comment_kind=CommentKind.QUESTION,
        text="Blir oksygenet flyttet samme dag som pappa, eller må han vente på det?",
    )
