"""Fill an empty database with the demo."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from helhet.demo import people, town
from helhet.demo.stories import arne, einar, jonas, kari, leif, selma, sunniva
from helhet.kernel import clock
from helhet.people.models import Person

STORIES = (kari, selma, arne, sunniva, einar, jonas, leif)


class NotADemo(Exception):
    """Made-up people are asked for where real people are."""


def seed() -> bool:
    """Make the town, its people and their stories in one transaction, as seen from now.

    Returns False and changes nothing where there are people already. Raises `NotADemo` in production.
    """
    if settings.HELHET_MODE == "production":
        raise NotADemo("Oppdiktede mennesker kan bare lages i en demo.")
    with transaction.atomic(), clock.at(clock.now()):
        if Person.objects.exists():
            return False
        place = town.build()
        everybody = people.gather(place)
        for story in STORIES:
            story.tell(place, everybody)
    return True
