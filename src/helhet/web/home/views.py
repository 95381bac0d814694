"""The first page: one section for each way of having to do with plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from helhet.plans import queries
from helhet.web.home.presenters import notices, person, staff

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.web.requests import Request


@require_safe
def home(request: Request) -> HttpResponse:
    """What matters, what happens next, who does it, and what is new since last time."""
    actor = request.actor
    involved = queries.involvement(actor)
    sections = {
        "own": person.section_for(actor) if involved.on_person_side else None,
        "participant": staff.participant_section(actor) if involved.as_participant else None,
        "coordinator": staff.coordinator_section(actor) if involved.as_coordinator else None,
        "unit": staff.unit_section(actor),
        "leader": staff.leader_section(actor),
    }
    reviews = notices.waiting(actor, coordinates=involved.as_coordinator)
    context = {
        **sections,
        "reviews": reviews,
        "is_empty": not any(sections.values()),
        "is_staff": actor.is_staff_member,
    }
    return render(request, "home/home.html", context)
