"""How Selma takes part, who puts in what, and what the family has around them."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.plans.actions import lifecycle
from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    CooperationNeed,
    LinkedPlan,
    LinkedPlanKind,
    Review,
    ReviewKind,
    Service,
    ServiceKind,
    WantedCooperation,
)


class Surroundings(NamedTuple):
    """What changes later."""

    centre: WantedCooperation
    call: Review


def write(story: Story, people: People) -> Surroundings:
    """Everything the law asks for, and then the parents say yes to the plan."""
    _participation(story, people)
    centre = _contributions(story, people)
    _services(story, people)
    call = _plans_and_days(story, people)
    story.by(people.maja, days_ago=112, at="20:15").in_plan(lifecycle.activate)
    return Surroundings(centre, call)


def _participation(story: Story, people: People) -> None:
    story.by(people.marit, days_ago=117, at="13:00").add(
        ChildParticipation,
        held_on=ago(120),
        how="Selma er en baby og sier fra på sin måte. Vi la henne midt på gulvet og så hva hun likte og ikke likte.",
        who_talked="Marit Lunde, Maja og Amir",
        informed_about="Vi forteller henne hva vi skal gjøre før vi gjør det, hver gang.",
        child_view="Hun roer seg på siden, med stemmen til mamma eller pappa. Hun gråter når to tar i henne samtidig.",
        weight_given="Derfor har alle timer hjemme én fagperson om gangen, og prøver tas på fanget.",
    )


def _contributions(story: Story, people: People) -> WantedCooperation:
    story.by(people.maja, days_ago=116, at="14:40").add(
        Contribution,
        party="Maja",
        text="Skriver når det skjer noe nytt. Noen uker blir det ingenting, og det må være lov.",
    )
    story.by(people.amir, days_ago=116, at="22:30").add(
        Contribution, party="Amir", text="Jeg kommer på alle møter. Jeg spør til jeg har forstått."
    )
    marit = story.by(people.marit, days_ago=115, at="09:00")
    marit.add(
        Contribution,
        party="Marit, barnekoordinator",
        text="Samler timer på samme dag, ringer for familien og bestiller tolk.",
    )
    marit.add(
        Contribution,
        party="Barneavdelingen og habiliteringen",
        text="Er med på video fire ganger i året, og sender papirene til Marit, ikke til foreldrene.",
    )
    centre = marit.add(
        WantedCooperation,
        provider="Et kompetansesenter for sjeldne sykdommer",
        need=CooperationNeed.NEEDED,
        why="Treffe andre foreldre, og få vite det vi ikke kan her.",
        contacted_on=ago(118),
        answer="De ringer tilbake når de har ledig plass på kurs.",
    )
    marit.add(
        WantedCooperation,
        provider="Barnehagen i Tindlia",
        need=CooperationNeed.WANTED,
        why="Hva de trenger å vite den dagen Selma begynner der. Foreldrene vil vente litt.",
    )
    return centre


def _services(story: Story, people: People) -> None:
    marit = story.by(people.marit, days_ago=115, at="09:40")
    marit.add(
        Service,
        service_kind=ServiceKind.AGREEMENT,
        name="Åpen retur til Barneavdelingen",
        provider="Helse Tindkysten HF",
        contact="Vakttelefonen, hele døgnet",
        phone="00 00 03 00",
        starts_on=ago(140),
    )
    marit.add(
        Service,
        service_kind=ServiceKind.DECISION,
        name="Avlastning om natten",
        provider="Tindvåg kommune",
        contact="Marit Lunde",
        extent="én natt i uka",
        starts_on=ago(60),
        ends_on=ahead(300),
        decided_on=ago(123),
        reference="Vedtak 0533",
    )
    marit.add(
        Service,
        service_kind=ServiceKind.RIGHT,
        name="Tolk",
        provider="Tindvåg kommune og Helse Tindkysten HF",
        contact="Marit bestiller",
        extent="på alle møter om behandlingen",
    )


def _plans_and_days(story: Story, people: People) -> Review:
    story.by(people.falk, days_ago=114, at="17:20").add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.TREATMENT_PLAN,
        title="Behandlingsplan",
        owner="Barneavdelingen, Mathias Falk",
        dated=ago(145),
        where="I journalen. Foreldrene har en kopi, og den ligger i sekken.",
    )
    marit = story.by(people.marit, days_ago=113, at="10:50")
    call = marit.add(Review, review_kind=ReviewKind.TOUCHPOINT, due_on=ahead(-32), note="Video med sykehuset")
    marit.add(Review, review_kind=ReviewKind.EVALUATION, due_on=ahead(27), note="Hele planen, hjemme hos familien")
    return call
