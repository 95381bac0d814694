"""What stands around the plan: other plans and programmes, services and rights, and letters that do not apply."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.plans.models.goal import Goal
from helhet.plans.models.item import PlanItem, require_order


class LinkedPlanKind(models.TextChoices):
    EDUCATION_PLAN = "education_plan", _("individuell opplæringsplan (IOP)")
    TREATMENT_PLAN = "treatment_plan", _("behandlingsplan")
    CRISIS_PLAN = "crisis_plan", _("kriseplan")
    ACTIVITY_PLAN = "activity_plan", _("aktivitetsplan i NAV")
    PROFESSIONAL_PLAN = "professional_plan", _("fagplan")
    PROGRAMME = "programme", _("program eller forløp")
    OTHER = "other", _("annen plan")


class LinkedPlan(PlanItem):
    """Another plan or programme in force, gathered and not repeated (P-21)."""

    section = "linked_plans"

    linked_kind = models.CharField(_("hva slags plan"), max_length=20, choices=LinkedPlanKind)
    title = models.CharField(_("navn"), max_length=200)
    owner = models.CharField(_("hvem har ansvar for den?"), max_length=200)
    dated = models.DateField(_("dato"), null=True, blank=True)
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hører til målet")
    )
    where = models.CharField(_("hvor finner vi den?"), max_length=300, blank=True)

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class ServiceKind(models.TextChoices):
    SERVICE = "service", _("tjeneste")
    AGREEMENT = "agreement", _("avtale")
    DECISION = "decision", _("vedtak")
    RIGHT = "right", _("rettighet")


class Service(PlanItem):
    """A service, agreement, decision or right the person has (P-18). A decision is referred to, never implied
    (P-24).
    """

    section = "services"

    service_kind = models.CharField(_("hva slags"), max_length=10, choices=ServiceKind, default=ServiceKind.SERVICE)
    name = models.CharField(_("hva"), max_length=200)
    provider = models.CharField(_("fra hvem"), max_length=200)
    contact = models.CharField(_("kontakt"), max_length=200, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    extent = models.CharField(_("hvor mye"), max_length=200, blank=True)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    decided_on = models.DateField(_("vedtaksdato"), null=True, blank=True)
    reference = models.CharField(_("saksnummer"), max_length=100, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="service_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Dates in order."""
        require_order(self, "starts_on", "ends_on")


class NotRelevant(PlanItem):
    """A letter of the law's list that does not apply to this plan, with the reason (IP regulation § 9)."""

    section = "law"

    letter = models.CharField(_("punkt"), max_length=10)
    reason = models.TextField(_("hvorfor gjelder det ikke her?"))

    class Meta(PlanItem.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "letter"],
                condition=models.Q(removed_at__isnull=True),
                name="one_reason_per_letter",
            )
        ]

    def __str__(self) -> str:
        return self.reason
