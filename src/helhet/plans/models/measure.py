"""Measures (tiltak): what is done towards a goal, by whom."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.plans.models.goal import Goal
from helhet.plans.models.item import ForWhom, PlanItem, require_order


class MeasureKind(models.TextChoices):
    SERVICE = "service", _("en tjeneste gjør noe")
    OWN_EFFORT = "own_effort", _("personen gjør noe selv")
    RELATIVE_EFFORT = "relative_effort", _("pårørende gjør noe")
    TECHNICAL_AID = "technical_aid", _("hjelpemiddel")


class MeasureAnswer(models.TextChoices):
    WAITING = "waiting", _("venter på svar")
    ACCEPTED = "accepted", _("sagt ja")
    DECLINED = "declined", _("sagt nei")


class MeasureStatus(models.TextChoices):
    PLANNED = "planned", _("planlagt")
    ACTIVE = "active", _("i gang")
    ON_HOLD = "on_hold", _("satt på vent")
    DONE = "done", _("ferdig")
    ENDED = "ended", _("avsluttet")


class AidStage(models.TextChoices):
    """The way of a technical aid (P-23)."""

    MAPPING = "mapping", _("kartlegging")
    ASSESSMENT = "assessment", _("vurdering")
    ACQUISITION = "acquisition", _("anskaffelse")
    FOLLOW_UP = "follow_up", _("oppfølging")
    EVALUATION = "evaluation", _("evaluering")


class Measure(PlanItem):
    """A service or action with extent, method and one responsible service and person (IP regulation § 9 e and f).

    A measure is not an administrative decision; where one exists it is referred to in `decision_reference` (P-24).
    """

    section = "goals"
    belongs_to = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    measure_kind = models.CharField(_("hva slags"), max_length=20, choices=MeasureKind, default=MeasureKind.SERVICE)
    for_whom = models.CharField(_("for hvem"), max_length=10, choices=ForWhom, default=ForWhom.PERSON)
    what = models.TextField(_("hva skal gjøres?"))
    how = models.TextField(_("hvordan?"), blank=True)
    extent = models.CharField(_("hvor mye og hvor ofte?"), max_length=200, blank=True)
    where = models.CharField(_("hvor?"), max_length=200, blank=True)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    service = models.CharField(_("ansvarlig tjeneste"), max_length=200, blank=True)
    responsible = models.ForeignKey(
        "plans.Participant",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ansvarlig person"),
    )
    answer = models.CharField(_("svar"), max_length=10, choices=MeasureAnswer, default=MeasureAnswer.WAITING)
    answer_reason = models.TextField(_("begrunnelse"), blank=True)
    answered_on = models.DateField(null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=MeasureStatus, default=MeasureStatus.PLANNED)
    status_reason = models.TextField(_("hvorfor"), blank=True)
    decision_reference = models.CharField(_("vedtak det bygger på"), max_length=200, blank=True)
    aid_stage = models.CharField(_("hvor langt er vi kommet?"), max_length=12, choices=AidStage, blank=True)
    follow_up_on = models.DateField(_("følges opp"), null=True, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="measure_period_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(measure_kind=MeasureKind.TECHNICAL_AID) | models.Q(follow_up_on__isnull=False),
                name="technical_aid_is_followed_up",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer=MeasureAnswer.DECLINED) | ~models.Q(answer_reason=""),
                name="declined_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["responsible", "answer"], name="measure_by_responsible")]

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        """Dates in order; an aid is followed up; a no has a reason."""
        require_order(self, "starts_on", "ends_on")
        if self.measure_kind == MeasureKind.TECHNICAL_AID and self.follow_up_on is None:
            raise ValidationError({"follow_up_on": _("Skriv når hjelpemiddelet skal følges opp.")})
        if self.answer == MeasureAnswer.DECLINED and not self.answer_reason:
            raise ValidationError({"answer_reason": _("Skriv kort hvorfor, så personen får et ordentlig svar.")})

    def follow(self, changed: Collection[str]) -> None:
        """Somebody else who is asked has not answered yet (P-14)."""
        if "answer" not in changed and not {"responsible", "responsible_id"}.isdisjoint(changed):
            self.answer, self.answer_reason, self.answered_on = MeasureAnswer.WAITING, "", None

    @property
    def is_open(self) -> bool:
        return self.status not in {MeasureStatus.DONE, MeasureStatus.ENDED}

    @property
    def lacks_owner(self) -> bool:
        """Nobody named is responsible, or the one who was asked said no (P-14). One's own effort is one's own."""
        is_unnamed = self.responsible_id is None and self.measure_kind != MeasureKind.OWN_EFFORT
        return self.is_open and (is_unnamed or self.answer == MeasureAnswer.DECLINED)
