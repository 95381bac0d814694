"""The memory of a plan: every state every item has had, and what is being written right now."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.people.models import Account
from helhet.plans.models.plan import Plan


class RevisionEvent(models.TextChoices):
    ADDED = "added", _("la til")
    CHANGED = "changed", _("endret")
    REMOVED = "removed", _("fjernet")
    RESTORED = "restored", _("hentet tilbake")


class Revision(models.Model):
    """What an item was after one saved change. The plan at version n is the latest revision of each item up to n, so
    that now and any earlier day are read by the same query. Rows are never changed and never deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    item_kind = models.CharField(max_length=30)
    item_id = models.UUIDField()
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=10, choices=RevisionEvent)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    private = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    by_organisation = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("version", "id")
        constraints = [models.UniqueConstraint(fields=["item_id", "number"], name="revision_number_of_item")]
        indexes = [
            models.Index(fields=["plan", "version"], name="revision_by_plan"),
            models.Index(fields=["item_id", "version"], name="revision_by_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item_kind} {self.number}: {self.event}"


class Draft(models.Model):
    """Text being written: one field of one form, for one plan and one writer. Gone when the form is saved."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="drafts")
    writer = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=100)
    field = models.CharField(max_length=60)
    text = models.TextField()
    base_revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("saved_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["plan", "writer", "form", "field"], name="one_draft_per_field_and_writer")
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.field}"
