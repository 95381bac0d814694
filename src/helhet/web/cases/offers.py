"""Offers of a plan or a coordinator: what was told, what the answer was, and when to ask again (K-02)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.plans import policy, queries
from helhet.plans.actions import cases
from helhet.plans.models import Offer, OfferAnswer, OfferKind, PlanKind
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import CaseWay, sent, way_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from helhet.plans.models import Case
    from helhet.plans.queries import CaseDoor
    from helhet.web.requests import Request

ANSWERS = [
    (OfferAnswer.YES.value, gettext_lazy("Ja")),
    (OfferAnswer.NOT_NOW.value, gettext_lazy("Ikke nå")),
    (OfferAnswer.NO.value, gettext_lazy("Nei")),
]


class OfferForm(Form):
    """What is offered, and what was told about it. A children's coordinator is offered to a child only."""

    kind = forms.ChoiceField(label=gettext_lazy("Hva tilbyr dere?"), widget=forms.RadioSelect)
    information = PlainTextField(
        label=gettext_lazy("Hva fortalte dere?"),
        help_text=gettext_lazy("Kort: hva tilbudet er, hva det kan gi, og at det er lov å si nei eller vente."),
        max_length=4000,
    )
    offered_on = DateField(label=gettext_lazy("Når?"), in_past=True)

    def __init__(self, *args: Any, for_child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in OfferKind if for_child or kind is not OfferKind.CHILD_COORDINATOR]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (kind.value, str(kind.label).capitalize()) for kind in kinds
        ]


class AnswerForm(Form):
    """Yes, not now or no. Whoever enters a spoken answer says who gave it."""

    said_by = PlainTextField(label=gettext_lazy("Hvem svarte?"), max_length=100, multiline=False)
    answer = forms.ChoiceField(label=gettext_lazy("Svar"), choices=ANSWERS, widget=forms.RadioSelect)
    reason = PlainTextField(
        label=gettext_lazy("Hvorfor?"),
        help_text=gettext_lazy("For eksempel at en tidligere plan ikke hjalp. Det er lov å la det stå tomt."),
        max_length=4000,
        required=False,
    )
    offer_again_on = DateField(
        label=gettext_lazy("Når skal vi spørre igjen?"),
        help_text=gettext_lazy("Trengs når svaret er «ikke nå». For eksempel 03.04.2027."),
        required=False,
    )

    def __init__(self, *args: Any, speaks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if speaks:
            del self.fields["said_by"]


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer as a line: what, when, and the answer."""

    kind: str
    offered_on: date
    answer: str
    reason: str
    offer_again_on: date | None


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An offer to answer."""

    way: CaseWay
    kind: str
    kind_label: str
    information: str
    offered_on: date


@require_http_methods(["GET", "POST"])
def new(request: Request, case_id: UUID) -> HttpResponse:
    """Record that a plan or a coordinator was offered, and what was told (hol §§ 7-1, 7-2 and 7-2 a)."""
    door = queries.get_case(request.actor, case_id)
    policy.lead_case(door.standing).require()
    first = {"kind": request.GET.get("kind", ""), "offered_on": clock.today()}
    form = OfferForm(sent(request), initial=first, for_child=door.case.person.is_child)
    if request.method == "POST" and form.is_valid():
        made = cases.offer(actor=request.actor, case_id=case_id, **form.cleaned_data)
        messages.success(request, _("Tilbudet er skrevet inn. Svaret kan skrives nå eller senere."))
        return redirect("cases:offer-answer", case_id, made.pk)
    context = {"way": way_of(door.case, door.standing), "offers": _lines(door.case), "form": form}
    return render(request, "cases/offer.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: Request, case_id: UUID, offer_id: UUID) -> HttpResponse:
    """Answer an offer: the person's side on the screen, or the coordinator for an answer that was spoken."""
    door = queries.get_case(request.actor, case_id)
    policy.answer_offer(door.standing).require()
    offer = _offer(door, offer_id)
    form = AnswerForm(sent(request), initial={"said_by": door.case.person.name}, speaks=door.standing.speaks_for_person)
    if request.method == "POST" and form.is_valid():
        try:
            cases.answer_offer(actor=request.actor, case_id=case_id, offer_id=offer_id, **form.cleaned_data)
        except InvalidInput as error:
            form_errors.add(form, error)
        else:
            messages.success(request, _("Svaret er tatt vare på."))
            return redirect(_way_on(door, offer, form.cleaned_data["answer"]))
    return render(request, "cases/offer_answer.html", {"page": _answer_page(door, offer), "form": form})


def _offer(door: CaseDoor, offer_id: UUID) -> Offer:
    offer = door.case.offers.filter(pk=offer_id).first()
    if offer is None:
        raise NotVisible
    return offer


def _way_on(door: CaseDoor, offer: Offer, answer: str) -> str:
    """A yes to a plan leads to the consent; everything else back to the case."""
    if answer == OfferAnswer.YES and offer.kind == OfferKind.PLAN:
        name = "cases:consent" if door.standing.speaks_for_person else "cases:consent-record"
        return reverse(name, args=[door.case.pk, PlanKind.INDIVIDUAL])
    return reverse("cases:case", args=[door.case.pk])


def _answer_page(door: CaseDoor, offer: Offer) -> AnswerPage:
    return AnswerPage(
        way=way_of(door.case, door.standing),
        kind=offer.kind,
        kind_label=offer.get_kind_display(),
        information=offer.information,
        offered_on=offer.offered_on,
    )


def _lines(case: Case) -> tuple[OfferLine, ...]:
    return tuple(
        OfferLine(
            kind=offer.get_kind_display(),
            offered_on=offer.offered_on,
            answer=offer.get_answer_display(),
            reason=offer.answer_reason,
            offer_again_on=offer.offer_again_on,
        )
        for offer in case.offers.order_by("-offered_on", "-id")
    )
