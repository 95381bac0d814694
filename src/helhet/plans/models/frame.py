"""The frame of a plan: who answers for it, how long it lasts, and when it is looked at next."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.plans.models.item import PlanItem, require_order


class Frame(PlanItem):
    """One per plan, made with it. Who makes the plan and who answers for its progress (IP regulation §§ 7 and 9 c),
    the plan period and the next evaluation (§ 9 h).
    """

    section = "period"

    owner_service = models.CharField(_("tjenesten som har hovedansvaret"), max_length=200, blank=True)
    made_by = models.CharField(_("den som lager planen"), max_length=200, blank=True)
    progress_by = models.CharField(_("den som sørger for framdrift"), max_length=200, blank=True)
    period_start = models.DateField(_("planen gjelder fra"), null=True, blank=True)
    period_end = models.DateField(_("planen gjelder til"), null=True, blank=True)
    next_evaluation_on = models.DateField(_("neste evaluering"), null=True, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.UniqueConstraint(fields=["plan"], name="one_frame_per_plan"),
            models.CheckConstraint(
                condition=models.Q(period_start__isnull=True)
                | models.Q(period_end__isnull=True)
                | models.Q(period_end__gte=models.F("period_start")),
                name="plan_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Planens ramme"))

    def clean(self) -> None:
        """Dates in order."""
        require_order(self, "period_start", "period_end")
