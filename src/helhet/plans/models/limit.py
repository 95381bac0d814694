"""One entry that not everybody reads who reads the rest of the plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.people.models import Account
from helhet.plans.models.plan import Plan


class LimitKind(models.TextChoices):
    """Whom an entry is kept from."""

    CHOSEN = "chosen", _("bare de som er valgt, leser det")
    PARENTS = "parents", _("foreldrene leser det ikke")


class LimitQuerySet(models.QuerySet["Limit"]):
    def in_force(self) -> LimitQuerySet:
        return self.filter(lifted_at__isnull=True)


class Limit(models.Model):
    """A choice about who reads one entry (A-15), or its shielding from parents (pbrl § 3-4 second and third paragraph).
    `readers` are the ids of the participants who are chosen. Lifting ends it and keeps the row.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="limits")
    item_kind = models.CharField(max_length=30)
    item_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=LimitKind)
    readers = models.JSONField(default=list)
    reason = models.TextField(_("hvorfor"), blank=True)
    review_on = models.DateField(_("ser på det igjen"), null=True, blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    decided_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_name = models.CharField(max_length=200, blank=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ("decided_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["item_id", "kind"], condition=models.Q(lifted_at__isnull=True), name="one_limit_of_each_kind"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=LimitKind.PARENTS) | ~models.Q(reason=""), name="shielding_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["plan"], condition=models.Q(lifted_at__isnull=True), name="limit_in_force")]

    def __str__(self) -> str:
        return f"{self.item_kind}: {self.get_kind_display()}"
