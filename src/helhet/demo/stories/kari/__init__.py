"""Kari, 17, who will soon leave school, and means to move to Trondheim and make games."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.kari import beginning, goals, measures, surroundings, year
from helhet.demo.telling import Story
from helhet.demo.town import Town


def tell(town: Town, people: People) -> None:
    """From the first offer, fourteen months ago, to yesterday evening."""
    story = Story()
    beginning.tell(story, town, people)
    team = beginning.gather_team(story, people)
    beginning.write_own_words(story, people, team)
    wanted = goals.write(story, people, team)
    work = measures.agree(story, people, team, wanted)
    nav = surroundings.write(story, people, wanted)
    year.tell(story, people, team, wanted, work, nav)
