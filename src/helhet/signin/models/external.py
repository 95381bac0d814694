"""Identities that somebody else vouches for, and what they have said once and may not say again."""

from __future__ import annotations

from django.db import models

from helhet.kernel.ids import new_id
from helhet.people.models import Account


class ExternalIdentity(models.Model):
    """Who an account is at a provider: the issuer and the subject, which is never given to anybody else there.

    For those the provider knows without a national identity number: a foreign electronic ID, or a work account.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="external_identities")
    issuer = models.URLField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ("linked_at", "id")
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="external_identity_of_one_account")]

    def __str__(self) -> str:
        return f"{self.account}: {self.issuer}"


class SpentToken(models.Model):
    """The keyed hash of a message that is taken once only, kept until the message would be too old anyway."""

    digest = models.CharField(max_length=64, primary_key=True, editable=False)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.expires_at:%Y-%m-%d %H:%M}"
