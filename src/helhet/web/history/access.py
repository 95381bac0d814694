"""Who has looked: the access record of a plan as sentences, for the person it is about (FOR-2019-03-01-168 § 14)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from helhet.access.decisions import GROUND_LABELS, Ground
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.plans import access_record, policy
from helhet.plans import reading as plans
from helhet.web.plans.layout import layout_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from helhet.audit.models import AuditEvent
    from helhet.web.requests import Request

EVENTS_PER_PAGE: Final = 300

READ_PLACES: Final = {
    "about-me": gettext_lazy("siden «Om meg»"),
    "case": gettext_lazy("oversikten over oppfølgingen"),
    "comparison": gettext_lazy("historikken"),
    "crisis": gettext_lazy("siden «Når det blir vanskelig»"),
    "diary": gettext_lazy("det som er delt fra dagboka"),
    "evaluation": gettext_lazy("hvordan det går"),
    "goal": gettext_lazy("et mål"),
    "history": gettext_lazy("historikken"),
    "home": gettext_lazy("det øverste i planen, på forsiden sin"),
    "law": gettext_lazy("lovens liste"),
    "services": gettext_lazy("tjenestene"),
    "timeline": gettext_lazy("forløpet"),
    "version": gettext_lazy("en tidligere versjon"),
    "who-does-what": gettext_lazy("hvem gjør hva"),
}
"""Pages by the name they have in the record; every other page of a plan shows the plan."""

DONE: Final = {
    Operation.ADD: gettext_lazy("skrev noe nytt"),
    Operation.CHANGE: gettext_lazy("endret noe"),
    Operation.EXPORT: gettext_lazy("lastet ned en utskrift"),
    Operation.REMOVE: gettext_lazy("tok noe ut"),
    Operation.RESTORE: gettext_lazy("hentet noe tilbake"),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did on one day. `ground` says why they could."""

    name: str
    organisation: str
    ground: StrOrPromise
    did: str
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    visits: tuple[Visit, ...]


@require_safe
def access(request: Request, plan_id: UUID) -> HttpResponse:
    """Who has read or changed the plan, day by day. Only the person, and whoever acts for them, sees this."""
    reading = plans.open_plan(request.actor, plan_id, page="access")
    policy.see_access_record(reading.standing).require()
    events = access_record.of_others(reading.plan, reading.standing)
    page = Paginator(events, EVENTS_PER_PAGE).get_page(request.GET.get("side"))
    context = {"layout": layout_for(reading, "history:access"), "days": _days(page.object_list), "page": page}
    return render(request, "history/access.html", context)


def _days(events: Iterable[AuditEvent]) -> tuple[Day, ...]:
    by_day = groupby(events, key=lambda event: localtime(event.at, clock.NORWAY).date())
    return tuple(Day(day, _visits(list(happened))) for day, happened in by_day)


def _visits(events: list[AuditEvent]) -> tuple[Visit, ...]:
    people = dict.fromkeys((event.account_id, event.actor_name) for event in events)
    return tuple(
        _visit([event for event in events if (event.account_id, event.actor_name) == someone]) for someone in people
    )


def _visit(events: list[AuditEvent]) -> Visit:
    newest, oldest = events[0], events[-1]
    return Visit(
        name=newest.actor_name,
        organisation=newest.actor_organisation,
        ground=GROUND_LABELS[Ground(newest.ground)],
        did=_sentence(events),
        first=oldest.at,
        last=newest.at,
    )


def _sentence(events: list[AuditEvent]) -> str:
    """«leste planen og et mål, endret noe»."""
    places = dict.fromkeys(_place(event) for event in reversed(events) if event.operation == Operation.READ)
    acts = dict.fromkeys(str(DONE[Operation(event.operation)]) for event in reversed(events) if event.operation in DONE)
    read = [_("leste %(places)s") % {"places": _listed(list(places))}] if places else []
    return ", ".join([*read, *acts])


def _place(event: AuditEvent) -> str:
    page = str(event.detail.get("page", ""))
    if page.startswith("documents"):
        return _("en utskrift på skjermen")
    return str(READ_PLACES.get(page, _("planen")))


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(some)s og %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
