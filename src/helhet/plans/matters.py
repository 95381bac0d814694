"""The field of law of the case and of each kind of plan: who decides, who reads, and until which age."""

from __future__ import annotations

from typing import Final

from helhet.people.scope import Matter
from helhet.plans.models import PlanKind

OF_CASE: Final = Matter.HEALTH
"""The follow-up itself is a matter of health and care (hol §§ 7-1 to 7-3)."""

OF_KIND: Final = {
    PlanKind.EARLY_CONCERN: Matter.HEALTH,
    PlanKind.EDUCATION: Matter.SCHOOL,
    PlanKind.INDIVIDUAL: Matter.HEALTH,
}

KINDS_IN: Final = {
    matter: tuple(kind for kind, falls_in in OF_KIND.items() if falls_in is matter)
    for matter in dict.fromkeys(OF_KIND.values())
}


def of_kind(kind: str) -> Matter:
    """The field of a kind of plan, by its code."""
    return OF_KIND[PlanKind(kind)]
