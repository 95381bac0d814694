"""One form for each kind of item that people write in the plan."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from helhet.plans.models import (
    ChildParticipation,
    Contribution,
    DiaryEntry,
    Evaluation,
    Frame,
    LinkedPlan,
    Need,
    NotRelevant,
    Resource,
    Review,
    Service,
    Statement,
    StatusRequest,
    WantedCooperation,
)
from helhet.web.items import fields
from helhet.web.items.goal_forms import CommentForm, GoalForm, MeasureForm, ScaleForm, ScaleReadingForm, StepForm
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

    text = fields.of(Need, "text")
    responsible_id = fields.of(Need, "responsible_id")
    life_area = fields.of(Need, "life_area")
    met = fields.of(Need, "met")


class DiaryEntryForm(ItemForm):
    model = DiaryEntry

    text = fields.of(DiaryEntry, "text")


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
