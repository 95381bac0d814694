"""What somebody should look at in the access record, and emergency openings."""

from helhet.oversight.models.emergency import EmergencyOpening, FoundBy
from helhet.oversight.models.review import AccessReview, AccessReviewSight, Cause, Outcome, WatchedDay
from helhet.oversight.models.rule import PatternRule

__all__ = [
    "AccessReview",
    "AccessReviewSight",
    "Cause",
    "EmergencyOpening",
    "FoundBy",
    "Outcome",
    "PatternRule",
    "WatchedDay",
]
