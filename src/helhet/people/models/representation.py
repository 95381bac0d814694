"""The right to act for somebody else."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.people.models.person import Person


class Capacity(models.TextChoices):
    """As what somebody acts (pbrl ch. 4, vergemålsloven §§ 20-22, 33 and 78-83)."""

    PARENT = "parent", _("forelder med foreldreansvar")
    GUARDIAN = "guardian", _("verge")
    LASTING_POWER = "lasting_power", _("fremtidsfullmektig")
    CHILD_WELFARE = "child_welfare", _("barnevernet")


class RepresentationQuerySet(models.QuerySet["Representation"]):
    def in_force(self) -> RepresentationQuerySet:
        today = clock.today()
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=today), starts_on__lte=today)


class Representation(models.Model):
    """One person may act for another, within a scope and a period, on a basis somebody has checked (A-04)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="represented_by")
    representative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="represents")
    capacity = models.CharField(_("rolle"), max_length=20, choices=Capacity)
    scope = models.CharField(_("omfang"), max_length=300, blank=True)
    basis = models.CharField(_("grunnlag"), max_length=300)
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til"), null=True, blank=True)

    objects = RepresentationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("representative")), name="representation_of_another"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="representation_period_in_order",
            ),
        ]
        indexes = [models.Index(fields=["representative", "person"], name="representation_by_agent")]

    def __str__(self) -> str:
        return f"{self.representative} for {self.person}"
