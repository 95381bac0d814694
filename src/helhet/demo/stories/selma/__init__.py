"""Selma, seven months, who has a rare disease, and her parents, who want to be more than nurses."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.selma import beginning, goals, months, surroundings, words
from helhet.demo.telling import Story
from helhet.demo.town import Town


def tell(town: Town, people: People) -> None:
    """From the notice of the hospital, five months ago, to the day before yesterday."""
    story = Story()
    beginning.tell(story, town, people)
    team = beginning.gather_team(story, people)
    words.write(story, people, team)
    work = goals.write(story, people, team)
    around = surroundings.write(story, people)
    months.tell(story, people, team, work, around)
