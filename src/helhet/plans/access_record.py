"""What the access record says about one plan, for the person it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.audit.models import AuditEvent, Operation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from helhet.plans.models import Plan
    from helhet.plans.policy import Standing

SHOWN = (
    Operation.ADD,
    Operation.CHANGE,
    Operation.EXPORT,
    Operation.READ,
    Operation.REMOVE,
    Operation.RESTORE,
)


def of_others(plan: Plan, standing: Standing) -> QuerySet[AuditEvent]:
    """What everybody but the reader has read and done in the case of a plan, newest first."""
    events = AuditEvent.objects.filter(chain_id=plan.case_id, operation__in=SHOWN)
    return events.exclude(account_id=standing.account_id).order_by("-number")
