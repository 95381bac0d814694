"""The overview of one organisation: its areas, its units, and the people who work there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from helhet.kernel.errors import Denied, NotVisible
from helhet.organisation import queries
from helhet.web import searching
from helhet.web.organisation import presenters

if TYPE_CHECKING:
    from django.http import HttpResponse

    from helhet.organisation.models import Organisation
    from helhet.web.requests import Request

PAGE: Final = 50


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: Request) -> HttpResponse:
    """Areas and units, and fifty people a page. `organisation` chooses for somebody who administers several."""
    among = list(queries.administered(request.actor))
    chosen = _chosen(request, among)
    if request.method == "POST":
        searching.keep(request)
        return redirect(presenters.back_to(chosen).url)
    words = searching.words(request)
    people = Paginator(queries.staff(chosen, words), PAGE, orphans=1).get_page(request.GET.get("side"))
    page = presenters.overview_page(chosen, among, words, people)
    return render(request, "organisation/overview.html", {"page": page, "people": people})


def _chosen(request: Request, among: list[Organisation]) -> Organisation:
    """The organisation in the address, or the first one. Raises `Denied` for somebody who administers none."""
    if not among:
        raise Denied(_("Enheter og ansatte føres av koordinerende enhet eller lokal administrator."))
    wanted = request.GET.get("organisation", str(among[0].pk))
    for organisation in among:
        if str(organisation.pk) == wanted:
            return organisation
    raise NotVisible
