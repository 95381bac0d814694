"""Plan forms (maler): which sections a plan has, what they are called and how they help, as versioned data."""

from __future__ import annotations

from django.db import models

from helhet.kernel.ids import new_id
from helhet.organisation.models import Organisation
from helhet.people.models import Account


class PlanFormVersion(models.Model):
    """One version of a form. Without organisation it is the one that comes with Helhet (P-01); a municipality adapts
    it within limits, and each plan remembers the version it was written in (P-04).

    `sections` is a list of {code, heading, help, visible}, in order.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="plan_forms")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    sections = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "number"], name="form_number_in_organisation"),
            models.UniqueConstraint(
                fields=["kind", "number"], condition=models.Q(organisation__isnull=True), name="form_number_of_helhet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Threshold(models.Model):
    """A period the municipality can set, with the day it begins to apply, such as days before a plan is stagnant."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="thresholds")
    code = models.CharField(max_length=40)
    days = models.PositiveIntegerField()
    valid_from = models.DateField()

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code", "valid_from"], name="one_threshold_from_each_day")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.days}"
