"""Who acts, what the header shows, and how a refusal looks."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from helhet.access.actors import Role
from helhet.kernel.errors import Denied, NotVisible
from helhet.organisation import policy as organisation_policy
from helhet.oversight import policy as oversight_policy
from helhet.plans import access_record
from helhet.ui.parts import Chrome, Link
from helhet.web import refusals
from helhet.web.addresses import address
from helhet.web.signin import sessions

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

Handler = Callable[["HttpRequest"], "HttpResponse"]


class SignInRequired(LoginRequiredMiddleware):
    """Ask everybody to sign in first, without losing what somebody was about to save."""

    def handle_no_permission(  # type: ignore[override]  # a page where Django only ever redirects
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        """A form that was sent too late is answered with its text; anything else is sent to the sign-in page."""
        if request.method == "POST":
            return refusals.signed_out(request)
        return super().handle_no_permission(request, view_func)


class ActorMiddleware:
    """Give the request its actor and the header of its page, each worked out when first asked for."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: sessions.actor_of(request))  # type: ignore[attr-defined]
        request.chrome = SimpleLazyObject(lambda: _chrome(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return refusals.not_allowed(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal becomes a page that says why and shows the way on; what was typed is shown again."""
        if not isinstance(error, NotVisible | Denied):
            return None
        if request.user.is_authenticated:
            _record_refusal(request)
        if isinstance(error, Denied):
            return refusals.denied(request, str(error.reason))
        return refusals.not_found(request)


def _record_refusal(request: Any) -> None:
    place = request.resolver_match
    access_record.record_refusal(
        request.actor,
        plan_id=place.kwargs.get("plan_id"),
        case_id=place.kwargs.get("case_id"),
        kind=place.namespace,
        page=place.view_name,
    )


def _chrome(request: Any) -> Chrome:
    is_demo = settings.HELHET_MODE == "demo"
    if not request.user.is_authenticated:
        return Chrome(home_url=address("home:home"), demo=is_demo)
    return Chrome(
        name=request.actor.name,
        role=request.actor.organisation,
        writer=str(request.actor.account_id),
        navigation=_navigation(request),
        home_url=address("home:home"),
        account_url=address("account:overview"),
        sign_out_url=address("signin:sign-out"),
        demo=is_demo,
    )


def _navigation(request: Any) -> tuple[Link, ...]:
    actor = request.actor
    places = [(_("Hjem"), "home:home", True), (_("Oppfølging"), "cases:list", actor.is_staff_member)]
    adapts_forms = actor.has(Role.COORDINATING_UNIT) or actor.has(Role.LOCAL_ADMINISTRATOR)
    places.append((_("Maler"), "plan-forms:list", adapts_forms))
    administers = bool(organisation_policy.administered_by(actor))
    places.append((_("Enheter og ansatte"), "organisation:overview", administers))
    places.append((_("Innsyn"), "oversight:list", bool(oversight_policy.reviews_for(actor))))
    return tuple(
        Link(label=label, url=url, current=request.path == url)
        for label, url in ((label, address(name)) for label, name, shown in places if shown)
    )
