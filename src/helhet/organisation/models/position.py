"""Who works where, as what, and when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.access.actors import Role
from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.organisation.models.organisation import Unit
from helhet.people.models import Person

ROLE_CHOICES = [
    (Role.COORDINATING_UNIT.value, _("koordinerende enhet")),
    (Role.EMPLOYEE.value, _("ansatt")),
    (Role.LEADER.value, _("leder")),
    (Role.LOCAL_ADMINISTRATOR.value, _("lokal administrator")),
]


class PositionQuerySet(models.QuerySet["Position"]):
    def not_ended(self) -> PositionQuerySet:
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=clock.today()))

    def current(self) -> PositionQuerySet:
        return self.not_ended().filter(starts_on__lte=clock.today())


class Position(models.Model):
    """A role in a unit for a period. One person may hold several (A-07); authorisations are time-limited
    (FOR-2019-03-01-168 § 13).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    role = models.CharField(_("rolle"), max_length=30, choices=ROLE_CHOICES, default=Role.EMPLOYEE)
    title = models.CharField(_("stilling"), max_length=100)
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til"), null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="position_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"
