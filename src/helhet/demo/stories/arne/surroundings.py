"""Who puts in what, what else is in force, and why nobody more is asked."""

from __future__ import annotations

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.arne.words import writes
from helhet.demo.telling import Story
from helhet.plans.actions import lifecycle
from helhet.plans.models import (
    Contribution,
    LinkedPlan,
    LinkedPlanKind,
    NotRelevant,
    Review,
    ReviewKind,
    Service,
    ServiceKind,
)


def write(story: Story, people: People) -> None:
    """The rest of the law's list, and then Arne says that it will do."""
    tone = story.by(people.tone, days_ago=520, at="12:10")
    writes(tone, Contribution, party="Arne", text="Møter opp. Sier fra når det er tull.")
    tone.add(Contribution, party="Tone", text="Skriver ned, leser høyt for Arne og gir ham ny utskrift når noe endres.")
    tone.add(Contribution, party="Bente og Hanne", text="Kommer til Tones kontor, så Arne har ett sted å gå.")
    tone.add(
        NotRelevant,
        letter="j",
        reason="Arne har folk nok rundt seg nå og ønsker ikke flere. Vi spør igjen når vi evaluerer.",
    )
    tone.add(Review, review_kind=ReviewKind.EVALUATION, due_on=ahead(12), note="Hele planen, på båtlaget")
    _plans_and_services(story, people)
    story.by(people.tone, days_ago=517, at="14:00").in_plan(lifecycle.activate)


def _plans_and_services(story: Story, people: People) -> None:
    story.by(people.bente, days_ago=519, at="10:30").add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.PROGRAMME,
        title="LAR",
        owner="LAR-poliklinikken, Bente Aas",
        dated=ago(700),
        where="I journalen på sykehuset",
    )
    tone = story.by(people.tone, days_ago=518, at="09:45")
    tone.add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.CRISIS_PLAN,
        title="Overdoseplan",
        owner="Tone Bakken",
        dated=ago(536),
        where="På kjøleskapet, og hos Roger",
    )
    tone.add(
        Service,
        service_kind=ServiceKind.DECISION,
        name="Oppfølging i bolig",
        provider="Tindvåg kommune",
        contact="Tone Bakken",
        phone="00 00 01 61",
        extent="én gang i uka",
        starts_on=ago(500),
        decided_on=ago(529),
        reference="Vedtak 0288",
    )
    tone.add(
        Service,
        service_kind=ServiceKind.RIGHT,
        name="Arbeidsavklaringspenger",
        provider="NAV",
        contact="Hanne Berg",
        starts_on=ago(640),
        ends_on=ahead(80),
    )
