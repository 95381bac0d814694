"""The list of everybody in follow-up that the reader knows of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from helhet.plans import register
from helhet.plans.models import LIVE, Case, PlanKind, PlanStatus
from helhet.plans.register import CaseLine, Register, Wanted
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import searching
from helhet.web.addresses import address
from helhet.web.plans.layout import STATUS_TONES
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.web.requests import Request

PAGE: Final = 50
FILTERS: Final = ("status", "uten_koordinator", "stille")


class SearchForm(Form):
    """What to look for. The name is kept in the session, the rest stands in the address."""

    search = PlainTextField(
        label=gettext_lazy("Navn"),
        max_length=searching.LONGEST,
        multiline=False,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Plan"),
        required=False,
        choices=[
            ("", gettext_lazy("alle")),
            *((status.value, status.label) for status in (*LIVE, PlanStatus.CLOSED)),
            (register.NO_PLAN, gettext_lazy("ingen plan")),
        ],
    )
    uten_koordinator = forms.BooleanField(label=gettext_lazy("Uten koordinator"), required=False)
    stille = forms.BooleanField(label=gettext_lazy("Lenge stille"), required=False)

    def wanted(self) -> Wanted:
        """What was asked for; everything where it cannot be read."""
        if not self.is_valid():
            return Wanted()
        found = self.cleaned_data
        return Wanted(found["search"], found["status"], found["uten_koordinator"], found["stille"])


class CappedPaginator(Paginator[Case]):
    """Counts no further than the register is paged through; one row more than that tells that there are more."""

    @property
    def has_more(self) -> bool:
        return self.count > register.MOST


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One plan in a row."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One person, ready for the screen."""

    name: str
    url: str
    plans: tuple[PlanCell, ...]
    coordinator: str
    changed: str
    next_evaluation: str
    flags: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def list_cases(request: Request) -> HttpResponse:
    """Fifty a page, by name. Others than staff see their own cases, and have nothing to search for."""
    if request.method == "POST":
        searching.keep(request)
        return redirect(_with_filters(request))
    is_staff = request.actor.is_staff_member
    form = SearchForm({**request.GET.dict(), searching.FIELD: searching.words(request)})
    cases = Register(request.actor)
    wanted = form.wanted() if is_staff else Wanted()
    paginator = CappedPaginator(cases.search(wanted), PAGE, orphans=1)  # type: ignore[arg-type]  # it counts and slices
    page = paginator.get_page(request.GET.get("side"))
    context = {
        "form": form,
        "is_staff": is_staff,
        "is_searching": wanted != Wanted(),
        "is_filtered": wanted != Wanted(wanted.name),
        "words": wanted.name,
        "count": _count(paginator),
        "page": page,
        "rows": [_row(line) for line in cases.lines(list(page.object_list))],
    }
    return render(request, "cases/list.html", context)


def _with_filters(request: Request) -> str:
    """The list with the choices that were sent, or those in the address where only the name is taken away."""
    chosen = request.POST if "status" in request.POST else request.GET
    query = urlencode({name: chosen[name] for name in FILTERS if chosen.get(name)})
    return f"{address('cases:list')}?{query}" if query else address("cases:list")


def _count(paginator: CappedPaginator) -> str:
    return _("mer enn %(most)s") % {"most": register.MOST} if paginator.has_more else str(paginator.count)


def _row(line: CaseLine) -> Row:
    days = [plan.next_evaluation_on for plan in line.plans if plan.next_evaluation_on]
    return Row(
        name=line.case.person.name,
        url=address("cases:case", line.case.pk),
        plans=tuple(_plan_cell(each.plan.kind, each.plan.status, get_language()) for each in line.plans),
        coordinator=line.coordinator,
        changed=words.moment_day(line.changed_at),
        next_evaluation=words.day(min(days, default=None)),
        flags=tuple(_flags(line)),
    )


@lru_cache
def _plan_cell(kind: str, status: str, _language: str | None) -> PlanCell:
    text = f"{capfirst(PlanKind(kind).label)}: {PlanStatus(status).label}"
    return PlanCell(text, STATUS_TONES[PlanStatus(status)])


def _flags(line: CaseLine) -> list[str]:
    found = []
    if not line.coordinator:
        found.append(_("uten koordinator"))
    if any(plan.is_stagnant for plan in line.plans):
        found.append(_("lenge stille"))
    if any(words.has_passed(plan.next_evaluation_on) for plan in line.plans):
        found.append(_("evaluering er forsinket"))
    return found
