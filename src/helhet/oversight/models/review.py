"""What somebody should look at: patterns in the access record, emergency openings, and the person's own questions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.fields import EncryptedTextField
from helhet.kernel.ids import new_id
from helhet.organisation.models import Organisation
from helhet.oversight.models.emergency import EmergencyOpening
from helhet.people.models import Account
from helhet.plans.models import Case


class Cause(models.TextChoices):
    """Why it should be looked at. The patterns have their thresholds in `rules`."""

    COLLEAGUE = "colleague", _("leste om en kollega")
    COLLEAGUES_FAMILY = "colleagues_family", _("leste om en som står en kollega nær")
    EMERGENCY = "emergency", _("nødåpning")
    FAMILY_NAME = "family_name", _("leste om en med samme etternavn")
    HOUSEHOLD = "household", _("leste om en med samme telefon eller e-post")
    NO_RELATION = "no_relation", _("ble stoppet mange ganger")
    ODD_HOURS = "odd_hours", _("leste på en uvanlig tid")
    OWN_RECORD = "own_record", _("arbeidet med sin egen oppfølging")
    QUESTION = "question", _("spørsmål fra personen")
    UNUSUALLY_MANY = "unusually_many", _("leste om uvanlig mange")


class Outcome(models.TextChoices):
    """What came of looking."""

    IN_ORDER = "in_order", _("Det var i orden")
    SPOKEN_OF = "spoken_of", _("Tatt opp med den det gjelder")
    BREACH = "breach", _("Det var et brudd på reglene")


class AccessReview(models.Model):
    """One thing to look at, in one organisation's list. `account` is the one whose acts it is about, `number` the entry
    of the case's chain that a question is about.

    `answer` is shown to the person, `note` is for those who review. `tells_person` puts it on the person's first page.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cause = models.CharField(_("hvorfor"), max_length=20, choices=Cause)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="access_reviews")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="access_reviews")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=200)
    actor_organisation = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    events = models.PositiveIntegerField(default=1)
    number = models.PositiveBigIntegerField(null=True)
    opening = models.OneToOneField(EmergencyOpening, on_delete=models.PROTECT, null=True, related_name="review")
    question = EncryptedTextField(_("hva lurer du på?"), blank=True)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    tells_person = models.BooleanField(default=False)
    outcome = models.CharField(_("hva kom du fram til?"), max_length=10, choices=Outcome, blank=True)
    answer = EncryptedTextField(_("svar til personen"), blank=True)
    note = EncryptedTextField(_("notat"), blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    closed_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="access_review_closed_with_an_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "closed_at"], name="access_review_by_list"),
            models.Index(fields=["case", "cause"], name="access_review_by_case"),
        ]

    def __str__(self) -> str:
        return f"{self.get_cause_display()}: {self.actor_name} {self.day}"

    @property
    def told_at(self) -> object:
        """When there was last something new to tell the person."""
        return self.closed_at or self.made_at


class AccessReviewSight(models.Model):
    """Somebody on the person's side has seen what a review tells, as it stood then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(AccessReview, on_delete=models.PROTECT, related_name="sights")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "account"], name="one_sight_per_reader")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at:%Y-%m-%d}"


class WatchedDay(models.Model):
    """A day of the access record that has been looked through. Written with what was found, so once only."""

    day = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return str(self.day)
