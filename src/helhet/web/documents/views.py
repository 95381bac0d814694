"""Choose what to print, read it as a page, or take it along as a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from helhet.audit.models import Operation
from helhet.exports import pdf
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.plans import reading as plans
from helhet.plans.models import Participant
from helhet.web.documents import presenters
from helhet.web.documents.prints import PRINTS, Print, Receiver
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from helhet.exports.documents import Document
    from helhet.plans.reading import PlanReading
    from helhet.web.requests import Request


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a document by name, with the query that says whom it is for."""

    name: str
    chosen: Print
    reading: PlanReading
    document: Document
    query: dict[str, str]

    def address(self, view: str, **changes: str) -> str:
        """The same document through another door."""
        return presenters.address(view, self.reading, self.name, **self.query, **changes)


@require_safe
def choose(request: Request, plan_id: UUID) -> HttpResponse:
    """Which document, and for whom."""
    reading = plans.open_plan(request.actor, plan_id, page="documents")
    context = {
        "layout": layout_for(reading, "documents:choose"),
        "choices": presenters.choices(reading),
        "parts": presenters.parts_to_choose(reading),
    }
    return render(request, "documents/choose.html", context)


@require_safe
def page(request: Request, plan_id: UUID, document: str) -> HttpResponse:
    """The document as a plain page to print from the browser."""
    order = _order(request, plan_id, document, Operation.READ)
    context = presenters.document_page(
        order.document,
        pdf_url=order.address("documents:pdf"),
        back_url=reverse("documents:choose", args=[plan_id]),
    )
    return render(request, "documents/page.html", {"page": context})


@require_safe
def as_pdf(request: Request, plan_id: UUID, document: str) -> HttpResponse:
    """The document as an accessible PDF, or a kind word on what to shorten where one side is too little."""
    order = _order(request, plan_id, document, Operation.EXPORT)
    try:
        content = pdf.render(order.document)
    except pdf.DoesNotFit:
        return _too_long(request, order)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{order.chosen.file_name}-{clock.today().isoformat()}.pdf"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _too_long(request: Request, order: Order) -> HttpResponse:
    context = presenters.shortening(
        order.document,
        two_pages_url=order.address("documents:pdf", pages="more"),
        page_url=order.address("documents:page"),
    )
    layout = layout_for(order.reading, "documents:choose")
    return render(request, "documents/too_long.html", {"layout": layout, "page": context})


def _order(request: Request, plan_id: UUID, name: str, operation: Operation) -> Order:
    """Make the document, and record which one was read or taken out, and for whom."""
    chosen = PRINTS.get(name)
    if chosen is None:
        raise NotVisible
    participant_id = request.GET.get("participant", "") if name == "part" else ""
    reading = plans.open_plan(
        request.actor,
        plan_id,
        page=f"documents:{name}",
        operation=operation,
        detail={"participant": participant_id} if participant_id else None,
    )
    receiver = _receiver(request, reading, name, participant_id)
    query = {key: request.GET[key] for key in ("participant", "name") if key in request.GET}
    return Order(name, chosen, reading, chosen.make(reading, receiver), query)


def _receiver(request: Request, reading: PlanReading, name: str, participant_id: str) -> Receiver:
    if name == "part":
        participant = _participant(reading, participant_id)
        return Receiver(participant.name, participant)
    return Receiver(
        request.actor.name,
        anonymous=request.GET.get("name") == "none",
        one_page=request.GET.get("pages") != "more",
    )


def _participant(reading: PlanReading, participant_id: str) -> Participant:
    try:
        found = reading.items.get(UUID(participant_id))
    except ValueError:
        raise NotVisible from None
    if not isinstance(found, Participant):
        raise NotVisible
    return found
