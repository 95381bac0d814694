"""Leif, 58, who wants a coordinator and no plan, at least not yet."""

from __future__ import annotations

from helhet.demo.days import ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.demo.town import Town
from helhet.plans.actions import cases
from helhet.plans.models import CoordinatorKind, OfferAnswer, OfferKind


def tell(town: Town, people: People) -> None:
    """A case without a plan is a whole case."""
    story = Story()
    siri = story.by(people.siri, days_ago=58)
    story.case_id = siri.does(
        cases.open_case,
        person=people.leif.person,
        responsible_body=town.municipality,
        reason="Leif har fått Parkinsons sykdom og vil ha én person å ringe til.",
    ).pk
    coordinator = siri.in_case(
        cases.offer,
        kind=OfferKind.COORDINATOR,
        information="Siri fortalte at en koordinator kan hjelpe med avtaler og søknader, også uten noen plan.",
    )
    plan = siri.in_case(
        cases.offer,
        kind=OfferKind.PLAN,
        information="Leif fikk vite hva en plan er, og at tilbudet står selv om han sier nei nå.",
    )
    leif = story.by(people.leif, days_ago=55, at="18:20")
    leif.in_case(cases.answer_offer, offer_id=coordinator.pk, answer=OfferAnswer.YES)
    leif.in_case(
        cases.answer_offer,
        offer_id=plan.pk,
        answer=OfferAnswer.NOT_NOW,
        reason="Jeg har nok med å venne meg til ordet. Spør meg igjen når jeg har fått sovet på det.",
        offer_again_on=ahead(40),
    )
    story.by(people.siri, days_ago=52).in_case(
        cases.appoint_coordinator,
        person=people.anita.person,
        kind=CoordinatorKind.MUNICIPAL,
        unit_name="Hjemmetjenesten",
        phone=people.anita.person.phone,
        wish="En som svarer på melding.",
    )
