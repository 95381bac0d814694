"""What waits for somebody across all plans: one module for each way of being in them.

Every list is bounded, and every function asks the database a fixed number of times however many cases there are.
"""

from typing import Final

from django.db.models import Q

LIMIT: Final = 20
"""The most rows of a list. The whole list is in the register."""


def still_in_plan() -> Q:
    """Measures and steps that are not taken out, alone or together with their goal."""
    goal_stays = Q(goal__removed_at__isnull=True, goal__parent__removed_at__isnull=True)
    return Q(removed_at__isnull=True) & goal_stays
