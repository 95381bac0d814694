"""Arne's own words, from his papers and from what he has told at Tone's desk. Nobody else can change them."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.arne.beginning import Team
from helhet.demo.telling import Hand, Story
from helhet.plans.models import Channel, LifeArea, Need, PlanItem, Resource, Voice
from helhet.plans.models import StatementSection as Topic


def write(story: Story, people: People, team: Team) -> None:
    """He wrote the first page himself, on the back of a tide table."""
    tone = story.by(people.tone, days_ago=542, at="12:00")
    says(
        tone,
        Topic.WHAT_MATTERS,
        "Jeg vil ha ei seng som er mi og navnet mitt på døra. Jeg vil at Sara skal komme på besøk uten at jeg må lufte "
        "først. Det er det.",
        Channel.PAPER,
    )
    says(
        tone,
        Topic.WHY_PLAN,
        "Fordi alle har hver sin plan for meg, og ingen av dem henger i hop. Og når jeg sprekker, gidder jeg ikke "
        "begynne på null en gang til.",
    )
    says(
        tone,
        Topic.BACKGROUND,
        "Har rusa meg siden jeg var seksten. Fire ganger i behandling. Den siste virka best, for der fikk jeg jobbe. "
        "Begynte i LAR for to år siden. Leiligheten mista jeg mens jeg lå på sykehus. Oppveksten trenger dere ikke "
        "spørre om.",
    )
    _about_me(tone)
    _crisis_page(story, people)
    _resources_and_needs(story, people, team)


def says(hand: Hand, topic: str, text: str, channel: str = Channel.SPOKEN) -> None:
    """Write down what Arne has said, or copy what he has written."""
    hand.say(topic, text, voice=Voice.PERSON, channel=channel)


def writes(hand: Hand, model: type[PlanItem], **values: object) -> None:
    """Copy something else from his paper."""
    hand.add(model, voice=Voice.PERSON, channel=Channel.PAPER, **values)


def _about_me(tone: Hand) -> None:
    says(tone, Topic.ABOUT_ME_LIKED, "At jeg kommer når jeg har sagt at jeg kommer. Nesten alltid. Og jeg kan motorer.")
    says(tone, Topic.ABOUT_ME_IMPORTANT, "Kaffe før prat. Få det skriftlig. Slippe å sitte med ryggen mot døra.")
    says(
        tone,
        Topic.ABOUT_ME_SUPPORT,
        "Ikke ring, jeg har ikke alltid telefon. Send Roger en melding, eller heng en lapp på båtlaget.",
    )
    says(tone, Topic.ABOUT_ME_AVOID, "Å vente i gangen sammen med folk jeg pleide å ruse meg med.")


def _crisis_page(story: Story, people: People) -> None:
    tone = story.by(people.tone, days_ago=536, at="14:20")
    says(
        tone,
        Topic.CRISIS_SIGNS,
        "Jeg slutter å barbere meg. Jeg sier «det går fint» to ganger etter hverandre. Jeg går omveien forbi "
        "bussterminalen.",
    )
    says(
        tone,
        Topic.CRISIS_SELF,
        "Gå ned til båten. Ringe Roger før jeg har bestemt meg, ikke etterpå. Ta to ting i hendene så jeg ikke får "
        "åpnet noe.",
    )
    says(
        tone,
        Topic.CRISIS_HELP,
        "Si det rett ut: «Arne, du er på vei.» Ikke ta fra meg medisinen. Ikke steng meg ute, la meg sove det av meg.",
    )
    tone.say(
        Topic.CRISIS_CALL,
        "Roger: 00 00 00 30. Tone på dagtid: 00 00 01 61. Kveld og helg: legevakta, 116 117. Ved overdose: 113, og "
        "nesespray. Den henger innenfor døra.",
        voice=Voice.TOGETHER,
    )


def _resources_and_needs(story: Story, people: People, team: Team) -> None:
    tone = story.by(people.tone, days_ago=535, at="11:00")
    writes(
        tone,
        Resource,
        text="Kan fikse alt som har motor. Har fagbrev. Tok det mens jeg satt inne.",
        life_area=LifeArea.WORK,
    )
    writes(tone, Resource, text="Roger. Han har vært rusfri i elleve år.", life_area=LifeArea.FAMILY)
    writes(
        tone,
        Need,
        text="Et sted å bo, der ingen av de gamle har adressa.",
        responsible=team.tone,
        life_area=LifeArea.HOME,
    )
    writes(
        tone,
        Need,
        text="Noe å gjøre før klokka tolv. Formiddagen er farlig.",
        responsible=team.hanne,
        life_area=LifeArea.WORK,
    )
    writes(tone, Need, text="Få orden på brevene fra inkasso.", responsible=team.hanne, life_area=LifeArea.ECONOMY)
    story.by(people.bente, days_ago=534).add(
        Resource,
        text="Arne har hentet medisinen sin hver eneste avtalte dag siden han begynte.",
        life_area=LifeArea.HEALTH,
    )
    story.by(people.gro, days_ago=533, at="16:40").add(
        Need,
        text="Å få tennene og leveren sjekket, uten å bli skjelt ut på venterommet.",
        responsible=team.gro,
        life_area=LifeArea.HEALTH,
    )
