"""Einar dictates; Randi adds what he leaves out."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.einar.beginning import Team
from helhet.demo.telling import Hand, Story
from helhet.plans.models import Channel, LifeArea, Need, Resource, Voice
from helhet.plans.models import StatementSection as Topic


def write(story: Story, people: People, team: Team) -> None:
    """At the kitchen table, with the radio on low."""
    svein = story.by(people.svein, days_ago=458, at="11:30")
    _says(
        svein,
        Topic.WHAT_MATTERS,
        "Jeg har bodd i dette huset i femtito år. Jeg vet at jeg må flytte. Men jeg vil ha med meg lenestolen, klokka "
        "til Solveig og utsikten, om det går an å få med en utsikt.",
    )
    _says(
        svein,
        Topic.WHY_PLAN,
        "For at de som kommer, skal vite hva de andre har gjort, så jeg slipper å bruke pusten på å fortelle det.",
    )
    _says(
        svein,
        Topic.BACKGROUND,
        "Førtito år på verftet. Kols. Jeg røykte, det vet jeg, og det trenger ingen å minne meg på. Solveig døde for "
        "fire år siden. Hører best på høyre side.",
    )
    _about_me(svein)
    _crisis(svein)
    _resources_and_needs(story, people, team)


def _says(svein: Hand, topic: str, text: str) -> None:
    svein.say(topic, text, voice=Voice.PERSON, channel=Channel.SPOKEN)


def _about_me(svein: Hand) -> None:
    _says(svein, Topic.ABOUT_ME_LIKED, "At jeg er punktlig. Og at jeg kan alle båtene på fjorden.")
    _says(svein, Topic.ABOUT_ME_IMPORTANT, "Værmeldingen klokka elleve. Da er jeg opptatt.")
    _says(
        svein,
        Topic.ABOUT_ME_SUPPORT,
        "La meg gjøre det selv, selv om det tar tid. Still korte spørsmål, jeg må puste imellom.",
    )
    _says(svein, Topic.ABOUT_ME_AVOID, "Parfyme. Det setter seg i brystet. Og å bli kalt «vi».")


def _crisis(svein: Hand) -> None:
    _says(
        svein,
        Topic.CRISIS_SIGNS,
        "Jeg må sitte på sengekanten og puste. Spyttet blir gult. Jeg orker ikke værmeldingen.",
    )
    _says(
        svein, Topic.CRISIS_SELF, "Framover med albuene på knærne. Puste ut gjennom smal munn. Den blå først, så vente."
    )
    svein.say(
        Topic.CRISIS_HELP,
        "Start kuren som ligger i skapet, og ring Lungepoliklinikken samme dag. Sett på vifta. Åpne vinduet.",
    )
    svein.say(
        Topic.CRISIS_CALL,
        "Hjemmetjenesten, hele døgnet: 00 00 01 50. Lungepoliklinikken på dagtid: 00 00 03 30. Blå lepper eller klarer "
        "ikke å snakke: 113. Så Randi.",
    )


def _resources_and_needs(story: Story, people: People, team: Team) -> None:
    svein = story.by(people.svein, days_ago=457, at="12:10")
    svein.add(
        Resource,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        text="Hodet er det ingenting i veien med. Jeg tar kryssordet før Randi har funnet brillene.",
        life_area=LifeArea.LEISURE,
    )
    svein.add(
        Need, text="Å få nok luft til å gå fra senga til kjøkkenet.", responsible=team.ola, life_area=LifeArea.HEALTH
    )
    svein.add(
        Need,
        voice=Voice.PERSON,
        channel=Channel.SPOKEN,
        text="Å slippe å være redd om natta.",
        life_area=LifeArea.HEALTH,
    )
    randi = story.by(people.randi, days_ago=456, at="20:40")
    randi.add(
        Resource, text="Naboen kommer med fisk og blir en time. De sier nesten ingenting.", life_area=LifeArea.FAMILY
    )
    randi.add(
        Need,
        text="Pappa sier at alt går bra. Noen må spørre en gang til, og så vente litt.",
        responsible=team.svein,
        life_area=LifeArea.FAMILY,
    )
