"""Plan forms: the list, adapting one with a preview, and reading an earlier version (P-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.organisation.queries import administered
from helhet.plans import forms, policy
from helhet.web.cases.way import kind_named, sent
from helhet.web.plan_forms import presenters
from helhet.web.plan_forms.forms import SectionForms

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.organisation.models import Organisation
    from helhet.plans.models import PlanFormVersion
    from helhet.web.requests import Request


@require_safe
def list_forms(request: Request) -> HttpResponse:
    """Each kind of plan with the version that applies now."""
    among = _adapted(request)
    page = presenters.forms_page(_chosen(request, among), among)
    return render(request, "plan_forms/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
def edit(request: Request, kind: str) -> HttpResponse:
    """Rename, explain, order and hide sections, look at it, and publish. `from` begins from an earlier version."""
    plan_kind = kind_named(kind)
    organisation = _chosen(request, _adapted(request))
    versions = forms.versions(organisation, plan_kind)
    began = _version(versions, request.GET.get("from", ""))
    form = SectionForms.of(forms.sections_of(began), base=versions[0].number, sent=sent(request))
    is_valid = request.method == "POST" and form.is_valid()
    if is_valid and request.POST.get("do") == "publish" and _published(request, organisation, plan_kind, form):
        messages.success(request, _("Ny versjon er publisert. Planer som er i gang, beholder sin."))
        return redirect(presenters.list_url(organisation))
    preview = form.sections() if is_valid else []
    page = presenters.form_page(organisation, plan_kind, versions, number=began.number, preview=preview)
    return render(request, "plan_forms/form.html", {"page": page, "form": form})


@require_safe
def version(request: Request, kind: str, number: int) -> HttpResponse:
    """A version as it was."""
    plan_kind = kind_named(kind)
    organisation = _chosen(request, _adapted(request))
    versions = forms.versions(organisation, plan_kind)
    wanted = next((each for each in versions if each.number == number), None)
    if wanted is None:
        raise NotVisible
    sections = forms.sections_of(wanted)
    page = presenters.form_page(organisation, plan_kind, versions, number=number, preview=sections)
    return render(request, "plan_forms/version.html", {"page": page})


def _published(request: Request, organisation: Organisation, kind: str, form: SectionForms) -> bool:
    """Whether it is published; otherwise the form says what is wrong."""
    base = form.whole.cleaned_data["base"]
    try:
        forms.publish(actor=request.actor, organisation=organisation, kind=kind, sections=form.sections(), base=base)
    except InvalidInput as error:
        form.add_error(error)
        return False
    return True


def _adapted(request: Request) -> list[Organisation]:
    """Who administers an organisation adapts its forms (P-04)."""
    return list(administered(request.actor))


def _chosen(request: Request, among: list[Organisation]) -> Organisation:
    """The organisation in the address, or the first one. Raises `Denied` for somebody who adapts no forms."""
    policy.adapt_forms(request.actor, among[0].pk if among else None).require()
    wanted = request.GET.get("organisation", str(among[0].pk))
    for organisation in among:
        if str(organisation.pk) == wanted:
            return organisation
    raise NotVisible


def _version(versions: tuple[PlanFormVersion, ...], number: str) -> PlanFormVersion:
    return next((each for each in versions if str(each.number) == number), versions[0])
