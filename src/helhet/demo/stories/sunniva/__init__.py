"""Sunniva, 41, who hurt her head and wants back to the bakery."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.sunniva import beginning, goals, surroundings, words, year
from helhet.demo.telling import Story
from helhet.demo.town import Town


def tell(town: Town, people: People) -> None:
    """From the notice of the hospital, eleven months ago, to this week."""
    story = Story()
    beginning.tell(story, town, people)
    team = beginning.gather_team(story, people)
    words.write(story, people, team)
    wanted = goals.write(story, people)
    work = goals.agree(story, people, team, wanted)
    surroundings.write(story, people, wanted)
    year.tell(story, people, team, wanted, work)
