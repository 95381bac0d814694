"""What is known of the person a case is about: name, language, and how to reach and talk with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel.national_id import mask
from helhet.people.models import Language
from helhet.plans import person_policy, policy, queries
from helhet.plans.actions import person_details
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent, way_of
from helhet.web.identity import NationalIdField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from helhet.people.models import Person
    from helhet.web.requests import Request


class ReachForm(Form):
    """How to reach and talk with the person. This the person's own side keeps right."""

    language = forms.ChoiceField(
        label=gettext_lazy("Språk"),
        choices=[(code, capfirst(str(label))) for code, label in Language.choices],
        widget=forms.RadioSelect,
    )
    interpreter_language = PlainTextField(
        label=gettext_lazy("Trenger tolk på"),
        help_text=gettext_lazy("For eksempel: tigrinja, eller norsk tegnspråk i møter"),
        max_length=100,
        multiline=False,
        required=False,
    )
    communication = PlainTextField(
        label=gettext_lazy("Kommunikasjon og hjelpemidler"),
        help_text=gettext_lazy("For eksempel: leser ikke, bruker øyestyring, vil ha korte beskjeder"),
        max_length=300,
        required=False,
    )
    phone = PlainTextField(label=gettext_lazy("Telefon"), max_length=30, multiline=False, required=False)
    email = forms.EmailField(label=gettext_lazy("E-post"), required=False)


class DetailsForm(ReachForm):
    """Also who the person is. The birth date decides who consents, so it is set by those who lead the case."""

    given_name = PlainTextField(label=gettext_lazy("Fornavn"), max_length=100, multiline=False)
    family_name = PlainTextField(label=gettext_lazy("Etternavn"), max_length=100, multiline=False)
    birth_date = DateField(label=gettext_lazy("Fødselsdato"), in_past=True, required=False)
    national_id = NationalIdField(help_text=gettext_lazy("Elleve siffer. Nummeret kan ikke endres etterpå."))

    field_order = ("given_name", "family_name", "birth_date", "national_id")

    def __init__(self, *args: Any, has_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_number:
            del self.fields["national_id"]


@require_http_methods(["GET", "POST"])
def details(request: Request, case_id: UUID) -> HttpResponse:
    """Correct what is known. Those who lead the case also correct the name and the birth date."""
    door = queries.get_case(request.actor, case_id)
    person_policy.change_person(door.standing).require()
    person = door.case.person
    form = _form(request, person, leads=bool(policy.lead_case(door.standing)))

    def save(values: Mapping[str, Any]) -> None:
        person_details.change(actor=request.actor, case_id=case_id, **values)

    context = {"way": way_of(door.case, door.standing), "form": form, "facts": _facts(person, form)}
    if form_errors.accepted(form, save):
        messages.success(request, _("Lagret."))
        return redirect("cases:case", case_id)
    return render(request, "cases/person.html", context)


def _form(request: Request, person: Person, *, leads: bool) -> ReachForm:
    if not leads:
        return ReachForm(sent(request), initial=_known(person, ReachForm))
    return DetailsForm(sent(request), initial=_known(person, DetailsForm), has_number=person.national_id is not None)


def _known(person: Person, kind: type[ReachForm]) -> dict[str, Any]:
    return {name: getattr(person, name) for name in kind.base_fields if name != "national_id"}


def _facts(person: Person, form: ReachForm) -> list[tuple[str, str]]:
    """What cannot be changed on this page."""
    facts = []
    if "given_name" not in form.fields:
        born = f"{person.birth_date:%d.%m.%Y}" if person.birth_date else _("ikke skrevet inn")
        facts += [(_("Navn"), person.name), (_("Født"), born)]
    if person.national_id:
        facts.append((_("Fødselsnummer"), mask(person.national_id)))
    return facts
