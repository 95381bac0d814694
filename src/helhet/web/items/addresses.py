"""Where one goes after writing: the page and the place where the item stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from helhet.plans.models import Scale, ScaleReading
from helhet.web.addresses import ORIGIN

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.models import PlanItem

OWN_PAGES: Final = {
    "about_me": "plans:about-me",
    "crisis": "plans:crisis",
    "diary": "plans:diary",
    "services": "plans:services",
}
"""Sections that have a page to themselves. The others are headings on the plan's page, with the code as id."""

ADDED_ELSEWHERE: Final = {
    "evaluation": "progress:evaluation",
    "frame": "items:frame",
    "not_relevant": "progress:law",
    "status_request": "progress:ask",
}
"""Kinds that come about through an act of their own."""


def of_section(plan_id: UUID, section: str) -> str:
    """The page that shows a section, at the section."""
    if page := OWN_PAGES.get(section):
        return reverse(page, args=[plan_id])
    return f"{reverse('plans:plan', args=[plan_id])}#{section}"


def of_page(plan_id: UUID, section: str) -> str:
    """The page that shows a section, from its top, where the message with the undo button is met first."""
    return of_section(plan_id, section).partition("#")[0]


def of_item(item: PlanItem, origin: UUID | None = None) -> str:
    """Where an item stands, on the page of the goal one came from or else of its section; its id on the page is the
    kind and the identifier. A scale stands on its goal's page only.
    """
    if item.kind in ADDED_ELSEWHERE:
        return of_section(item.plan_id, item.place)
    scale = _scale_of(item)
    page = way_back(item.plan_id, scale.goal_id if scale else origin, item.place).partition("#")[0]
    stands = scale or item
    return f"{page}#{stands.kind}-{stands.pk}"


def way_back(plan_id: UUID, origin: UUID | None, section: str) -> str:
    """The page of the goal one came from, or else the section."""
    return reverse("plans:goal", args=[plan_id, origin]) if origin else of_section(plan_id, section)


def to(name: str, item: PlanItem, origin: UUID | None = None) -> str:
    """An address of this family about an item, such as "items:removal"."""
    address = reverse(name, args=[item.plan_id, item.kind, item.pk])
    return f"{address}?{ORIGIN}={origin}" if origin else address


def _scale_of(item: PlanItem) -> Scale | None:
    if isinstance(item, ScaleReading):
        return item.scale
    return item if isinstance(item, Scale) else None
