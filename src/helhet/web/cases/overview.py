"""The page of one case: whose it is, who coordinates, what was asked and answered, and which plans there are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import render
from django.views.decorators.http import require_safe

from helhet.plans.case_reading import open_case_file
from helhet.web.cases.overview_page import page_for

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.web.requests import Request


@require_safe
def show(request: Request, case_id: UUID) -> HttpResponse:
    """Everything about the case but what is written in its plans."""
    reading = open_case_file(request.actor, case_id)
    return render(request, "cases/case.html", {"page": page_for(reading)})
