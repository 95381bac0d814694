"""The right to act for somebody else."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.people.models.person import Person
from helhet.people.scope import ALL_ACTS, Act, Matter


class Capacity(models.TextChoices):
    """As what somebody acts (pbrl § 1-3 b and ch. 4, vergemålsloven §§ 20-22, 33 and 78-83). The last three never
    decide in the person's place.
    """

    PARENT = "parent", _("forelder med foreldreansvar")
    GUARDIAN = "guardian", _("verge")
    LASTING_POWER = "lasting_power", _("fremtidsfullmektig")
    CHILD_WELFARE = "child_welfare", _("barnevernet")
    NEAREST_RELATIVE = "nearest_relative", _("nærmeste pårørende")
    TRUSTED_PERSON = "trusted_person", _("tillitsperson")
    HELPER = "helper", _("hjelper på skjermen")


DECIDING: Final = frozenset({Capacity.PARENT, Capacity.GUARDIAN, Capacity.LASTING_POWER, Capacity.CHILD_WELFARE})
"""Who can have the last word where the person cannot (pbrl §§ 4-4, 4-5 and 4-7)."""

MOST: Final = {
    Capacity.NEAREST_RELATIVE: Act.READ | Act.NOTICES,
    Capacity.TRUSTED_PERSON: Act.READ | Act.WRITE | Act.NOTICES,
    Capacity.HELPER: Act.READ | Act.WRITE | Act.NOTICES,
    **dict.fromkeys(DECIDING, ALL_ACTS),
}
"""The most that can be agreed on in each capacity."""


class Source(models.TextChoices):
    """How it became known. A register that is silent is no proof: what a document shows is always taken by hand."""

    MANUAL = "manual", _("registrert for hånd")
    REGISTER = "register", _("Folkeregisteret")


class RepresentationQuerySet(models.QuerySet["Representation"]):
    def in_force(self) -> RepresentationQuerySet:
        """Verified, begun and not over. Whether the person's age still lets them is for `people.acting` to say."""
        today = clock.today()
        not_over = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=today)
        return self.filter(not_over, starts_on__lte=today, verified_on__isnull=False)


class Representation(models.Model):
    """One person may act for another, within a scope and a period, on a basis somebody has verified (A-04).

    `matters` and `acts` are the sums of `Matter` and `Act`. `deprived` tells that a court has deprived the person of
    legal capacity in these matters (vergemålsloven § 22 third paragraph). `scope` is the mandate's own words.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="represented_by")
    representative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="represents")
    capacity = models.CharField(_("rolle"), max_length=20, choices=Capacity)
    matters = models.PositiveSmallIntegerField(_("hva det gjelder"))
    acts = models.PositiveSmallIntegerField(_("hva hun eller han kan gjøre"))
    deprived = models.BooleanField(_("fratatt rettslig handleevne"), default=False)
    scope = models.CharField(_("omfang"), max_length=300, blank=True)
    basis = models.CharField(_("grunnlag"), max_length=300)
    reference = models.CharField(_("hvor dokumentet finnes"), max_length=200, blank=True)
    source = models.CharField(_("kilde"), max_length=10, choices=Source, default=Source.MANUAL)
    verified_by = models.CharField(_("bekreftet av"), max_length=200, blank=True)
    verified_on = models.DateField(_("bekreftet"), null=True, blank=True)
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til"), null=True, blank=True)
    end_reason = models.CharField(_("hvorfor det er slutt"), max_length=300, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(acts__lt=Act.CONSENT.value) | models.Q(capacity__in=sorted(DECIDING)),
                name="representation_decides_in_a_capacity_that_can",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_on__isnull=True) | ~models.Q(verified_by=""),
                name="representation_is_verified_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["representative", "person"], name="representation_by_agent")]

    def __str__(self) -> str:
        return f"{self.representative} for {self.person}"

    def may(self, act: Act, matter: Matter) -> bool:
        """Whether this was agreed on or given; not whether the law lets it be used today."""
        return bool(self.acts & act) and bool(self.matters & matter)

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < clock.today()
