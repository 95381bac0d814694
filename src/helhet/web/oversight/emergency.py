"""Nødåpning: a reason, and then the two pages the person has written for when it is urgent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel import clock
from helhet.kernel.errors import Denied
from helhet.oversight import emergency, rules
from helhet.oversight.actions import emergency as actions
from helhet.plans import queries
from helhet.plans.models import StatementSection
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent
from helhet.web.identity import NationalIdField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from helhet.oversight.emergency import EmergencyReading
    from helhet.oversight.models import EmergencyOpening
    from helhet.web.requests import Request


@dataclass(frozen=True, slots=True)
class Topic:
    """One heading of the two pages, with what is written under it."""

    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    """For `oversight/emergency_pages.html`. The page for when it gets hard comes first, whom to call at the top."""

    person_name: str
    until: str
    communication: str
    interpreter: str
    coordinator: str
    coordinator_phone: str
    crisis: tuple[Topic, ...]
    about_me: tuple[Topic, ...]


class ReasonForm(Form):
    """Why it is urgent."""

    reason = PlainTextField(
        label=gettext_lazy("Hvorfor haster det?"),
        help_text=gettext_lazy("Personen og koordinerende enhet får lese det du skriver."),
        max_length=1000,
    )


class NumberForm(ReasonForm):
    """Who it is, by the whole number."""

    national_id = NationalIdField(help_text=gettext_lazy("Alle elleve siffer."))
    field_order = ("national_id", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["national_id"].required = True


@require_http_methods(["GET", "POST"])
def by_number(request: Request) -> HttpResponse:
    """Open for somebody whose whole identity number is known."""
    _require_staff(request)
    form, opened = NumberForm(sent(request)), []

    def open_(values: Mapping[str, Any]) -> None:
        opened.append(actions.open_by_number(actor=request.actor, **values))

    if form_errors.accepted(form, open_):
        return _opened(request, opened[0])
    return _ask(request, form, name="")


@require_http_methods(["GET", "POST"])
def from_case(request: Request, case_id: UUID) -> HttpResponse:
    """Open for somebody whose case one knows of."""
    door = queries.get_case(request.actor, case_id)
    _require_staff(request)
    form, opened = ReasonForm(sent(request)), []

    def open_(values: Mapping[str, Any]) -> None:
        opened.append(actions.open_from_case(actor=request.actor, case_id=case_id, **values))

    if form_errors.accepted(form, open_):
        return _opened(request, opened[0])
    return _ask(request, form, name=door.case.person.name)


@require_safe
def pages(request: Request, opening_id: UUID) -> HttpResponse:
    """The two pages, as long as the opening lasts."""
    page = _page(emergency.read(request.actor, opening_id))
    return render(request, "oversight/emergency_pages.html", {"page": page})


def _require_staff(request: Request) -> None:
    if not actions.may_open(request.actor):
        raise Denied(_("Nødåpning er for dem som arbeider i kommune, fylkeskommune, sykehus eller NAV."))


def _opened(request: Request, opening: EmergencyOpening) -> HttpResponse:
    messages.warning(request, _("Nødåpningen er notert. Personen får vite om den, og noen går gjennom den etterpå."))
    return redirect("oversight:emergency-pages", opening.pk)


def _ask(request: Request, form: ReasonForm, *, name: str) -> HttpResponse:
    context = {"form": form, "name": name, "minutes": rules.emergency(clock.today()).minutes}
    return render(request, "oversight/emergency.html", context)


def _page(read: EmergencyReading) -> EmergencyPage:
    person, coordinator = read.opening.plan.person, read.coordinator
    return EmergencyPage(
        person_name=person.name,
        until=f"{localtime(read.opening.ends_at, clock.NORWAY):%H:%M}",
        communication=person.communication,
        interpreter=person.interpreter_language,
        coordinator=coordinator.person.name if coordinator else "",
        coordinator_phone=coordinator.phone if coordinator else "",
        crisis=_topics(read, "crisis", first=StatementSection.CRISIS_CALL),
        about_me=_topics(read, "about_me", first=StatementSection.ABOUT_ME_SUPPORT),
    )


def _topics(read: EmergencyReading, section: str, *, first: StatementSection) -> tuple[Topic, ...]:
    """What is written in a section, the most urgent heading first."""
    headings = sorted((each for each in StatementSection if each.startswith(section)), key=lambda each: each != first)
    said = {each: tuple(one.text for one in read.statements if one.topic == each) for each in headings}
    return tuple(Topic(str(heading.label), texts) for heading, texts in said.items() if texts)
