"""One page that says who reads an entry, and lets those who may decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.plans import kinds, matters, policy, queries, reading
from helhet.plans.actions import limits
from helhet.plans.models import LimitKind, Participant
from helhet.plans.policy import ItemFacts
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.items import addresses
from helhet.web.plans.layout import layout_for
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.plans.models import Limit, PlanItem
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request

ALL: Final = "all"
CHOSEN: Final = "chosen"


class ReadersForm(Form):
    """Who reads it: all who take part, or those chosen; and whether the parents do."""

    who = forms.ChoiceField(
        label=gettext_lazy("Hvem skal lese dette?"),
        choices=[
            (ALL, gettext_lazy("Alle som leser planen")),
            (CHOSEN, gettext_lazy("Bare de jeg velger")),
        ],
        widget=forms.RadioSelect,
    )
    readers = forms.MultipleChoiceField(
        label=gettext_lazy("Velg hvem"),
        help_text=gettext_lazy(
            "Personen selv, den som handler for personen, og koordinatoren leser det alltid. "
            "Velger du ingen her, er det bare de."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    shielded = forms.BooleanField(label=gettext_lazy("Foreldrene skal ikke lese dette"), required=False)
    reason = PlainTextField(
        label=gettext_lazy("Hvorfor skal ikke foreldrene lese det?"),
        help_text=gettext_lazy("Foreldrene ser verken grunnen eller at noe er skjermet."),
        max_length=2000,
        required=False,
    )
    review_on = DateField(label=gettext_lazy("Når ser vi på det igjen?"), required=False)

    def __init__(self, *args: Any, plan: PlanReading, item: PlanItem, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(plan, item), **kwargs)
        reads_anyway = queries.coordinators_of(plan.plan)
        people = [each for each in plan.all(Participant) if each.is_current and each.person_id not in reads_anyway]
        self.fields["readers"].choices = [(str(each.pk), words.named(each)) for each in people]  # type: ignore[attr-defined]  # a MultipleChoiceField
        if not _may_choose(plan, item):
            del self.fields["who"], self.fields["readers"]
        if not _may_shield(plan):
            del self.fields["shielded"], self.fields["reason"], self.fields["review_on"]


@dataclass(frozen=True, slots=True)
class ReadersPage:
    """What the entry says, and the way back."""

    title: str
    text: str
    back_url: str


@require_http_methods(["GET", "POST"])
def readers(request: Request, plan_id: UUID, kind: str, item_id: UUID) -> HttpResponse:
    """Ask who reads an entry, and hold it from the next request on (A-15, pbrl § 3-4)."""
    plan = reading.look(request.actor, plan_id)
    item = plan.items.get(item_id)
    if not isinstance(item, kinds.model_for(kind)) or item.private or kind not in limits.LIMITED:
        raise NotVisible
    if not _may_shield(plan):
        facts = ItemFacts.of(item, plan.standing)
        policy.choose_readers(plan.standing, plan.plan.status, facts).require()
    form = ReadersForm(request.POST or None, plan=plan, item=item)
    if form_errors.accepted(form, lambda chosen: _save(request, plan, item, chosen)):
        messages.success(request, _("Lagret. Det gjelder fra nå av."))
        return redirect(addresses.of_item(item))
    reading.record(request.actor, plan, page=f"items:{kind}")
    page = ReadersPage(
        title=_("Hvem skal lese dette?"), text=words.excerpt(str(item)), back_url=addresses.of_item(item)
    )
    context = {"page": page, "form": form, "layout": layout_for(plan, "items:readers")}
    return render(request, "items/readers.html", context)


def _save(request: Request, plan: PlanReading, item: PlanItem, chosen: Any) -> None:
    which: dict[str, Any] = {"actor": request.actor, "plan_id": plan.plan.pk, "item_id": item.pk}
    if "shielded" in chosen and not chosen["shielded"]:
        limits.let_parents_read(**which)
    elif "shielded" in chosen:
        limits.shield_from_parents(**which, reason=chosen["reason"], review_on=chosen["review_on"])
    if "who" in chosen:
        of_chosen = [each.pk for each in plan.all(Participant) if str(each.pk) in chosen["readers"]]
        limits.choose_readers(**which, readers=None if chosen["who"] == ALL else of_chosen)


def _initial(plan: PlanReading, item: PlanItem) -> dict[str, Any]:
    chosen, shielding = _limit(plan, item, LimitKind.CHOSEN), _limit(plan, item, LimitKind.PARENTS)
    return {
        "who": CHOSEN if chosen else ALL,
        "readers": chosen.readers if chosen else [],
        "shielded": shielding is not None,
        "reason": shielding.reason if shielding else "",
        "review_on": shielding.review_on if shielding else None,
    }


def _limit(plan: PlanReading, item: PlanItem, kind: LimitKind) -> Limit | None:
    return next((limit for limit in plan.limits if limit.item_id == item.pk and limit.kind == kind), None)


def _may_choose(plan: PlanReading, item: PlanItem) -> bool:
    facts = ItemFacts.of(item, plan.standing)
    return bool(policy.choose_readers(plan.standing, plan.plan.status, facts))


def _may_shield(plan: PlanReading) -> bool:
    age, matter = plan.plan.person.age_on(clock.today()), matters.of_kind(plan.plan.kind)
    return bool(policy.shield_from_parents(plan.standing, plan.plan.status, matter, age))
