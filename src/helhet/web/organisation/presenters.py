"""What the pages about units and staff show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.ui.parts import Link
from helhet.web.addresses import address
from helhet.web.plans.presenters import words as say

if TYPE_CHECKING:
    from django.core.paginator import Page

    from helhet.organisation.models import Area, Organisation, Position, Unit


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One place where people work."""

    name: str
    phone: str
    url: str


@dataclass(frozen=True, slots=True)
class AreaCard:
    """One area with its units. `url` is empty for the units that are in no area."""

    name: str
    url: str
    units: tuple[UnitLine, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One position of one person. `period` says until when, or from when, where that is not obvious."""

    name: str
    title: str
    role: str
    unit: str
    period: str
    url: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """For `organisation/overview.html`. `tabs` has a link for each organisation the reader administers."""

    organisation_id: UUID
    name: str
    facts: str
    tabs: tuple[Link, ...]
    areas: tuple[AreaCard, ...]
    has_units: bool
    words: str
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """The way back to an organisation, for the pages below its overview."""

    name: str
    url: str


def overview_page(
    organisation: Organisation, among: list[Organisation], words: str, people: Page[Position]
) -> OverviewPage:
    """The page, in two questions to the database besides the people."""
    areas, units = list(organisation.areas.all()), list(organisation.units.all())
    return OverviewPage(
        organisation_id=organisation.pk,
        name=organisation.name,
        facts=say.listed(capfirst(organisation.get_kind_display()), organisation.number),
        tabs=tuple(Link(label=each.name, url=back_to(each).url, current=each.pk == organisation.pk) for each in among),
        areas=tuple(_cards(areas, units)),
        has_units=bool(units),
        words=words,
        people=tuple(_person(each) for each in people.object_list),
    )


def back_to(organisation: Organisation) -> Back:
    """The overview of one organisation."""
    query = urlencode({"organisation": organisation.pk})
    return Back(organisation.name, f"{reverse('organisation:overview')}?{query}")


def _cards(areas: list[Area], units: list[Unit]) -> Iterable[AreaCard]:
    placed = defaultdict(list)
    for unit in units:
        line = UnitLine(unit.name, unit.phone, address("organisation:unit", unit.pk))
        placed[unit.area_id].append(line)
    for area in areas:
        yield AreaCard(area.name, address("organisation:area", area.pk), tuple(placed[area.pk]))
    if placed[None]:
        yield AreaCard(_("Uten område") if areas else _("Enheter"), "", tuple(placed[None]))


def _person(position: Position) -> PersonLine:
    return PersonLine(
        name=position.person.name,
        title=position.title,
        role=position.get_role_display(),
        unit=position.unit.name,
        period=_period(position),
        url=address("organisation:position", position.pk),
    )


def _period(position: Position) -> str:
    begun = position.starts_on <= clock.today()
    return say.period(None if begun else position.starts_on, position.ends_on)
