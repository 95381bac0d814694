"""Text on its way, saved by the script while somebody writes. Its answers are plain: no page, no redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.plans import queries
from helhet.plans.actions import drafts

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.web.requests import Request

LONGEST_KEY: Final = 100
LONGEST_FIELD: Final = 60


@login_not_required
@require_POST
def keep(request: Request, plan_id: UUID) -> HttpResponse:
    """Keep one field. 204 when kept, 401 when nobody is signed in any more, so that the script holds on to the text."""
    if not _is_signed_in(request):
        return _plain(401, _("Du er logget ut."))
    key, field, base = (request.POST.get(name, "") for name in ("key", "field", "base"))
    if not (0 < len(key) <= LONGEST_KEY and 0 < len(field) <= LONGEST_FIELD):
        return _plain(400, _("Feltet er ukjent."))
    text = request.POST.get("value", "")
    try:
        drafts.keep(
            actor=request.actor, plan_id=plan_id, form=key, field=field, text=text, base_revision=_revision(base)
        )
    except NotVisible:
        return _plain(404, _("Planen finnes ikke."))
    except Denied as error:
        return _plain(403, str(error.reason))
    except InvalidInput as error:
        return _plain(413, str(error.messages[field]))
    return HttpResponse(status=204)


@require_POST
def removal(request: Request, plan_id: UUID) -> HttpResponse:
    """Throw a draft away, and go back to an empty form."""
    queries.get_plan(request.actor, plan_id)
    key = request.POST.get("key", "")
    drafts.discard(actor=request.actor, plan_id=plan_id, form=key)
    messages.success(request, _("Utkastet er kastet."), extra_tags=f"draft:{key}")
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else reverse("plans:plan", args=[plan_id]))


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _plain(status: int, text: str) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


def _revision(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 - fits a column
