"""Arne, 52, on his way out of addiction, without electronic ID: paper and talk are as good as the screen."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.arne import beginning, goals, surroundings, words, year
from helhet.demo.telling import Story
from helhet.demo.town import Town


def tell(town: Town, people: People) -> None:
    """From a no, two years ago, to last week."""
    story = Story()
    beginning.tell(story, town, people)
    team = beginning.gather_team(story, people)
    words.write(story, people, team)
    work = goals.write(story, people, team)
    surroundings.write(story, people)
    year.tell(story, people, team, work)
