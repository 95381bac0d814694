"""Periods the municipality can set, such as when a plan counts as stagnant. Data with a date, never code (P-29)."""

from __future__ import annotations

import enum
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from helhet.kernel import clock
from helhet.kernel.prepared import Prepared
from helhet.plans.models import PlanStatus, Threshold

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from helhet.plans.models import Plan


class Period(enum.StrEnum):
    """What can be set, in days."""

    STAGNANT_AFTER = "stagnant_after"


DEFAULT_DAYS: Final = {Period.STAGNANT_AFTER: 180}
"""Statute gives no interval (IP regulation § 9 h); these are the product's choice until a municipality sets its own."""


def days_for(organisation_id: UUID) -> dict[Period, int]:
    """What applies today in an organisation: its own, else the common, else the default."""
    return days_by_organisation([organisation_id])[organisation_id]


def days_by_organisation(organisation_ids: Collection[UUID]) -> dict[UUID, dict[Period, int]]:
    """`days_for` several organisations at once."""
    own: dict[UUID | None, dict[Period, int]] = defaultdict(dict)
    for row in _in_force(organisation_ids=tuple(organisation_ids)):
        own[row.organisation_id][Period(row.code)] = row.days
    return {each: {**DEFAULT_DAYS, **own[None], **own[each]} for each in organisation_ids}


_in_force: Prepared[Threshold] = Prepared(
    lambda organisation_ids: Threshold.objects.filter(
        Q(organisation__in=organisation_ids) | Q(organisation__isnull=True), valid_from__lte=clock.today()
    ).order_by("valid_from")
)


def is_stagnant(plan: Plan, days: dict[Period, int]) -> bool:
    """An active plan that nobody has changed or evaluated for the set time (P-29)."""
    return plan.status == PlanStatus.ACTIVE and plan.changed_at < clock.now() - timedelta(
        days=days[Period.STAGNANT_AFTER]
    )
