"""Where one goes after writing: the page and the place where the item stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

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


def of_item(item: PlanItem) -> str:
    """The page that shows an item, at the item itself; its id on the page is the kind and the identifier."""
    return f"{of_page(item.plan_id, item.place)}#{item.kind}-{item.pk}"


def to(name: str, item: PlanItem) -> str:
    """An address of this family about an item, such as "items:removal"."""
    return reverse(name, args=[item.plan_id, item.kind, item.pk])
