"""Contributions, cooperation, NAV's own plan and what Sunniva lives on meanwhile."""

from __future__ import annotations

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.sunniva.goals import Goals
from helhet.demo.telling import Story
from helhet.plans.actions import lifecycle
from helhet.plans.models import (
    Contribution,
    CooperationNeed,
    LinkedPlan,
    LinkedPlanKind,
    Review,
    ReviewKind,
    Service,
    WantedCooperation,
)


def write(story: Story, people: People, goals: Goals) -> None:
    """And then Sunniva says yes to the plan, on a good morning."""
    story.by(people.sunniva, days_ago=307, at="09:00").add(
        Contribution, party="Sunniva", text="Sier hvordan det er. Ikke hvordan dere håper det er."
    )
    story.by(people.lars, days_ago=307, at="22:00").add(
        Contribution, party="Lars", text="Leser alt, og sier det kort til Sunniva dagen etter."
    )
    silje = story.by(people.silje, days_ago=306, at="10:00")
    silje.add(Contribution, party="Silje", text="Møtene varer tjue minutter. Referatet er på ti linjer.")
    silje.add(
        Contribution, party="NAV og poliklinikken", text="Avtaler seg imellom først, så Sunniva hører det én gang."
    )
    silje.add(
        WantedCooperation,
        provider="Skolen til guttene",
        need=CooperationNeed.WANTED,
        why="At læreren vet hvorfor mamma ikke kommer på foreldremøtet, og ringer Lars.",
        contacted_on=ago(309),
        answer="Læreren ringer Lars. Guttene har fått en voksen de kan gå til.",
    )
    _plans_and_services(story, people, goals)
    story.by(people.sunniva, days_ago=303, at="09:30").in_plan(lifecycle.activate)


def _plans_and_services(story: Story, people: People, goals: Goals) -> None:
    hanne = story.by(people.hanne, days_ago=305, at="12:30")
    hanne.add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.ACTIVITY_PLAN,
        title="Aktivitetsplan",
        owner="NAV Tindvåg, Hanne Berg",
        dated=ago(312),
        goal=goals.bakery,
        where="Når Sunniva logger inn på nav.no",
    )
    story.by(people.kristin, days_ago=305, at="14:10").add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.PROGRAMME,
        title="Oppfølging etter hjerneskade, det første året",
        owner="Poliklinikk for hjerneskader, Kristin Haug",
        dated=ago(330),
        goal=goals.boys,
        where="I journalen på sykehuset",
    )
    silje = story.by(people.silje, days_ago=304, at="09:50")
    silje.add(
        Service,
        name="Ergoterapi",
        provider="Tindvåg kommune",
        contact="Silje Tangen",
        extent="annenhver uke, hjemme",
        starts_on=ago(305),
    )
    silje.add(Review, review_kind=ReviewKind.ADJUSTMENT, due_on=ahead(15), note="Flere timer på bakeriet, eller ikke?")
