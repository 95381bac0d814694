"""Sunniva writes in short sentences, because long ones hurt."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.sunniva.beginning import Team
from helhet.demo.telling import Story
from helhet.plans.models import LifeArea, Need, Resource
from helhet.plans.models import StatementSection as Topic


def write(story: Story, people: People, team: Team) -> None:
    """A little each morning."""
    sunniva = story.by(people.sunniva, days_ago=326, at="09:15")
    sunniva.say(
        Topic.WHAT_MATTERS,
        "Jeg vil stå ved ovnen igjen. Ikke fordi jeg må. Det er der jeg er meg.\n\nOg jeg vil høre hva guttene sier, "
        "selv om de sier det samtidig.",
    )
    sunniva.say(
        Topic.WHY_PLAN,
        "Jeg klarer ikke å holde styr på seks brev fra seks steder. Det er det skaden min går ut på. Jeg trenger ett "
        "sted.",
    )
    story.by(people.sunniva, days_ago=325, at="09:10").say(
        Topic.BACKGROUND,
        "Jeg falt på sykkel i en sving jeg kan i søvne. Lå tre uker på sykehus. Jeg ser frisk ut. Jeg er ikke det "
        "ennå. Lyd, lys og folk i munnen på hverandre tapper meg. Ordene kommer, men de kommer med bussen etter.",
    )
    _about_me(story, people)
    _resources_and_needs(story, people, team)


def _about_me(story: Story, people: People) -> None:
    sunniva = story.by(people.sunniva, days_ago=323, at="09:20")
    sunniva.say(Topic.ABOUT_ME_LIKED, "Jeg er rolig når det brenner. Det står i attesten min, og jeg er baker.")
    sunniva.say(Topic.ABOUT_ME_IMPORTANT, "Formiddagen er min tid. Etter klokka to er jeg et møbel.")
    sunniva.say(
        Topic.ABOUT_ME_SUPPORT,
        "Ett tema om gangen. Skriv det ned for meg. Spør «orker du mer?» og tro på svaret.",
    )
    sunniva.say(Topic.ABOUT_ME_AVOID, "Åpent landskap. Radio. «Du ser jo så bra ut».")


def _resources_and_needs(story: Story, people: People, team: Team) -> None:
    sunniva = story.by(people.sunniva, days_ago=322, at="09:30")
    sunniva.add(Resource, text="Hendene mine husker alt. De kan forme et brød uten meg.", life_area=LifeArea.WORK)
    sunniva.add(
        Need, text="Noen som sier stopp før jeg merker det selv.", responsible=team.lars, life_area=LifeArea.EVERYDAY
    )
    lars = story.by(people.lars, days_ago=321, at="22:10")
    lars.add(
        Resource,
        text="Vi ler fortsatt. Hun kalte støvsugeren for «den sinte» i to måneder. Nå gjør vi det alle sammen.",
        life_area=LifeArea.FAMILY,
    )
    lars.add(
        Need,
        text="Jeg trenger å vite når jeg skal hjelpe og når jeg skal la være. Jeg gjetter, og jeg gjetter feil.",
        responsible=team.kristin,
        life_area=LifeArea.FAMILY,
    )
    story.by(people.kristin, days_ago=320, at="13:15").add(
        Need,
        text="En dag med faste pauser, så kreftene rekker til det som betyr noe.",
        responsible=team.silje,
        life_area=LifeArea.HEALTH,
    )
    story.by(people.hanne, days_ago=319, at="10:10").add(
        Resource, text="En arbeidsgiver som vil ha henne tilbake og er villig til å prøve.", life_area=LifeArea.WORK
    )
