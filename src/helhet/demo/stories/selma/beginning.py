"""The hospital tells the municipality, both parents consent, and the family gets a children's coordinator."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Hand, Story
from helhet.demo.town import Town
from helhet.people.actions import representations
from helhet.people.models import Capacity
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
    """Those around Selma."""

    maja: Participant
    amir: Participant
    grandmother: Participant
    marit: Participant
    ellen: Participant
    falk: Participant
    ola: Participant
    hanne: Participant


def tell(story: Story, town: Town, people: People) -> None:
    """The case, the offers, the coordinators, and a consent from each parent."""
    for parent in (people.maja, people.amir):
        representations.appoint(
            person=people.selma,
            representative=parent.person,
            capacity=Capacity.PARENT,
            basis="Folkeregisteret: begge har foreldreansvar",
            starts_on=people.selma.birth_date or ago(214),
            verified_by="Siri Aune",
            verified_on=ago(152),
        )
    siri = story.by(people.siri, days_ago=152)
    story.case_id = siri.does(
        cases.open_case,
        person=people.selma,
        responsible_body=town.municipality,
        reason="Barneavdelingen har varslet at Selma trenger tjenester fra både sykehus og kommune i lang tid.",
    ).pk
    _offer(siri, story, people)
    _appoint(story, people)
    _consent(story, people)


def _offer(siri: Hand, story: Story, people: People) -> None:
    coordinator = siri.in_case(
        cases.offer,
        kind=OfferKind.CHILD_COORDINATOR,
        information="Siri møtte Maja og Amir på Barneavdelingen og fortalte hva en barnekoordinator gjør.",
    )
    plan = siri.in_case(
        cases.offer,
        kind=OfferKind.PLAN,
        information="De fikk høre hva en plan er, og at de kan vente med å svare til de er hjemme og har sovet.",
    )
    maja = story.by(people.maja, days_ago=150, at="03:40")
    maja.in_case(
        cases.answer_offer,
        offer_id=coordinator.pk,
        answer=OfferAnswer.YES,
        reason="Ja takk. Helst i går.",
    )
    story.by(people.amir, days_ago=144, at="21:15").in_case(
        cases.answer_offer, offer_id=plan.pk, answer=OfferAnswer.YES
    )


def _appoint(story: Story, people: People) -> None:
    siri = story.by(people.siri, days_ago=143, at="09:00")
    siri.in_case(
        cases.appoint_coordinator,
        person=people.marit.person,
        kind=CoordinatorKind.CHILD,
        unit_name="Helsestasjonen",
        phone=people.marit.person.phone,
        stand_in="Nina Holm",
        wish="Foreldrene ønsket Marit, som var på hjemmebesøk da Selma var fire dager gammel.",
    )
    siri.in_case(
        cases.appoint_coordinator,
        person=people.ellen.person,
        kind=CoordinatorKind.SPECIALIST,
        unit_name="Habilitering for barn og unge",
        phone=people.ellen.person.phone,
    )
    siri.in_case(
        cases.appoint_coordinator,
        person=people.falk.person,
        kind=CoordinatorKind.CONTACT_PHYSICIAN,
        unit_name="Barneavdelingen",
        phone=people.falk.person.phone,
    )


def _consent(story: Story, people: People) -> None:
    story.by(people.maja, days_ago=141, at="20:45").in_case(consents.give, plan_kind=PlanKind.INDIVIDUAL)
    story.by(people.amir, days_ago=137, at="21:30").in_case(consents.give, plan_kind=PlanKind.INDIVIDUAL)
    marit = story.by(people.marit, days_ago=135, at="09:30")
    story.plan_id = marit.in_case(lifecycle.start, kind=PlanKind.INDIVIDUAL).pk
    marit.in_plan(
        progress.change_frame,
        values={
            "owner_service": "Helsestasjonen, Tindvåg kommune",
            "made_by": "Marit Lunde, sammen med Maja og Amir",
            "progress_by": "Marit Lunde",
            "period_start": ago(135),
            "period_end": ahead(230),
            "next_evaluation_on": ahead(27),
        },
    )


def gather_team(story: Story, people: People) -> Team:
    """The parents are in the plan from the start; Marit writes in the others they want."""
    marit = story.by(people.marit, days_ago=134, at="10:00")
    return Team(
        maja=story.participant(people.maja),
        amir=story.participant(people.amir),
        grandmother=marit.add(
            Participant,
            participant_kind=ParticipantKind.NETWORK,
            name="Turid Lien",
            role="mormor",
            task="Har Leila natt til lørdag, og Selma når noen må sove.",
        ),
        marit=marit.invites(people.marit, "barnekoordinator", task="Har oversikt, ringer rundt og holder i planen."),
        ellen=marit.invites(
            people.ellen, "koordinator på sykehuset", task="Samler timene på sykehuset og svarer når dere lurer."
        ),
        falk=marit.invites(people.falk, "overlege og kontaktlege", task="Behandlingen, og det vi ikke vet."),
        ola=marit.invites(people.ola, "fysioterapeut", task="Stillinger, bevegelse og pust."),
        hanne=marit.invites(people.hanne, "veileder i NAV", task="Pleiepenger og andre rettigheter."),
    )
