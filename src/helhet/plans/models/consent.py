"""Consent A (that a plan is made) and record C (the coordinator). Consent B, to share, is never merged with them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.people.models import Account, Person
from helhet.plans.models.case import Case
from helhet.plans.models.plan import PlanKind


class ConsentForm(models.TextChoices):
    """Three equal ways (A-13)."""

    DIGITAL = "digital", _("på skjermen")
    PAPER = "paper", _("på papir")
    SPOKEN = "spoken", _("muntlig, med vitne")


class GiverCapacity(models.TextChoices):
    """As what somebody consents (pbrl §§ 4-3 to 4-7)."""

    SELF = "self", _("personen selv")
    PARENT = "parent", _("forelder med foreldreansvar")
    GUARDIAN = "guardian", _("verge")
    LASTING_POWER = "lasting_power", _("fremtidsfullmektig")
    CHILD_WELFARE = "child_welfare", _("barnevernet")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self) -> ConsentQuerySet:
        return self.filter(withdrawn_at__isnull=True)


class Consent(models.Model):
    """One giver's consent to a plan of one kind (IP regulation § 5 and § 9 i). Withdrawal ends it and keeps the row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    plan_kind = models.CharField(max_length=20, choices=PlanKind)
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(_("gitt av"), max_length=20, choices=GiverCapacity)
    form = models.CharField(_("hvordan"), max_length=10, choices=ConsentForm)
    witness = models.CharField(_("vitne"), max_length=200, blank=True)
    evidence = models.CharField(_("hvor papiret ligger"), max_length=200, blank=True)
    text_version = models.CharField(max_length=20)
    informed_how = models.TextField(_("hvordan vi informerte"), blank=True)
    child_heard = models.TextField(_("hva barnet sa"), blank=True)
    alone_reason = models.TextField(_("hvorfor én forelder er nok"), blank=True)
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawal_reason = models.TextField(_("hvorfor"), blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ("given_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "plan_kind", "giver"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_consent_in_force_per_giver",
            ),
            models.CheckConstraint(
                condition=~models.Q(form=ConsentForm.SPOKEN) | ~models.Q(witness=""),
                name="spoken_consent_has_a_witness",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver}: {self.get_plan_kind_display()}"
