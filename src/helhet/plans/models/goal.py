"""Goals, sub-goals, steps, and progress in the person's own scale."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.plans.models.item import ForWhom, LifeArea, PlanItem


class GoalStatus(models.TextChoices):
    ACTIVE = "active", _("vi jobber med det")
    ON_HOLD = "on_hold", _("satt på vent")
    ACHIEVED = "achieved", _("nådd")
    ENDED = "ended", _("avsluttet")


class Goal(PlanItem):
    """What the person wants to achieve, in own words (IP regulation § 9 a). A goal with a parent is a sub-goal. A goal
    is not an administrative decision (P-24).
    """

    section = "goals"
    belongs_to = ("parent",)

    text = models.TextField(_("hva vil du?"))
    why = models.TextField(_("hvorfor er det viktig?"), blank=True)
    life_area = models.CharField(_("område i livet"), max_length=20, choices=LifeArea, blank=True)
    for_whom = models.CharField(_("for hvem"), max_length=10, choices=ForWhom, default=ForWhom.PERSON)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    target_on = models.DateField(_("når vil du være der?"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=GoalStatus, default=GoalStatus.ACTIVE)
    status_reason = models.TextField(_("hvorfor"), blank=True)
    not_agreed = models.TextField(_("hva vi ikke er enige om"), blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="goal_not_its_own_parent",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.status in {GoalStatus.ACTIVE, GoalStatus.ON_HOLD}


class Step(PlanItem):
    """A step on the way to a goal, checked against the services on offer. Doubt about realism is a note here, never a
    change of the goal (P-12).
    """

    section = "goals"
    belongs_to = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("hva er neste steg?"))
    responsible = models.ForeignKey(
        "plans.Participant",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hvem gjør det"),
    )
    due_on = models.DateField(_("når"), null=True, blank=True)
    done_on = models.DateField(_("gjort"), null=True, blank=True)

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class Scale(PlanItem):
    """The person's own way of saying how it goes, from `lowest` to `highest`, with words for both ends (P-28)."""

    section = "goals"
    belongs_to = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("hva måler du?"), max_length=100)
    lowest = models.IntegerField(_("laveste tall"), default=0)
    highest = models.IntegerField(_("høyeste tall"), default=10)
    lowest_means = models.CharField(_("det laveste betyr"), max_length=60)
    highest_means = models.CharField(_("det høyeste betyr"), max_length=60)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(highest__gt=models.F("lowest")), name="scale_ends_in_order")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The ends in order."""
        if self.highest <= self.lowest:
            raise ValidationError({"highest": _("Det høyeste tallet må være større enn det laveste.")})


class ScaleReading(PlanItem):
    """One point on the person's scale."""

    section = "goals"
    belongs_to = ("scale",)

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField(_("dato"))
    value = models.IntegerField(_("tall"))
    note = models.CharField(_("noen ord"), max_length=300, blank=True)

    class Meta(PlanItem.Meta):
        ordering = ("read_on", "id")

    def __str__(self) -> str:
        return f"{self.value}"

    def clean(self) -> None:
        """A point lies on its scale."""
        if not self.scale.lowest <= self.value <= self.scale.highest:
            raise ValidationError(
                {
                    "value": _("Velg et tall fra %(lowest)s til %(highest)s.")
                    % {"lowest": self.scale.lowest, "highest": self.scale.highest}
                }
            )
