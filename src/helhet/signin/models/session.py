"""A sign-in: one time somebody proved who they are in one browser, until it ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.access.actors import Assurance
from helhet.kernel.fields import EncryptedTextField
from helhet.kernel.ids import new_id
from helhet.people.models import Account


class Method(models.TextChoices):
    """How somebody proved who they are."""

    ASSISTED = "assisted", _("sammen med en ansatt")
    CHILD = "child", _("åpnet av en forelder")
    CODE_LETTER = "code_letter", _("kodebrev")
    DEMO = "demo", _("valgt i prøveutgaven")
    GUEST = "guest", _("lenke")
    OIDC = "oidc", _("innloggingstjeneste")
    PASSKEY = "passkey", _("passnøkkel")
    PASSWORD = "password", _("passord og engangskode")


class EndedWhy(models.TextChoices):
    """What ended a sign-in."""

    BY_OWNER = "by_owner", _("avsluttet fra en annen enhet")
    BY_PROVIDER = "by_provider", _("logget ut hos innloggingstjenesten")
    IDLE = "idle", _("ikke brukt på en stund")
    NEW_SIGN_IN = "new_sign_in", _("logget inn på nytt")
    REVOKED = "revoked", _("tilgangen ble trukket tilbake")
    SIGNED_OUT = "signed_out", _("logget ut")
    TOO_LONG = "too_long", _("varte så lenge som den kan")


class SignIn(models.Model):
    """One sign-in. `session_key` is the row of the session, which is a keyed hash of what the browser holds.

    `provider`, `provider_subject` and `provider_session` say who vouched (`iss` by its configured name, `sub`, `sid`),
    so that a sign-out over there reaches here. `id_token` is shown to it when somebody signs out here, and is forgotten
    then.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    method = models.CharField(max_length=20, choices=Method)
    assurance = models.PositiveSmallIntegerField()
    provider = models.CharField(max_length=50, blank=True)
    provider_subject = models.CharField(max_length=255, blank=True)
    provider_session = models.CharField(max_length=255, blank=True)
    id_token = EncryptedTextField(null=True, editable=False)
    device = models.CharField(max_length=100, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, choices=EndedWhy, blank=True)

    class Meta:
        ordering = ("-started_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(assurance__in=[level.value for level in Assurance]), name="sign_in_assurance_known"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_why="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_why="")),
                name="sign_in_ended_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["account", "started_at"], condition=models.Q(ended_at=None), name="sign_in_open_by_account"
            ),
            models.Index(
                fields=["provider", "provider_session"],
                condition=models.Q(ended_at=None) & ~models.Q(provider_session=""),
                name="sign_in_open_by_provider_sid",
            ),
            models.Index(
                fields=["provider", "provider_subject"],
                condition=models.Q(ended_at=None) & ~models.Q(provider_subject=""),
                name="sign_in_open_by_provider_sub",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.method} {self.started_at:%Y-%m-%d %H:%M}"
