"""Sign in with what is kept here: a password and a one-time code, or a passkey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from helhet.access.actors import Assurance
from helhet.signin import known_devices, passkeys
from helhet.signin.actions import attempts, local, local_passkeys
from helhet.signin.models import Method
from helhet.web.account import ceremonies
from helhet.web.account.forms import PasskeyAnswerForm, SignInForm
from helhet.web.account.local_only import local_accounts_only, wait
from helhet.web.signin import sessions
from helhet.web.signin.returning import destination
from helhet.web.signin.source import source_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from helhet.signin.models import PasswordLogin

_DEVICE: Final = "helhet_device"
_PASSWORD_PAGE: Final = "account/sign_in_password.html"  # noqa: S105 - a template


@login_not_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def by_password(request: HttpRequest) -> HttpResponse:
    """All three on one page. A wrong answer says only that something was wrong."""
    form = SignInForm(request.POST if request.method == "POST" else None)
    wanted = _wanted(request)
    if not form.is_valid():
        return render(request, _PASSWORD_PAGE, {"form": form, "next": wanted})
    try:
        login = local.prove(_typed(request, form))
    except attempts.TooSoon as refusal:
        return wait(request, _PASSWORD_PAGE, form, refusal.wait, next=wanted)
    if login is None:
        form.add_error(None, _("Noe av dette stemmer ikke. Se over alle tre, og bruk en ny kode."))
        return render(request, _PASSWORD_PAGE, {"form": form, "next": wanted})
    sessions.begin(request, login.account, method=Method.PASSWORD, assurance=Assurance.SUBSTANTIAL)
    response = redirect(destination(wanted))
    remember_device(response, login)
    return response


@login_not_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def by_passkey(request: HttpRequest) -> HttpResponse:
    """The browser asks for the key. Which account it is, the key says."""
    form = PasskeyAnswerForm(request.POST if request.method == "POST" else None)
    wanted = _wanted(request)
    if form.is_valid():
        site, challenge = ceremonies.site_of(request), ceremonies.take(request.session)
        account = local_passkeys.prove(answer=form.cleaned_data["answer"], site=site, challenge=challenge)
        if account is not None:
            sessions.begin(request, account, method=Method.PASSKEY, assurance=Assurance.HIGH)
            return redirect(destination(wanted))
        form.add_error(None, _("Passnøkkelen ble ikke kjent igjen. Prøv en gang til, eller logg inn på en annen måte."))
    challenge = ceremonies.begin(request.session)
    options = passkeys.asking_for_a_key(ceremonies.site_of(request), challenge)
    return render(request, "account/sign_in_passkey.html", {"form": form, "next": wanted, "options": options})


def remember_device(response: HttpResponse, login: PasswordLogin) -> None:
    """Let this browser be known next time, so that guesses made elsewhere do not slow its owner down."""
    response.set_cookie(
        _DEVICE,
        known_devices.token_for(login),
        max_age=known_devices.KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _typed(request: HttpRequest, form: SignInForm) -> local.Typed:
    said = {name: form.cleaned_data[name] for name in ("name", "password", "code")}
    return local.Typed(**said, source=source_of(request), device_token=request.COOKIES.get(_DEVICE, ""))


def _wanted(request: HttpRequest) -> str:
    return request.POST.get("next", "") or request.GET.get("next", "")
