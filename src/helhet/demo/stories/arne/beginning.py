"""Arne is asked, says not now, is asked again, and signs a paper that can be found."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.demo.town import Town
from helhet.plans.actions import cases, consents, lifecycle, progress
from helhet.plans.models import (
    ConsentForm,
    OfferAnswer,
    OfferKind,
    Participant,
    ParticipantKind,
    PlanKind,
)

INFORMATION = "Tone fortalte hva en plan er, og at Arne bestemmer selv. Han kan si nei og få hjelp likevel."


class Team(NamedTuple):
    """Those around Arne."""

    tone: Participant
    bente: Participant
    hanne: Participant
    gro: Participant
    housing: Participant
    roger: Participant
    sara: Participant


def tell(story: Story, town: Town, people: People) -> None:
    """Tone opens the case and coordinates from the first day."""
    tone = story.by(people.tone, days_ago=655)
    story.case_id = tone.does(
        cases.open_case,
        person=people.arne,
        responsible_body=town.municipality,
        reason="Arne er uten bolig, går i LAR og har avtaler fem steder. Han glemmer ikke, men han mister dem av syne.",
    ).pk
    first = tone.in_case(cases.offer, kind=OfferKind.PLAN, information=INFORMATION)
    tone.in_case(
        cases.answer_offer,
        offer_id=first.pk,
        answer=OfferAnswer.NOT_NOW,
        reason="«Jeg har hatt tre planer. De ligger i en skuff et sted. Skaff meg ei seng først.»",
        offer_again_on=ago(560),
        said_by="Arne Myhr",
    )
    again = story.by(people.tone, days_ago=558).in_case(cases.offer, kind=OfferKind.PLAN, information=INFORMATION)
    story.by(people.tone, days_ago=551).in_case(
        cases.answer_offer,
        offer_id=again.pk,
        answer=OfferAnswer.YES,
        reason="«Greit. Men da skal det stå det jeg sier, og ikke det dere tror jeg sier.»",
        said_by="Arne Myhr",
    )
    _consent(story, people)


def _consent(story: Story, people: People) -> None:
    tone = story.by(people.tone, days_ago=547, at="13:10")
    tone.in_case(
        consents.record,
        plan_kind=PlanKind.INDIVIDUAL,
        giver=people.arne,
        form=ConsentForm.PAPER,
        given_on=ago(550),
        informed_how="Tone leste heftet høyt over to kopper kaffe. Arne tok med papiret, tenkte på det og kom med det "
        "underskrevet uka etter.",
        evidence="Perm 3 i det låste skapet hos Rus og psykisk helse, under M",
    )
    story.plan_id = tone.in_case(lifecycle.start, kind=PlanKind.INDIVIDUAL).pk
    tone.in_plan(
        progress.change_frame,
        values={
            "owner_service": "Rus og psykisk helse, Tindvåg kommune",
            "made_by": "Tone Bakken, sammen med Arne",
            "progress_by": "Tone Bakken",
            "period_start": ago(540),
            "period_end": ahead(190),
            "next_evaluation_on": ahead(12),
        },
    )


def gather_team(story: Story, people: People) -> Team:
    """Arne names them one by one, and Tone writes them in."""
    tone = story.by(people.tone, days_ago=545)
    return Team(
        tone=tone.invites(people.tone, "ruskonsulent og koordinator", task="Henter, følger og skriver ned."),
        bente=tone.invites(people.bente, "sykepleier i LAR", task="Medisinen, og praten når den hentes."),
        hanne=tone.invites(people.hanne, "veileder i NAV", task="Pengene, gjelda og noe å gjøre."),
        gro=tone.invites(people.gro, "fastlege", task="Resten av kroppen."),
        housing=tone.add(
            Participant,
            participant_kind=ParticipantKind.UNIT,
            name="Boligkontoret, ved Marianne Lund",
            role="bolig",
            organisation="Tindvåg kommune",
            phone="00 00 01 80",
            task="Leiligheten og naboene.",
        ),
        roger=tone.add(
            Participant,
            participant_kind=ParticipantKind.NETWORK,
            name="Roger Fjell",
            role="venn fra båtlaget",
            phone="00 00 00 30",
            task="Tar telefonen. Også om natta.",
        ),
        sara=tone.add(
            Participant,
            participant_kind=ParticipantKind.RELATIVE,
            name="Sara Myhr",
            role="datter",
            task="Vil vite hvordan det går. Arne sier fra når.",
        ),
    )
