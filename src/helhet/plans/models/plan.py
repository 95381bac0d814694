"""The plan of a case, and the record of how its state changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.people.models import Account, Person
from helhet.plans.models.case import Case
from helhet.plans.models.form import PlanFormVersion


class PlanKind(models.TextChoices):
    """Kinds that run on the same platform and can grow into one another (P-06, P-07)."""

    EARLY_CONCERN = "early_concern", _("stafettlogg")
    EDUCATION = "education", _("individuell opplæringsplan (IOP)")
    INDIVIDUAL = "individual", _("individuell plan")

    @classmethod
    def offered_to(cls, person: Person) -> tuple[PlanKind, ...]:
        """The kinds that can be begun for somebody. An early-concern log is for children and the young."""
        return tuple(kind for kind in cls if kind is not cls.EARLY_CONCERN or person.is_child)


class PlanStatus(models.TextChoices):
    """See `states` for what may follow what. FHIR: draft, active, on-hold, revoked, completed."""

    DRAFT = "draft", _("utkast")
    ACTIVE = "active", _("aktiv")
    RESTING = "resting", _("hviler")
    STOPPED = "stopped", _("stoppet")
    CLOSED = "closed", _("avsluttet")


LIVE = (PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.RESTING, PlanStatus.STOPPED)


class Plan(models.Model):
    """What is agreed for a person. Its content is items; `version` counts every saved change of any of them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=20, choices=PlanKind)
    status = models.CharField(max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT)
    form = models.ForeignKey(PlanFormVersion, on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveIntegerField(default=0)
    rests_until = models.DateField(_("hviler til"), null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    evaluated_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=models.Q(status__in=LIVE), name="one_live_plan_per_person"
            ),
        ]
        indexes = [models.Index(fields=["case", "status"], name="plan_by_case")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"


class StateChange(models.Model):
    """A change of state is a row with who, when and why. The state on the plan is the last row's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="state_changes")
    transition = models.CharField(max_length=20)
    from_status = models.CharField(max_length=20, blank=True)
    to_status = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    continues = models.TextField(_("hva som fortsetter"), blank=True)
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.transition}: {self.from_status} → {self.to_status}"
