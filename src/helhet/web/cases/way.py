"""What the pages about a case have in common: whose case it is, the way back, and the form as it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from helhet.access.decisions import Ground
from helhet.kernel.errors import NotVisible
from helhet.plans import policy, queries
from helhet.plans.models import PlanKind

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import QueryDict

    from helhet.plans.models import Case, Plan
    from helhet.plans.policy import Standing
    from helhet.web.requests import Request


@dataclass(frozen=True, slots=True)
class CaseWay:
    """For `cases/way_back.html`. `speaks` is true when the reader is the person, or acts for them; `plan_url` is empty
    on pages that are about no plan, and where the reader may not open it.
    """

    case_id: UUID
    case_url: str
    person_name: str
    given_name: str
    is_own: bool
    speaks: bool
    plan_url: str = ""


def way_of(case: Case, standing: Standing, plan: Plan | None = None) -> CaseWay:
    """Whose case the page is about, and which plan of it, as this reader stands to it."""
    may_open = plan is not None and policy.view_plan(standing, plan.status)
    return CaseWay(
        case_id=case.pk,
        case_url=reverse("cases:case", args=[case.pk]),
        person_name=case.person.name,
        given_name=case.person.given_name,
        is_own=standing.has(Ground.PERSON),
        speaks=standing.speaks_for_person,
        plan_url=reverse("plans:plan", args=[plan.pk]) if plan and may_open else "",
    )


def kind_named(name: str) -> PlanKind:
    """The kind of plan in an address. Raises `NotVisible` for a name nobody has."""
    try:
        return PlanKind(name)
    except ValueError:
        raise NotVisible from None


def sent(request: Request) -> QueryDict | None:
    """What was sent in the form, also when it was empty; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def after_leaving(request: Request, case_id: UUID) -> str:
    """The case, or the front page for somebody who cannot see the case any more."""
    if queries.visible_cases(request.actor).filter(pk=case_id).exists():
        return reverse("cases:case", args=[case_id])
    return reverse("home:home")
