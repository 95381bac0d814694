"""The ways to sign in that Helhet keeps itself, for those who have no other (A-22)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.fields import EncryptedTextField
from helhet.kernel.ids import new_id
from helhet.people.models import Account


class PasswordLogin(models.Model):
    """A name, a password and a code app, always all three: a password alone opens nothing.

    `name` is folded, so that letter case and ways of writing the same letter do not matter. `used_step` is the last
    30-second step whose code was taken; no code of it or an earlier step is taken again.
    """

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.PROTECT, related_name="password_login", editable=False
    )
    name = models.CharField(_("brukernavn"), max_length=254, unique=True)
    password = models.CharField(max_length=128, editable=False)
    password_set_at = models.DateTimeField()
    totp_secret = EncryptedTextField(editable=False)
    totp_set_at = models.DateTimeField()
    used_step = models.PositiveBigIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return f"{self.account}: {self.name}"


class RecoveryCode(models.Model):
    """Stands in for one code from the app, once. Only a keyed hash of it is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account} {self.made_at:%Y-%m-%d}"


class Passkey(models.Model):
    """A key in somebody's phone, computer or security key, that opens with their finger, face or PIN (WebAuthn).

    `credential_id` is base64url, as browsers write it. `sign_count` counts upwards where the device counts at all, so
    that a copy is found out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="passkeys")
    name = models.CharField(_("navn"), max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True, editable=False)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0, editable=False)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return f"{self.account}: {self.name}"


class LocalInvitation(models.Model):
    """Lets its bearer choose a way to sign in to one account, once and before it runs out.

    Only a keyed hash of the code is kept. A new invitation withdraws the ones before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.account} {self.expires_at:%Y-%m-%d}"
