"""What an organisation has decided to look for in the access record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.organisation.models import Organisation
from helhet.oversight.models.review import Cause


class PatternRule(models.Model):
    """An organisation's own threshold for a pattern from a day on. The latest row that has begun to apply counts, and
    days before it are judged by the one before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pattern_rules")
    cause = models.CharField(max_length=20, choices=Cause)
    valid_from = models.DateField(_("gjelder fra"))
    is_on = models.BooleanField(_("se etter dette"))
    least = models.PositiveIntegerField(_("fra hvor mange på en dag"))
    tells_person = models.BooleanField(_("si det til personen med en gang"))
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("cause", "valid_from", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "cause", "valid_from"], name="one_pattern_rule_from_each_day"
            ),
            models.CheckConstraint(condition=models.Q(least__gt=0), name="pattern_rule_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.get_cause_display()}: {self.least}"
