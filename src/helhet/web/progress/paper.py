"""Entering notes made on paper, field by field in the order of the printed form (Q-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel.text import LONGEST_TEXT
from helhet.plans import forms as plan_forms
from helhet.plans import policy, reading
from helhet.plans.actions import paper
from helhet.plans.models import Channel, StatementSection, Voice
from helhet.plans.policy import ItemFacts
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import drafting
from helhet.web.form_errors import accepted
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.actions.paper import PaperField
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


DRAFT_KEY: Final = "paper"


class PaperForm(Form):
    """One text field for each field of the printed form, and who held the pen."""

    voice = forms.ChoiceField(label=gettext_lazy("Hvem sine ord er det?"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=gettext_lazy("Hvordan kom de til deg?"),
        choices=[(Channel.PAPER, gettext_lazy("på et ark")), (Channel.SPOKEN, gettext_lazy("fortalt"))],
        widget=forms.RadioSelect,
        initial=Channel.PAPER,
    )

    def __init__(self, *args: Any, plan: PlanReading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        voices = policy.voices(plan.standing, Channel.PAPER)
        self.fields["voice"].choices = [(voice, voice.label) for voice in voices]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["voice"].initial = voices[0]
        sections = {section.code: section for section in plan_forms.shown_sections(plan.plan)}
        for field in paper.fields_of(plan.plan):
            self.fields[field.name] = _text_field(field, sections[field.section])

    def notes(self) -> Mapping[str, str]:
        """What was written, by field name."""
        return {name: text for name, text in self.cleaned_data.items() if name not in {"voice", "channel"}}


@require_http_methods(["GET", "POST"])
def enter(request: Request, plan_id: UUID) -> HttpResponse:
    """Type in what somebody wrote by hand or told."""
    plan = reading.open_plan(request.actor, plan_id, page="paper")
    policy.add_item(plan.standing, plan.plan.status, ItemFacts("statement")).require()
    kept = drafting.kept(request, plan_id, DRAFT_KEY)
    form = PaperForm(request.POST or None, plan=plan)
    drafting.put_back(form, kept)

    def save(given: Mapping[str, Any]) -> None:
        entered = paper.enter(
            actor=request.actor,
            plan_id=plan_id,
            notes=form.notes(),
            voice=given["voice"],
            channel=given["channel"],
            party=_party(plan, given["voice"]),
        )
        told = _("%(count)d innslag er skrevet inn. Ordene står som de ble skrevet.") % {"count": len(entered)}
        drafting.finished(request, plan_id, DRAFT_KEY, told)

    if accepted(form, save):
        return redirect("plans:plan", plan_id)
    saving = drafting.saving_of(plan_id, DRAFT_KEY, kept.values())
    context = {"layout": layout_for(plan, "plans:plan"), "form": form, "saving": saving}
    return render(request, "progress/paper.html", context)


def _text_field(field: PaperField, section: plan_forms.FormSection) -> PlainTextField:
    heading = StatementSection(field.topic).label if section.code in {"about_me", "crisis"} else section.heading
    advice = _("Ett for hvert avsnitt. La det stå en tom linje mellom dem.") if field.several else ""
    return PlainTextField(label=heading, help_text=advice, max_length=LONGEST_TEXT, required=False)


def _party(plan: PlanReading, voice: str) -> str:
    return plan.plan.person.name if voice == Voice.PERSON else str(Voice(voice).label)
