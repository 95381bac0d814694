"""Begin the follow-up of a person: find or register who it is, and open the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel.errors import Denied, InvalidInput
from helhet.organisation.queries import employers
from helhet.people.actions import persons
from helhet.plans import case_queries, queries
from helhet.plans.actions import cases
from helhet.ui.fields import DateField, PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.cases.way import sent
from helhet.web.identity import IDENTIFYING, NationalIdField

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.access.actors import Actor
    from helhet.organisation.models import Organisation
    from helhet.plans.models import Case
    from helhet.web.requests import Request


class OpeningForm(Form):
    """Who it is about, and why. A number that is known must go with the name that is known."""

    given_name = PlainTextField(label=gettext_lazy("Fornavn"), max_length=100, multiline=False)
    family_name = PlainTextField(label=gettext_lazy("Etternavn"), max_length=100, multiline=False)
    birth_date = DateField(label=gettext_lazy("Fødselsdato"), in_past=True, required=False)
    national_id = NationalIdField()
    reason = PlainTextField(
        label=gettext_lazy("Hvorfor begynner oppfølgingen?"),
        help_text=gettext_lazy("Kort, og slik at personen selv kan lese det."),
        max_length=2000,
        required=False,
    )
    responsible_body = forms.ChoiceField(label=gettext_lazy("Hvem har ansvaret?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        if len(bodies) == 1:
            del self.fields["responsible_body"]
        else:
            self.fields["responsible_body"].choices = [(pk, body.name) for pk, body in self.bodies.items()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def body(self) -> Organisation:
        """The body that was chosen, or the only one there is."""
        return self.bodies[self.cleaned_data.get("responsible_body") or next(iter(self.bodies))]


@dataclass(frozen=True, slots=True)
class Opened:
    """The case, and whether it was there before."""

    case: Case
    was_open: bool


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """One page: who, why, and a button. A case that is there already is shown instead of a second one."""
    form = OpeningForm(sent(request), bodies=_bodies(request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            opened = _open(request.actor, form)
        except InvalidInput as error:
            form_errors.add(form, error)
        else:
            messages.success(request, _message(opened))
            return redirect("cases:case", opened.case.pk)
    context = {"form": form, "made_up": settings.HELHET_MODE != "production"}
    return render(request, "cases/new.html", context)


def _bodies(actor: Actor) -> list[Organisation]:
    """Where the actor works. Raises `Denied` for somebody who works nowhere."""
    bodies = list(employers(actor))
    if not bodies:
        raise Denied(_("Oppfølging begynnes av noen som arbeider i kommunen eller på sykehuset."))
    return bodies


@transaction.atomic
def _open(actor: Actor, form: OpeningForm) -> Opened:
    """Raises `InvalidInput` by field, also where there is a case that the actor has no part in."""
    values = form.cleaned_data
    person = persons.identify(**{name: values[name] for name in IDENTIFYING})
    before = case_queries.case_at(person, form.body)
    if before is not None and not queries.visible_cases(actor).filter(pk=before.pk).exists():
        text = _("Oppfølgingen er begynt av noen andre. Spør koordinerende enhet om å bli med.")
        raise InvalidInput({InvalidInput.WHOLE_FORM: text})
    case = cases.open_case(actor=actor, person=person, responsible_body=form.body, reason=values["reason"])
    return Opened(case, was_open=before is not None)


def _message(opened: Opened) -> str:
    if opened.was_open:
        return _("Oppfølgingen var begynt fra før. Her er den.")
    return _("Oppfølgingen er begynt. Du kan tilby plan og koordinator med en gang.")
