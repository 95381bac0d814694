"""How it goes: comments, evaluations, statuses asked for, and the days the plan is gone through."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.plans.models.goal import Goal, Step
from helhet.plans.models.item import PlanItem
from helhet.plans.models.measure import Measure
from helhet.plans.models.participant import Participant


class CommentKind(models.TextChoices):
    PROGRESS = "progress", _("slik går det")
    QUESTION = "question", _("spørsmål")
    DOUBT = "doubt", _("er det mulig?")


class Comment(PlanItem):
    """A short note on a goal, a measure or a step, from anybody who takes part (P-25). Doubt belongs on a step."""

    section = "goals"
    belongs_to = ("goal", "measure", "step")

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    comment_kind = models.CharField(_("hva er det?"), max_length=10, choices=CommentKind, default=CommentKind.PROGRESS)
    text = models.TextField(_("hva vil du si?"))

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=False, measure__isnull=True, step__isnull=True)
                | models.Q(goal__isnull=True, measure__isnull=False, step__isnull=True)
                | models.Q(goal__isnull=True, measure__isnull=True, step__isnull=False),
                name="comment_on_one_thing",
            ),
            models.CheckConstraint(
                condition=~models.Q(comment_kind=CommentKind.DOUBT) | models.Q(step__isnull=False),
                name="doubt_is_noted_on_a_step",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Doubt about what is realistic belongs to a step, never to the goal (P-12)."""
        if self.comment_kind == CommentKind.DOUBT and self.step_id is None:
            raise ValidationError({"comment_kind": _("Tvil skriver vi på et steg, ikke på målet.")})


class Outcome(models.TextChoices):
    """FHIR Goal.achievementStatus: achieved, improving, no-change, worsening."""

    ACHIEVED = "achieved", _("i mål")
    IMPROVING = "improving", _("det går framover")
    NO_CHANGE = "no_change", _("som før")
    WORSENING = "worsening", _("det går tilbake")


class Evaluation(PlanItem):
    """How it went with a goal or a measure, with a next step (IP regulation § 9 second paragraph, P-27)."""

    section = "goals"
    belongs_to = ("goal", "measure")

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evaluated_on = models.DateField(_("dato"))
    outcome = models.CharField(_("hvordan gikk det?"), max_length=12, choices=Outcome)
    result = models.TextField(_("hva ble resultatet?"))
    next_step = models.TextField(_("hva gjør vi nå?"))

    class Meta(PlanItem.Meta):
        ordering = ("-evaluated_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=False, measure__isnull=True)
                | models.Q(goal__isnull=True, measure__isnull=False),
                name="evaluation_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.result


class StatusRequest(PlanItem):
    """One participant is asked how it goes. Requests of one round share `round`, and everybody sees who has answered
    (P-27).
    """

    section = "evaluation"

    round = models.UUIDField(default=uuid.uuid4)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    question = models.TextField(_("hva spør vi om?"))
    due_on = models.DateField(_("svar innen"))
    answer = models.TextField(_("svar"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [models.UniqueConstraint(fields=["round", "participant"], name="one_request_each_per_round")]

    def __str__(self) -> str:
        return self.question


class ReviewKind(models.TextChoices):
    ADJUSTMENT = "adjustment", _("justering")
    REVISION = "revision", _("full gjennomgang")
    EVALUATION = "evaluation", _("evaluering")
    TOUCHPOINT = "touchpoint", _("avtalt kontakt")
    HANDOVER = "handover", _("overgang")


class Review(PlanItem):
    """A planned day for adjusting or revising the plan. Statute sets no interval; the plan does
    (IP regulation § 9 h).
    """

    section = "period"

    review_kind = models.CharField(_("hva"), max_length=12, choices=ReviewKind, default=ReviewKind.ADJUSTMENT)
    due_on = models.DateField(_("når"))
    note = models.CharField(_("hva skal vi se på?"), max_length=300, blank=True)
    done_on = models.DateField(_("gjort"), null=True, blank=True)
    outcome = models.TextField(_("hva kom vi fram til?"), blank=True)

    class Meta(PlanItem.Meta):
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return f"{self.get_review_kind_display()} {self.due_on}"
