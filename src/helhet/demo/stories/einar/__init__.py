"""Einar, 81, who has COPD and is about to move, with a plan that nobody has touched for seven months."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.einar import beginning, plan, silence, words
from helhet.demo.telling import Story
from helhet.demo.town import Town


def tell(town: Town, people: People) -> None:
    """From a winter with too many ambulances to a long silence and a new coordinator."""
    story = Story()
    beginning.tell(story, town, people)
    team = beginning.gather_team(story, people)
    words.write(story, people, team)
    work = plan.write(story, people, team)
    plan.write_surroundings(story, people, work)
    silence.tell(story, people, team, work)
