"""Sign in by a provider: to it, back from it, and out when it says so."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from helhet.access.actors import Assurance
from helhet.adapters.oidc.errors import Cancelled, LevelTooLow, ProviderDown, SignInFailed
from helhet.kernel.errors import InvalidInput
from helhet.signin.actions import identities, sessions
from helhet.signin.actions.identities import Vouched
from helhet.signin.models import Method
from helhet.web.signin import providers, returning, waiting
from helhet.web.signin import sessions as browser
from helhet.web.signin.waiting import Begun

if TYPE_CHECKING:
    from django.http import HttpRequest

    from helhet.adapters.oidc.configuration import Provider
    from helhet.adapters.oidc.tokens import Identity
    from helhet.people.models import Account

_log = logging.getLogger(__name__)
_STATE_LASTS: Final = timedelta(hours=1)
_LOGOUT_TOKEN_LASTS: Final = timedelta(hours=1)
_KEYS_SECONDS: Final = 60 * 60


@login_not_required
@require_GET
def start(request: HttpRequest, provider: str) -> HttpResponse:
    """Send the browser to the provider. `fresh` in the query asks for a new proof from somebody signed in already."""
    party = providers.party(provider)
    wanted = returning.local(request.GET.get("next", ""))
    back = request.build_absolute_uri(reverse("signin:callback", args=[provider]))
    try:
        address, pending = party.begin(redirect_uri=back, fresh="fresh" in request.GET)
    except SignInFailed as error:
        return _failed(request, party.provider, error, wanted)
    waiting.remember(request.session, Begun(pending, wanted))
    return redirect(address)


@login_not_required
@require_GET
def callback(request: HttpRequest, provider: str) -> HttpResponse:
    """Understand what the browser came back with, and sign in whoever the provider vouches for."""
    party = providers.party(provider)
    begun = waiting.take(request.session, request.GET.get("state", ""))
    if begun is None and request.user.is_authenticated:
        return redirect("home:home")  # somebody pressed "back", or signed in in another tab meanwhile
    wanted = begun.wanted if begun else ""
    try:
        if begun is None or not identities.spend(what=f"state {begun.pending.state}", lasts=_STATE_LASTS):
            raise SignInFailed("state")  # noqa: TRY301 - one answer to everything that can be wrong
        vouched = _vouched(party.provider, party.finish(begun.pending, request.GET.dict()))
        account = _account(vouched)
    except SignInFailed as error:
        return _failed(request, party.provider, error, wanted)
    if account is None:
        sessions.refused(method=Method.OIDC, reason="unknown", provider=provider)
        waiting.remember_unknown(request.session, vouched, wanted)
        return redirect("signin:unknown")
    begin(request, account, vouched)
    return redirect(returning.destination(wanted))


@login_not_required
@require_safe
def front_channel_logout(request: HttpRequest, provider: str) -> HttpResponse:
    """The provider shows this address in a hidden frame when somebody signs out there. The session id is the proof."""
    party = providers.party(provider)
    session = request.GET.get("sid", "")
    if session and request.GET.get("iss") == party.provider.issuer:
        sessions.end_at_provider(provider=provider, session=session)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@login_not_required
@csrf_exempt
@require_POST
def back_channel_logout(request: HttpRequest, provider: str) -> HttpResponse:
    """The provider tells from server to server that somebody has signed out there, in a signed token taken once."""
    party = providers.party(provider)
    try:
        who = party.signed_out(request.POST.get("logout_token", ""))
        if not identities.spend(what=f"logout {provider} {who.token}", lasts=_LOGOUT_TOKEN_LASTS):
            raise SignInFailed("replayed")  # noqa: TRY301 - one answer to everything that can be wrong
    except SignInFailed as error:
        _log.warning("A logout token of %s was refused: %s", provider, error.reason)
        return JsonResponse({"error": "invalid_request"}, status=HTTPStatus.BAD_REQUEST)
    sessions.end_at_provider(provider=provider, subject=who.subject, session=who.session)
    return HttpResponse(status=HTTPStatus.OK)


@login_not_required
@require_safe
def jwks(_request: HttpRequest) -> HttpResponse:
    """The public keys that providers know Helhet by: those in use, those to come, and those just gone (RFC 7517)."""
    from helhet.adapters.oidc import keys

    answer = JsonResponse(keys.published(providers.configured()))
    answer.headers["Cache-Control"] = f"public, max-age={_KEYS_SECONDS}"
    return answer


def begin(request: HttpRequest, account: Account, vouched: Vouched) -> None:
    """Let the browser act as the account, and remember who vouched."""
    browser.begin(
        request,
        account,
        method=Method.OIDC,
        assurance=vouched.assurance,
        proved_at=datetime.fromtimestamp(vouched.proved_at, UTC),
        provider=vouched.provider,
        provider_subject=vouched.subject,
        provider_session=vouched.session,
        id_token=vouched.id_token,
    )


def _vouched(provider: Provider, identity: Identity) -> Vouched:
    try:
        number_index = identities.index_of(identity.national_id)
    except InvalidInput as error:
        raise SignInFailed("national_id") from error
    return Vouched(
        provider=provider.name,
        issuer=identity.issuer,
        subject=identity.subject,
        assurance=Assurance(identity.level),
        proved_at=identity.proved_at,
        session=identity.session,
        number_index=number_index,
        id_token=identity.id_token,
    )


def _account(vouched: Vouched) -> Account | None:
    """The account, unless it is closed or the provider contradicts itself."""
    try:
        account = identities.recognise(vouched)
    except identities.Conflict as error:
        raise SignInFailed("conflict") from error
    if account and not account.is_active:
        raise SignInFailed("closed")
    return account


def _failed(request: HttpRequest, provider: Provider, error: SignInFailed, wanted: str) -> HttpResponse:
    """A plain page, and another way in. What was wrong is for the record and the log, not for whoever tried."""
    _log.warning("Signing in by %s failed: %s", provider.name, error.reason)
    sessions.refused(method=Method.OIDC, reason=error.reason, provider=provider.name)
    if isinstance(error, Cancelled):
        messages.info(request, _("Du avbrøt innloggingen."))
        return redirect(f"{reverse('signin:sign-in')}?{urlencode({'next': wanted})}")
    is_down = isinstance(error, ProviderDown)
    context = {
        "provider": provider.label,
        "is_down": is_down,
        "level_too_low": isinstance(error, LevelTooLow),
        "again": providers.way(provider, wanted=wanted),
        "ways": providers.ways(wanted=wanted, but=provider.name),
    }
    status = HTTPStatus.SERVICE_UNAVAILABLE if is_down else HTTPStatus.FORBIDDEN
    return render(request, "signin/failed.html", context, status=status)
