"""Emergency openings (A-27)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.kernel.fields import EncryptedTextField
from helhet.kernel.ids import new_id
from helhet.people.models import Account
from helhet.plans.models import Plan


class FoundBy(models.TextChoices):
    CASE = "case", _("fra oppfølgingen")
    NUMBER = "number", _("med fødselsnummeret")


class EmergencyOpening(models.Model):
    """Somebody without a ground opened the about-me and crisis pages of one plan, for a reason and a short time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="emergency_openings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=200)
    actor_organisation = models.CharField(max_length=200)
    reason = EncryptedTextField(_("hvorfor haster det?"))
    found_by = models.CharField(max_length=10, choices=FoundBy)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("opened_at")), name="emergency_has_an_end")
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return clock.now() < self.ends_at
