"""One form for each kind of item that people write in the plan."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.plans.models import (
    ChildParticipation,
    Comment,
    CommentKind,
    Contribution,
    DiaryEntry,
    Evaluation,
    Frame,
    Goal,
    LinkedPlan,
    Measure,
    Need,
    NotRelevant,
    PlanItem,
    Resource,
    Review,
    Scale,
    ScaleReading,
    Service,
    Statement,
    StatusRequest,
    Step,
    WantedCooperation,
)
from helhet.web.items import fields
from helhet.web.items.item_form import ItemForm
from helhet.web.items.participant_form import ParticipantForm


class StatementForm(ItemForm):
    model = Statement
    asks_whose_words = True

    topic = fields.of(Statement, "topic")
    text = fields.of(Statement, "text", label=_("Med dine egne ord"))


class ResourceForm(ItemForm):
    model = Resource
    asks_whose_words = True
    more = ("life_area",)

    text = fields.of(Resource, "text")
    life_area = fields.of(Resource, "life_area")


class NeedForm(ItemForm):
    model = Need
    asks_whose_words = True
    more = ("life_area", "met")

    text = fields.of(Need, "text", help_text=_("Du trenger ikke å skrive noen diagnose."))
    responsible_id = fields.of(Need, "responsible_id")
    life_area = fields.of(Need, "life_area")
    met = fields.of(Need, "met")


class DiaryEntryForm(ItemForm):
    model = DiaryEntry

    text = fields.of(DiaryEntry, "text")


class GoalForm(ItemForm):
    model = Goal
    asks_whose_words = True
    more = ("life_area", "parent_id", "not_agreed")

    text = fields.of(Goal, "text", help_text=_("Det kan være stort eller lite. Skriv det slik du ville sagt det."))
    why = fields.of(Goal, "why")
    target_on = fields.of(Goal, "target_on")
    life_area = fields.of(Goal, "life_area")
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
    read_on = fields.of(ScaleReading, "read_on", in_past=True)
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


class EvaluationForm(ItemForm):
    model = Evaluation

    evaluated_on = fields.of(Evaluation, "evaluated_on", in_past=True)
    outcome = fields.of(Evaluation, "outcome")
    result = fields.of(Evaluation, "result")
    next_step = fields.of(Evaluation, "next_step")


class StatusRequestForm(ItemForm):
    model = StatusRequest

    question = fields.of(StatusRequest, "question")
    due_on = fields.of(StatusRequest, "due_on")


class ReviewForm(ItemForm):
    model = Review
    more = ("done_on", "outcome")

    review_kind = fields.of(Review, "review_kind")
    due_on = fields.of(Review, "due_on")
    note = fields.of(Review, "note")
    done_on = fields.of(Review, "done_on", in_past=True)
    outcome = fields.of(Review, "outcome")


class ContributionForm(ItemForm):
    model = Contribution
    asks_whose_words = True

    party = fields.of(Contribution, "party", help_text=_("Deg selv, en av de nærmeste, eller en tjeneste."))
    text = fields.of(Contribution, "text")


class WantedCooperationForm(ItemForm):
    model = WantedCooperation

    provider = fields.of(WantedCooperation, "provider")
    need = fields.of(WantedCooperation, "need")
    why = fields.of(WantedCooperation, "why")
    contacted_on = fields.of(WantedCooperation, "contacted_on", in_past=True)
    answer = fields.of(WantedCooperation, "answer", label=_("Hva svarte de?"))


class ChildParticipationForm(ItemForm):
    model = ChildParticipation
    asks_whose_words = True

    held_on = fields.of(ChildParticipation, "held_on", label=_("Når?"), in_past=True)
    how = fields.of(ChildParticipation, "how")
    who_talked = fields.of(ChildParticipation, "who_talked")
    informed_about = fields.of(ChildParticipation, "informed_about")
    child_view = fields.of(ChildParticipation, "child_view")
    weight_given = fields.of(ChildParticipation, "weight_given")


class LinkedPlanForm(ItemForm):
    model = LinkedPlan
    more = ("goal_id", "where")

    linked_kind = fields.of(LinkedPlan, "linked_kind")
    title = fields.of(LinkedPlan, "title", label=_("Hva heter den?"))
    owner = fields.of(LinkedPlan, "owner")
    dated = fields.of(LinkedPlan, "dated", label=_("Når er den fra?"))
    goal_id = fields.of(LinkedPlan, "goal_id")
    where = fields.of(LinkedPlan, "where")


class ServiceForm(ItemForm):
    model = Service
    more = ("extent", "decided_on", "reference")

    service_kind = fields.of(Service, "service_kind")
    name = fields.of(Service, "name", label=_("Hva får du?"))
    provider = fields.of(Service, "provider", label=_("Fra hvem?"))
    contact = fields.of(Service, "contact", label=_("Hvem kan du snakke med?"))
    phone = fields.of(Service, "phone")
    starts_on = fields.of(Service, "starts_on")
    ends_on = fields.of(Service, "ends_on")
    extent = fields.of(Service, "extent")
    decided_on = fields.of(Service, "decided_on")
    reference = fields.of(Service, "reference")


class NotRelevantForm(ItemForm):
    model = NotRelevant

    reason = fields.of(NotRelevant, "reason")


class FrameForm(ItemForm):
    model = Frame

    owner_service = fields.of(Frame, "owner_service")
    made_by = fields.of(Frame, "made_by")
    progress_by = fields.of(
        Frame, "progress_by", help_text=_("Den som passer på at det som er avtalt, faktisk skjer. Ofte koordinatoren.")
    )
    period_start = fields.of(Frame, "period_start")
    period_end = fields.of(Frame, "period_end")
    next_evaluation_on = fields.of(
        Frame, "next_evaluation_on", help_text=_("Da ser vi på planen sammen igjen. For eksempel 03.04.2026")
    )


FORMS: Final[dict[str, type[ItemForm]]] = {
    "child_participation": ChildParticipationForm,
    "comment": CommentForm,
    "contribution": ContributionForm,
    "diary_entry": DiaryEntryForm,
    "evaluation": EvaluationForm,
    "frame": FrameForm,
    "goal": GoalForm,
    "linked_plan": LinkedPlanForm,
    "measure": MeasureForm,
    "need": NeedForm,
    "not_relevant": NotRelevantForm,
    "participant": ParticipantForm,
    "resource": ResourceForm,
    "review": ReviewForm,
    "scale": ScaleForm,
    "scale_reading": ScaleReadingForm,
    "service": ServiceForm,
    "statement": StatementForm,
    "status_request": StatusRequestForm,
    "step": StepForm,
    "wanted_cooperation": WantedCooperationForm,
}
