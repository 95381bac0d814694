"""What stands around the goals: taking part, other plans, services, and the days ahead."""

from __future__ import annotations

from helhet.demo.days import ago, ahead, birthday
from helhet.demo.people import People
from helhet.demo.stories.kari.goals import Goals
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


def write(story: Story, people: People, goals: Goals) -> WantedCooperation:
    """How Kari has taken part, who puts what into the work, other plans, services and the days ahead."""
    _participation(story, people)
    nav = _contributions(story, people)
    _linked_plans(story, people, goals)
    _services(story, people)
    _reviews(story, people)
    story.by(people.kari, days_ago=393, at="19:20").in_plan(lifecycle.activate)
    return nav


def _participation(story: Story, people: People) -> None:
    story.by(people.nina, days_ago=395, at="11:00").add(
        ChildParticipation,
        held_on=ago(410),
        how="Kari og Nina satt på helsesykepleierens kontor to ganger før noen andre fikk se noe. Kari skrev selv.",
        who_talked="Nina Holm",
        informed_about="Hva en plan er, at hun bestemmer selv fra hun er 16, og hvem som kan lese den.",
        child_view="«Jeg vil ikke ha et møte der tolv voksne sitter og ser bekymret på meg.»",
        weight_given="Vi er høyst fem på møtene, Kari bestemmer hvem, og Iben kan alltid være med.",
    )


def _contributions(story: Story, people: People) -> WantedCooperation:
    story.by(people.kari, days_ago=395, at="19:40").add(
        Contribution,
        party="Kari",
        text="Leser planen før hvert møte, og sier fra når noe er feil. Bestemmer hvem som skal komme.",
    )
    story.by(people.per, days_ago=395, at="22:20").add(
        Contribution, party="Per, pappa", text="Kjører. Skriver hit når jeg ser noe, i stedet for å ringe fem steder."
    )
    nina = story.by(people.nina, days_ago=394, at="09:50")
    nina.add(
        Contribution, party="Nina, koordinator", text="Kaller inn, skriver referat og purrer på det som ikke skjer."
    )
    nina.add(Contribution, party="Skolen", text="Finner tid og rom til møtene, aldri før klokka ti.")
    nav = nina.add(
        WantedCooperation,
        provider="NAV Tindvåg",
        need=CooperationNeed.NEEDED,
        why="Hva Kari har rett på når hun blir 18, og hva som følger med når hun flytter.",
    )
    nina.add(
        WantedCooperation,
        provider="Kommunen Kari flytter til",
        need=CooperationNeed.WANTED,
        why="Hjelp om morgenen. Kari vil vente med å spørre til hun vet at hun flytter.",
    )
    return nav


def _linked_plans(story: Story, people: People, goals: Goals) -> None:
    story.by(people.henrik, days_ago=394, at="14:10").add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.EDUCATION_PLAN,
        title="Individuell opplæringsplan for det siste skoleåret",
        owner="Tindvåg videregående skole, Henrik Sand",
        dated=ago(400),
        goal=goals.trondheim,
        where="I skolens arkiv. Kari har en kopi hjemme.",
    )
    story.by(people.ellen, days_ago=394, at="15:20").add(
        LinkedPlan,
        linked_kind=LinkedPlanKind.TREATMENT_PLAN,
        title="Plan for stramme muskler og smerter",
        owner="Habilitering for barn og unge, Ellen Vold",
        dated=ago(520),
        where="I journalen på sykehuset. Spør Ellen.",
    )


def _services(story: Story, people: People) -> None:
    nina = story.by(people.nina, days_ago=394, at="15:40")
    nina.add(
        Service,
        service_kind=ServiceKind.DECISION,
        name="Støttekontakt",
        provider="Tindvåg kommune",
        extent="fire timer i uka",
        starts_on=ago(500),
        ends_on=ahead(75),
        decided_on=ago(510),
        reference="Vedtak 0417",
    )
    nina.add(
        Service,
        service_kind=ServiceKind.RIGHT,
        name="Hjelpestønad",
        provider="NAV",
        contact="Hanne Berg, NAV Tindvåg",
        extent="forhøyet sats til Kari fyller 18",
        starts_on=ago(2900),
        ends_on=birthday(people.kari.person, 18),
    )
    nina.add(Service, name="Fysioterapi", provider="Tindvåg kommune", contact="Ola Dahl", extent="annenhver uke")


def _reviews(story: Story, people: People) -> None:
    nina = story.by(people.nina, days_ago=394, at="16:00")
    nina.add(
        Review,
        review_kind=ReviewKind.HANDOVER,
        due_on=birthday(people.kari.person, 18),
        note="Kari fyller 18. Habiliteringen for barn slutter, og noen tjenester skifter navn.",
    )
    nina.add(
        Review,
        review_kind=ReviewKind.ADJUSTMENT,
        due_on=ahead(24),
        note="Er vi i rute med det som skjer når hun fyller 18?",
    )
