"""The forms for goals and what belongs to them: steps, scales, measures and comments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.plans.models import Comment, CommentKind, Goal, Measure, PlanItem, Scale, ScaleReading, Step
from helhet.web.items import fields
from helhet.web.items.item_form import ItemForm


class GoalForm(ItemForm):
    model = Goal
    asks_whose_words = True
    more = ("life_area", "for_whom", "parent_id", "not_agreed")

    text = fields.of(Goal, "text", help_text=_("Det kan være stort eller lite. Skriv det slik du ville sagt det."))
    why = fields.of(Goal, "why")
    target_on = fields.of(Goal, "target_on")
    life_area = fields.of(Goal, "life_area")
    for_whom = fields.of(Goal, "for_whom", label=_("Hvem er målet for?"))
    parent_id = fields.of(Goal, "parent_id", label=_("Er det et steg på vei mot et større mål?"))
    not_agreed = fields.of(
        Goal, "not_agreed", help_text=_("Vi trenger ikke å være enige om alt. Da skriver vi det her.")
    )

    def may_point_to(self, item: PlanItem) -> bool:
        """A sub-goal belongs to a goal at the top, so that no goal can come to stand under itself."""
        return isinstance(item, Goal) and item.parent_id is None and item != self.item


class StepForm(ItemForm):
    model = Step

    goal_id = fields.of(Step, "goal_id", label=_("Hvilket mål er det på vei mot?"))
    text = fields.of(Step, "text")
    responsible_id = fields.of(Step, "responsible_id")
    due_on = fields.of(Step, "due_on")


class ScaleForm(ItemForm):
    model = Scale

    goal_id = fields.of(Scale, "goal_id", label=_("Hvilket mål gjelder det?"))
    name = fields.of(Scale, "name", help_text=_("For eksempel: Hvor trygg er jeg på å dusje alene?"))
    lowest = fields.of(Scale, "lowest")
    lowest_means = fields.of(Scale, "lowest_means", help_text=_("For eksempel: ikke i det hele tatt"))
    highest = fields.of(Scale, "highest")
    highest_means = fields.of(Scale, "highest_means", help_text=_("For eksempel: helt trygg"))


class ScaleReadingForm(ItemForm):
    model = ScaleReading

    scale_id = fields.of(ScaleReading, "scale_id", label=_("Hva måler du?"))
    value = fields.of(ScaleReading, "value")
    read_on = fields.of(ScaleReading, "read_on", in_past=True, initial=clock.today)
    note = fields.of(ScaleReading, "note")


class MeasureForm(ItemForm):
    """What, who and when first; the rest where it is needed. A technical aid has fields of its own (P-23)."""

    model = Measure
    more = (
        "how",
        "extent",
        "where",
        "service",
        "measure_kind",
        "for_whom",
        "aid_stage",
        "follow_up_on",
        "decision_reference",
    )

    goal_id = fields.of(Measure, "goal_id", label=_("Hvilket mål hjelper det mot?"))
    what = fields.of(Measure, "what")
    responsible_id = fields.of(
        Measure,
        "responsible_id",
        label=_("Hvem gjør det?"),
        help_text=_("Den du velger, får spørsmål om å si ja eller nei. Listen er de som er med i planen."),
    )
    starts_on = fields.of(Measure, "starts_on")
    ends_on = fields.of(Measure, "ends_on")
    how = fields.of(Measure, "how")
    extent = fields.of(Measure, "extent", help_text=_("For eksempel: 45 minutter hver uke"))
    where = fields.of(Measure, "where")
    service = fields.of(Measure, "service")
    measure_kind = fields.of(Measure, "measure_kind")
    for_whom = fields.of(Measure, "for_whom")
    aid_stage = fields.of(Measure, "aid_stage", help_text=_("Bare for hjelpemidler."))
    follow_up_on = fields.of(
        Measure,
        "follow_up_on",
        help_text=_("Et hjelpemiddel følges alltid opp, så det ikke blir stående ubrukt. For eksempel 03.04.2026"),
    )
    decision_reference = fields.of(
        Measure, "decision_reference", help_text=_("Et tiltak er ikke et vedtak. Finnes det et, viser vi til det her.")
    )


class CommentForm(ItemForm):
    """On one goal, one measure or one step, named by the address. Doubt is offered on a step only (P-12)."""

    model = Comment

    goal_id = fields.of(Comment, "goal_id", widget=forms.HiddenInput)
    measure_id = fields.of(Comment, "measure_id", widget=forms.HiddenInput)
    step_id = fields.of(Comment, "step_id", widget=forms.HiddenInput)
    comment_kind = fields.of(Comment, "comment_kind")
    text = fields.of(Comment, "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "step_id" not in self.context and getattr(self.item, "step_id", None) is None:
            kind = self.fields["comment_kind"]
            kind.choices = [pair for pair in kind.choices if pair[0] != CommentKind.DOUBT]  # type: ignore[attr-defined]
