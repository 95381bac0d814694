"""What Kari wants, in her own words, and one thing that Nina does not want forgotten."""

from __future__ import annotations

from typing import Any, NamedTuple

from helhet.demo.days import ago, ahead
from helhet.demo.people import People
from helhet.demo.stories.kari.beginning import Team
from helhet.demo.telling import Story
from helhet.plans.models import (
    Goal,
    LifeArea,
    Scale,
    Step,
    Voice,
)


class Goals(NamedTuple):
    """Kari's goals, and her own scale for the mornings."""

    trondheim: Goal
    morning: Goal
    dinner: Goal
    friends: Goal
    bus: Goal
    riding: Goal
    grown_up: Goal
    asked: Step
    visit: Step
    mornings: Scale


def write(story: Story, people: People, team: Team) -> Goals:
    """Kari's own goals in her own words, and one that Nina does not want forgotten."""
    kari = story.by(people.kari, days_ago=404, at="20:00")
    trondheim = kari.add(
        Goal,
        text="Jeg vil flytte til Trondheim og lage dataspill.",
        why="Det er der de lager spillene jeg liker. Og ingen tror at jeg kan, så da må jeg jo.",
        life_area=LifeArea.WORK,
        target_on=ahead(690),
    )
    morning = kari.add(
        Goal,
        parent=trondheim,
        text="Jeg vil klare morgenen uten pappa: opp av senga, i dusjen og i klærne.",
        why="Pappa blir ikke med til Trondheim. Jeg har spurt, og han sier heldigvis nei.",
        life_area=LifeArea.EVERYDAY,
        target_on=ahead(200),
    )
    return Goals(
        trondheim=trondheim,
        morning=morning,
        mornings=_scale_of_mornings(story, people, morning),
        dinner=_dinner(story, people, trondheim),
        **_steps_towards_trondheim(story, people, team, trondheim),
        **_smaller_goals(story, people),
    )


def _scale_of_mornings(story: Story, people: People, morning: Goal) -> Scale:
    return story.by(people.kari, days_ago=404, at="20:20").add(
        Scale,
        goal=morning,
        name="Hvor mye av morgenen klarer jeg selv?",
        lowest_means="pappa gjør alt",
        highest_means="jeg klarer alt",
    )


def _dinner(story: Story, people: People, trondheim: Goal) -> Goal:
    return story.by(people.nina, days_ago=403, at="13:10").add(
        Goal,
        voice=Voice.TOGETHER,
        parent=trondheim,
        text="Kari lager middag til seg selv to ganger i uka.",
        why="Den som flytter, må spise.",
        life_area=LifeArea.EVERYDAY,
    )


def _steps_towards_trondheim(story: Story, people: People, team: Team, trondheim: Goal) -> dict[str, Any]:
    kari = story.by(people.kari, days_ago=402, at="19:45")
    asked = kari.add(
        Step,
        goal=trondheim,
        text="Spørre NAV om hva jeg får med meg når jeg flytter til en annen kommune",
        responsible=team.nina,
        due_on=ago(60),
    )
    visit = kari.add(
        Step,
        goal=trondheim,
        text="Besøke studiet og sove to netter på en vanlig hybel",
        responsible=team.henrik,
        due_on=ahead(38),
    )
    kari.add(
        Step,
        goal=trondheim,
        text="Finne ut hvem som gir hjelp om morgenen der, og hvor lang tid det tar å få svar",
        responsible=team.silje,
        due_on=ago(12),
    )
    return {"asked": asked, "visit": visit}


def _smaller_goals(story: Story, people: People) -> dict[str, Any]:
    kari = story.by(people.kari, days_ago=401, at="20:30")
    return {
        "friends": kari.add(
            Goal,
            text="Jeg vil orke en hel kveld med vennene mine uten å betale for det i to dager etterpå.",
            life_area=LifeArea.LEISURE,
        ),
        "bus": kari.add(Goal, text="Jeg vil ta bussen til byen alene.", life_area=LifeArea.MOVEMENT),
        "riding": kari.add(Goal, text="Ri en gang i uka", life_area=LifeArea.LEISURE),
        "grown_up": story.by(people.nina, days_ago=400, at="13:30").add(
            Goal,
            text="Den dagen Kari fyller 18, har hun en fastlege og et behandlingssted som kjenner henne.",
            why="Habiliteringen for barn slutter da. Vi har sett at det kan gå et halvt år før noen tar over.",
            not_agreed="Kari synes ikke dette er et mål, bare noe vi voksne må ordne. Det blir stående så det ikke "
            "blir glemt.",
            life_area=LifeArea.HEALTH,
        ),
    }
