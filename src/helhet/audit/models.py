"""Tables of the access record. Rows are written by `record`, never changed, never deleted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id


class Operation(models.TextChoices):
    """What kind of thing was done."""

    ADD = "add", _("la til")
    CHANGE = "change", _("endret")
    EXPORT = "export", _("lastet ned")
    MESSAGE = "message", _("skrev til")
    READ = "read", _("leste")
    REFUSED = "refused", _("ble stoppet")
    REMOVE = "remove", _("fjernet")
    RESTORE = "restore", _("hentet tilbake")
    SIGN_IN = "sign_in", _("logget inn")
    SIGN_OUT = "sign_out", _("logget ut")


class Chain(models.Model):
    """The head of one hash chain: one for each case, and one for what concerns no case."""

    id = models.UUIDField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.id} ({self.length})"


class AuditEvent(models.Model):
    """One reading, change, message or refusal. `number` runs from 1 without gaps within a chain; `hash` covers
    `previous`. On PostgreSQL the table is partitioned by month (`partitions`), and `at` is part of both keys there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chain_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    operation = models.CharField(max_length=20, choices=Operation)
    account_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_organisation = models.CharField(max_length=200, blank=True)
    ground = models.CharField(max_length=30)
    subject_id = models.UUIDField(null=True)
    object_kind = models.CharField(max_length=40)
    object_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain_id", "number"], name="audit_event_number_in_chain")]
        indexes = [models.Index(fields=["account_id", "at"], name="audit_event_by_account")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.operation} {self.object_kind}"
