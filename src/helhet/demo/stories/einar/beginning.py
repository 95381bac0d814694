"""Einar says yes with a handshake, and there is a guardian for the move and the money."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.demo.town import Town
from helhet.people.actions import representations
from helhet.people.models import Capacity
from helhet.people.scope import Matter
from helhet.plans.actions import cases, consents, lifecycle, progress
from helhet.plans.models import ConsentForm as Form
from helhet.plans.models import (
    CoordinatorKind,
    OfferAnswer,
    OfferKind,
    Participant,
    ParticipantKind,
    PlanKind,
)


class Team(NamedTuple):
    """Those around Einar."""

    svein: Participant
    ola: Participant
    magnus: Participant
    gro: Participant
    randi: Participant
    kjell: Participant


def tell(story: Story, town: Town, people: People) -> None:
    """The case, the offers and a spoken consent with a witness."""
    representations.appoint(
        person=people.einar.person,
        representative=people.kjell.person,
        capacity=Capacity.GUARDIAN,
        basis="Vergefullmakt fra statsforvalteren, vist fram og lest",
        scope="Salg av huset, flytting og økonomi. Einar bestemmer selv om helsen sin.",
        matters=Matter.ECONOMY,
        starts_on=ago(480),
        verified_by="Siri Aune",
        verified_on=ago(470),
    )
    siri = story.by(people.siri, days_ago=470)
    story.case_id = siri.does(
        cases.open_case,
        person=people.einar.person,
        responsible_body=town.municipality,
        reason="Fem innleggelser på én vinter. Lungelegen, fastlegen og hjemmetjenesten vil dra i samme retning.",
    ).pk
    coordinator = siri.in_case(
        cases.offer, kind=OfferKind.COORDINATOR, information="Siri ringte, og kom hjem til Einar dagen etter."
    )
    plan = siri.in_case(
        cases.offer, kind=OfferKind.PLAN, information="Einar fikk se en plan på papir, med store bokstaver."
    )
    for offer in (coordinator, plan):
        siri.in_case(
            cases.answer_offer,
            offer_id=offer.pk,
            answer=OfferAnswer.YES,
            reason="«Ja, la gå. Så lenge det ikke blir flere piller.»",
            said_by="Einar Moen",
        )
    _begin(story, people)


def _begin(story: Story, people: People) -> None:
    story.by(people.siri, days_ago=468).in_case(
        cases.appoint_coordinator,
        person=people.svein.person,
        kind=CoordinatorKind.MUNICIPAL,
        unit_name="Hjemmetjenesten",
        phone=people.svein.person.phone,
        wish="«Han Svein, han tar av seg skoene.»",
    )
    svein = story.by(people.svein, days_ago=462, at="11:00")
    svein.in_case(
        consents.record,
        plan_kind=PlanKind.INDIVIDUAL,
        giver=people.einar.person,
        form=Form.SPOKEN,
        given_on=ago(465),
        witness="Randi Moen Sletten, datter",
        informed_how="Svein leste arket høyt ved kjøkkenbordet. Einar spurte hvem som får lese, og sa ja.",
    )
    story.plan_id = svein.in_case(lifecycle.start, kind=PlanKind.INDIVIDUAL).pk
    svein.in_plan(
        progress.change_frame,
        values={
            "owner_service": "Hjemmetjenesten, Tindvåg kommune",
            "made_by": "Svein Rud, sammen med Einar",
            "progress_by": "Svein Rud",
            "period_start": ago(455),
            "period_end": ahead(95),
            "next_evaluation_on": ago(38),
        },
    )


def gather_team(story: Story, people: People) -> Team:
    """The guardian acts for Einar in what the mandate covers, and is a participant like the others."""
    svein = story.by(people.svein, days_ago=460, at="12:00")
    return Team(
        svein=svein.invites(
            people.svein, "koordinator og hjemmesykepleier", task="Innom hver dag, og holder i planen."
        ),
        ola=svein.invites(people.ola, "fysioterapeut", task="Pust og bein."),
        magnus=svein.invites(people.magnus, "lungelege", task="Lungene, og hva vi gjør når de blir dårligere."),
        gro=svein.invites(people.gro, "fastlege", task="Medisinlisten."),
        randi=svein.invites(people.randi, "datter", task="Handler, ler og rydder.", kind=ParticipantKind.RELATIVE),
        kjell=svein.add(
            Participant,
            participant_kind=ParticipantKind.NETWORK,
            person=people.kjell.person,
            name="Kjell Aasen",
            role="verge",
            phone=people.kjell.person.phone,
            task="Selger huset, og passer på pengene.",
        ),
    )
