"""The coordinator of a case. Hangs on the case, because a coordinator is offered with or without a plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.people.models import Person
from helhet.plans.models.case import Case


class CoordinatorKind(models.TextChoices):
    """Letter g of IP regulation § 9."""

    MUNICIPAL = "municipal", _("koordinator i kommunen")
    SPECIALIST = "specialist", _("koordinator i spesialisthelsetjenesten")
    CHILD = "child", _("barnekoordinator")
    CONTACT_PHYSICIAN = "contact_physician", _("kontaktlege")


COORDINATING = (CoordinatorKind.MUNICIPAL, CoordinatorKind.SPECIALIST, CoordinatorKind.CHILD)
"""Those who coordinate. A contact physician is named on the case, but has no access by it."""


class CoordinatorQuerySet(models.QuerySet["CoordinatorAppointment"]):
    def current(self) -> CoordinatorQuerySet:
        today = clock.today()
        return self.filter(models.Q(ended_on__isnull=True) | models.Q(ended_on__gt=today), appointed_on__lte=today)


class CoordinatorAppointment(models.Model):
    """One named person has the role from a day and until it ends; at most one of each kind at a time (W-02)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="coordinators")
    kind = models.CharField(_("rolle"), max_length=20, choices=CoordinatorKind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="coordinates")
    unit_name = models.CharField(_("arbeidssted"), max_length=300, blank=True)
    phone = models.CharField(_("direkte telefon"), max_length=30, blank=True)
    stand_in = models.CharField(_("stedfortreder"), max_length=200, blank=True)
    wish = models.TextField(_("hva personen ønsket"), blank=True)
    appointed_on = models.DateField(_("oppnevnt"))
    ended_on = models.DateField(_("sluttet"), null=True, blank=True)
    end_reason = models.CharField(_("hvorfor"), max_length=300, blank=True)

    objects = CoordinatorQuerySet.as_manager()

    class Meta:
        ordering = ("appointed_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(ended_on__isnull=True),
                name="one_coordinator_of_each_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("appointed_on")),
                name="coordinator_period_in_order",
            ),
        ]
        indexes = [models.Index(fields=["person", "case"], name="coordinator_by_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display()}"

    @property
    def coordinates_now(self) -> bool:
        """Whether the person coordinates today: appointed, not ended, and of a kind that coordinates."""
        today = clock.today()
        return (
            self.kind in COORDINATING
            and self.appointed_on <= today
            and (self.ended_on is None or self.ended_on > today)
        )
