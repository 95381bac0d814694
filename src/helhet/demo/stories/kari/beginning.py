"""Kari is asked, says yes, chooses her people and writes her own pages."""

from __future__ import annotations

from typing import NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.telling import Story
from helhet.demo.town import Town
from helhet.plans.actions import cases, consents, lifecycle, progress
from helhet.plans.models import (
    CoordinatorKind,
    LifeArea,
    Need,
    OfferAnswer,
    OfferKind,
    Participant,
    ParticipantKind,
    PlanKind,
    Resource,
)
from helhet.plans.models import StatementSection as Topic


class Team(NamedTuple):
    """Those around Kari."""

    per: Participant
    ola: Participant
    silje: Participant
    henrik: Participant
    ellen: Participant
    nina: Participant


def tell(story: Story, town: Town, people: People) -> None:
    """The case, the offers, the coordinator and the consent."""
    siri = story.by(people.siri, days_ago=428)
    story.case_id = siri.does(
        cases.open_case,
        person=people.kari.person,
        responsible_body=town.municipality,
        reason="Skolen og habiliteringen ser at mye endrer seg når Kari er ferdig på videregående. De vil samarbeide.",
    ).pk
    coordinator = siri.in_case(
        cases.offer,
        kind=OfferKind.COORDINATOR,
        information="Siri fortalte hva en koordinator gjør, og at Kari kan si hvem hun ønsker seg.",
    )
    plan = siri.in_case(
        cases.offer,
        kind=OfferKind.PLAN,
        information="Kari fikk heftet om individuell plan og så en plan på skjermen. Hun bestemmer selv om hun vil ha "
        "en.",
    )
    kari = story.by(people.kari, days_ago=421, at="19:30")
    kari.in_case(cases.answer_offer, offer_id=coordinator.pk, answer=OfferAnswer.YES)
    kari.in_case(
        cases.answer_offer,
        offer_id=plan.pk,
        answer=OfferAnswer.YES,
        reason="Ja, hvis det er jeg som bestemmer hva som står der.",
    )
    _begin(story, people)


def _begin(story: Story, people: People) -> None:
    story.by(people.siri, days_ago=419).in_case(
        cases.appoint_coordinator,
        person=people.nina.person,
        kind=CoordinatorKind.MUNICIPAL,
        unit_name="Helsestasjonen",
        phone=people.nina.person.phone,
        stand_in="Marit Lunde",
        wish="Kari spurte etter Nina. De kjenner hverandre fra skolen.",
    )
    kari = story.by(people.kari, days_ago=415, at="20:10")
    kari.in_case(consents.give, plan_kind=PlanKind.INDIVIDUAL)
    nina = story.by(people.nina, days_ago=412, at="12:20")
    story.plan_id = nina.in_case(lifecycle.start, kind=PlanKind.INDIVIDUAL).pk
    nina.in_plan(
        progress.change_frame,
        values={
            "owner_service": "Helsestasjonen, Tindvåg kommune",
            "made_by": "Nina Holm, sammen med Kari",
            "progress_by": "Nina Holm",
            "period_start": ago(405),
            "period_end": ahead(330),
            "next_evaluation_on": ago(185),
        },
    )


def gather_team(story: Story, people: People) -> Team:
    """Kari decides who gets to take part; Nina writes them in."""
    nina = story.by(people.nina, days_ago=411, at="13:05")
    team = Team(
        per=nina.invites(people.per, "pappa", task="Er med når Kari vil ha ham med.", kind=ParticipantKind.RELATIVE),
        ola=nina.invites(people.ola, "fysioterapeut", task="Trener sammen med Kari hjemme og på skolen."),
        silje=nina.invites(people.silje, "ergoterapeut", task="Hjelpemidler, bad og kjøkken."),
        henrik=nina.invites(people.henrik, "kontaktlærer", task="Skolen, og veien videre etter skolen."),
        ellen=nina.invites(people.ellen, "sykepleier", task="Habiliteringen, og overgangen til voksen."),
        nina=nina.invites(people.nina, "koordinator", task="Holder i trådene og kaller inn til møter."),
    )
    nina.add(
        Participant,
        participant_kind=ParticipantKind.NETWORK,
        name="Iben Lauritsen",
        role="bestevenn",
        task="Er med på møter når Kari vil. Sier fra når det blir for mange lange ord.",
    )
    return team


def write_own_words(story: Story, people: People, team: Team) -> None:
    """What stands first in the plan."""
    kari = story.by(people.kari, days_ago=410, at="20:40")
    kari.say(
        Topic.WHAT_MATTERS,
        "Jeg vil bestemme over dagene mine selv. Jeg er ikke syk. Jeg har en kropp som bruker lang tid, og den trenger "
        "at folk venter litt. Spør meg og ikke pappa når dere lurer på noe om meg.",
    )
    kari.say(
        Topic.WHY_PLAN,
        "Snart er jeg ferdig på skolen, og da forsvinner halvparten av dem som hjelper meg. Jeg vil at noen skal ha "
        "tenkt på det før det skjer. Planen kan vare til jeg har flyttet og ting har gått seg til.",
    )
    kari.say(
        Topic.BACKGROUND,
        "Jeg har cerebral parese, mest i beina og i høyre hånd. Jeg går korte stykker og bruker rullestol ute. Jeg er "
        "operert i hoftene to ganger og orker ikke å fortelle om det en gang til. Spør Ellen på habiliteringen. Hodet "
        "mitt er det ingenting i veien med. Jeg snakker bare saktere når jeg er sliten.",
    )
    _write_about_me(story, people)
    _write_resources_and_needs(story, people, team)


def _write_about_me(story: Story, people: People) -> None:
    kari = story.by(people.kari, days_ago=409, at="21:00")
    kari.say(
        Topic.ABOUT_ME_LIKED,
        "Iben sier at jeg er den morsomste i klassen. Jeg er tålmodig, særlig med kode som ikke virker. Jeg husker alt "
        "folk har lovet.",
    )
    kari.say(
        Topic.ABOUT_ME_IMPORTANT,
        "Musikk på øret på vei til skolen. En time i fred når jeg kommer hjem. Spillkveld med de andre på onsdager, og "
        "da tar jeg ikke telefonen.",
    )
    kari.say(
        Topic.ABOUT_ME_SUPPORT,
        "Vent til jeg har snakket ferdig. Ikke gjett slutten på setningene mine. Ta i rullestolen bare når jeg ber om "
        "det. Si fra dagen før hvis noe blir endret.",
    )


def _write_resources_and_needs(story: Story, people: People, team: Team) -> None:
    kari = story.by(people.kari, days_ago=408, at="20:15")
    kari.add(
        Resource,
        text="Jeg er god med data og lager spill på fritiden. Det siste er lastet ned over to hundre ganger.",
        life_area=LifeArea.LEISURE,
    )
    kari.add(
        Need,
        text="Noen som kan det voksne: hva jeg har rett på når jeg blir 18, og hvem jeg skal spørre.",
        responsible=team.nina,
        life_area=LifeArea.ECONOMY,
    )
    kari.add(
        Need,
        text="Å komme meg opp om morgenen uten å være helt tom før første time.",
        responsible=team.ola,
        life_area=LifeArea.EVERYDAY,
    )
    per = story.by(people.per, days_ago=408, at="22:35")
    per.add(
        Resource,
        text="Kari gir seg ikke. Da hun var seks, bestemte hun seg for å lære å knyte sko med én hånd. Det tok et "
        "halvt år. Hun klarte det.",
        life_area=LifeArea.FAMILY,
    )
    per.add(Need, text="Et sted å øve på å bo, før det er alvor.", life_area=LifeArea.HOME, responsible=team.silje)
    story.by(people.henrik, days_ago=407).add(
        Resource,
        text="Kari tar igjen det hun har mistet, på egen hånd. Hun er sterk i matte og engelsk.",
        life_area=LifeArea.SCHOOL,
    )
