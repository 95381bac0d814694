"""The hospital gives notice, Sunniva says yes, and Silje becomes her coordinator."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.demo.town import Town
from helhet.plans.actions import cases, consents, lifecycle, progress
from helhet.plans.models import (
    CoordinatorKind,
    OfferAnswer,
    OfferKind,
    Participant,
    ParticipantKind,
    PlanKind,
)


class Team(NamedTuple):
    """Those around Sunniva."""

    silje: Participant
    hanne: Participant
    kristin: Participant
    gro: Participant
    lars: Participant
    elin: Participant


def tell(story: Story, town: Town, people: People) -> None:
    """The case, two offers in one letter, and a consent given in small steps."""
    siri = story.by(people.siri, days_ago=338)
    story.case_id = siri.does(
        cases.open_case,
        person=people.sunniva.person,
        responsible_body=town.municipality,
        reason="Sykehuset har varslet at Sunniva skrives ut etter en hjerneskade og trenger hjelp fra flere samtidig.",
    ).pk
    information = "Siri kom hjem til Sunniva, fortalte kort, og lot et ark ligge på kjøkkenbordet til dagen etter."
    offers = [
        siri.in_case(cases.offer, kind=kind, information=information)
        for kind in (OfferKind.COORDINATOR, OfferKind.PLAN)
    ]
    sunniva = story.by(people.sunniva, days_ago=336, at="09:40")
    for offer in offers:
        sunniva.in_case(cases.answer_offer, offer_id=offer.pk, answer=OfferAnswer.YES)
    _begin(story, people)


def _begin(story: Story, people: People) -> None:
    story.by(people.siri, days_ago=335).in_case(
        cases.appoint_coordinator,
        person=people.silje.person,
        kind=CoordinatorKind.MUNICIPAL,
        unit_name="Fysio- og ergoterapitjenesten",
        phone=people.silje.person.phone,
        stand_in="Ola Dahl",
        wish="Sunniva ville ha en som tåler stillhet. Hun møtte Silje på sykehuset.",
    )
    story.by(people.sunniva, days_ago=330, at="10:05").in_case(consents.give, plan_kind=PlanKind.INDIVIDUAL)
    silje = story.by(people.silje, days_ago=329, at="09:00")
    story.plan_id = silje.in_case(lifecycle.start, kind=PlanKind.INDIVIDUAL).pk
    silje.in_plan(
        progress.change_frame,
        values={
            "owner_service": "Fysio- og ergoterapitjenesten, Tindvåg kommune",
            "made_by": "Silje Tangen, sammen med Sunniva",
            "progress_by": "Silje Tangen",
            "period_start": ago(325),
            "period_end": ahead(220),
            "next_evaluation_on": ago(150),
        },
    )


def gather_team(story: Story, people: People) -> Team:
    """Few people, one at a time."""
    silje = story.by(people.silje, days_ago=328, at="09:30")
    return Team(
        silje=silje.invites(people.silje, "koordinator og ergoterapeut", task="Hverdagen, pausene og planen."),
        hanne=silje.invites(people.hanne, "veileder i NAV", task="Veien tilbake til jobb."),
        kristin=silje.invites(
            people.kristin, "nevropsykolog", task="Forklarer hva som skjer i hodet, og hva som hjelper."
        ),
        gro=silje.invites(people.gro, "fastlege", task="Sykmelding, hodepine og henvisninger."),
        lars=silje.invites(people.lars, "ektemann", task="Ettermiddagene og guttene.", kind=ParticipantKind.RELATIVE),
        elin=silje.add(
            Participant,
            participant_kind=ParticipantKind.NETWORK,
            name="Elin Brattli",
            role="sjefen på bakeriet",
            organisation="Tindvåg dampbakeri",
            phone="00 00 00 41",
            task="Holder plassen varm.",
        ),
    )
