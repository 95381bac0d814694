"""What is looked for in the access record, and each organisation's own thresholds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.oversight import queries, rules
from helhet.oversight.actions import rules as actions
from helhet.oversight.models import Cause
from helhet.oversight.patterns import DECIDABLE
from helhet.ui.fields import DateField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent
from helhet.web.oversight.reviews import WHY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.organisation.models import Organisation
    from helhet.oversight.rules import Pattern
    from helhet.web.requests import Request

LARGEST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern as it is today."""

    what: str
    why: str
    state: str
    told: str
    url: str


@dataclass(frozen=True, slots=True)
class Watched:
    """One organisation with what it looks for."""

    name: str
    lines: tuple[Line, ...]


class PatternForm(Form):
    """A threshold, and the day it begins to apply."""

    is_on = forms.TypedChoiceField(
        label=gettext_lazy("Ser vi etter dette?"),
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nei"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    least = forms.IntegerField(
        label=gettext_lazy("Fra hvor mange på en dag?"),
        help_text=gettext_lazy("Antall ganger, avslag eller personer, etter hva det gjelder."),
        min_value=1,
        max_value=LARGEST,
    )
    tells_person = forms.TypedChoiceField(
        label=gettext_lazy("Får personen vite det med en gang?"),
        help_text=gettext_lazy("Lesingen står uansett i personens egen liste."),
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nei"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    valid_from = DateField(label=gettext_lazy("Gjelder fra"))


@require_safe
def show(request: Request) -> HttpResponse:
    """Every organisation the reader reviews for, with what it looks for today."""
    organisations = queries.watched_organisations(request.actor)
    patterns = rules.patterns({each.pk for each in organisations}, clock.today())
    watched = [_watched(each, patterns[each.pk]) for each in organisations]
    return render(request, "oversight/patterns.html", {"watched": watched})


@require_http_methods(["GET", "POST"])
def decide(request: Request, organisation_id: UUID, cause: str) -> HttpResponse:
    """Set a threshold from a day on."""
    organisation = queries.get_watched_organisation(request.actor, organisation_id)
    if cause not in DECIDABLE:
        raise NotVisible
    form = PatternForm(sent(request), initial=_initial(organisation, Cause(cause)))

    def save(values: Mapping[str, Any]) -> None:
        actions.decide(actor=request.actor, organisation_id=organisation_id, cause=cause, **values)

    if form_errors.accepted(form, save):
        messages.success(request, _("Lagret. Dager som er sett gjennom, blir ikke sett gjennom på nytt."))
        return redirect("oversight:patterns")
    context = {"form": form, "what": _what(Cause(cause)), "why": WHY[Cause(cause)], "name": organisation.name}
    return render(request, "oversight/pattern.html", context)


def _initial(organisation: Organisation, cause: Cause) -> dict[str, Any]:
    rule = rules.patterns([organisation.pk], clock.today())[organisation.pk][cause]
    return {
        "is_on": "yes" if rule.is_on else "no",
        "least": rule.least,
        "tells_person": "yes" if rule.tells_person else "no",
        "valid_from": clock.today() + timedelta(days=1),
    }


def _watched(organisation: Organisation, patterns: dict[Cause, Pattern]) -> Watched:
    lines = (_line(organisation, cause, rule) for cause, rule in sorted(patterns.items()) if cause in DECIDABLE)
    return Watched(organisation.name, tuple(lines))


def _line(organisation: Organisation, cause: Cause, rule: Pattern) -> Line:
    return Line(
        what=_what(cause),
        why=str(WHY[cause]),
        state=_("fra %(n)s på en dag") % {"n": rule.least} if rule.is_on else _("av"),
        told=_("ja") if rule.tells_person else _("nei"),
        url=reverse("oversight:pattern", args=[organisation.pk, cause]),
    )


def _what(cause: Cause) -> str:
    return str(capfirst(cause.label))
