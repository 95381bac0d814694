"""One's own password, code app and recovery codes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from helhet.kernel.errors import NotVisible
from helhet.signin import queries, totp
from helhet.signin.actions import attempts, local, local_recovery
from helhet.web import form_errors
from helhet.web.account import app_secret
from helhet.web.account.entering import remember_device
from helhet.web.account.forms import AppForm, ChangePasswordForm, ChooseForm
from helhet.web.account.local_only import local_accounts_only, wait
from helhet.web.cases.way import sent
from helhet.web.signin import sessions
from helhet.web.signin.step_up import fresh_sign_in_required

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

    from helhet.access.actors import Actor
    from helhet.people.models import Account
    from helhet.web.requests import Request

_CHANGE = "account/password.html"


@fresh_sign_in_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def choose(request: Request) -> HttpResponse:
    """A password with its app, for somebody who signs in some other way today."""
    if queries.own_ways(request.actor).password:
        return redirect("account:password")
    form = ChooseForm(sent(request), initial={"name": request.user.person.email})
    if form_errors.accepted(form, chooser(request.session, request.actor, request.user)):
        app_secret.forget(request.session)
        return show_codes(request, request.actor, request.user)
    return render(request, "account/password_new.html", {"form": form, "secret": typed_secret(request.session)})


@fresh_sign_in_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def change(request: Request) -> HttpResponse:
    """Another password. Everybody who is signed in elsewhere is signed out."""
    _require_password(request)
    form = ChangePasswordForm(sent(request))
    known = sessions.proof(request.session)

    def save(values: Mapping[str, Any]) -> None:
        here = known.sign_in_id if known else request.user.pk
        remembered.append(local.change_password(actor=request.actor, sign_in_id=here, **values))

    remembered: list[Any] = []
    try:
        if not form_errors.accepted(form, save):
            return render(request, _CHANGE, {"form": form})
    except attempts.TooSoon as refusal:
        return wait(request, _CHANGE, form, refusal.wait)
    messages.success(request, _("Passordet er byttet, og du er logget ut alle andre steder."))
    response = redirect("account:overview")
    remember_device(response, remembered[0])
    return response


@fresh_sign_in_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def change_app(request: Request) -> HttpResponse:
    """Another code app, for instance on a new telephone."""
    _require_password(request)
    form = AppForm(sent(request))

    def save(values: Mapping[str, Any]) -> None:
        secret = app_secret.begun(request.session)
        local.change_app(actor=request.actor, totp_secret=secret, code=values["code"])

    if form_errors.accepted(form, save):
        app_secret.forget(request.session)
        messages.success(request, _("Fra nå av gjelder kodene fra den nye appen."))
        return redirect("account:overview")
    return render(request, "account/app.html", {"form": form, "secret": typed_secret(request.session)})


@fresh_sign_in_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def recovery_codes(request: Request) -> HttpResponse:
    """Say what they are for; then make new ones, and show them this once."""
    _require_password(request)
    if request.method == "POST":
        return show_codes(request, request.actor, request.user)
    return render(request, "account/recovery_codes.html", {"left": queries.own_ways(request.actor).recovery_codes})


@login_not_required
@local_accounts_only
@require_safe
def app_image(request: HttpRequest) -> HttpResponse:
    """The picture a code app reads, for the one who is setting it up in this browser."""
    secret = app_secret.kept(request.session)
    if secret is None:
        raise NotVisible
    picture = segno.make(totp.address(secret, request.get_host()), error="m")
    image = BytesIO()
    picture.save(image, kind="svg", scale=5, border=4, light="#fff")
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")


def chooser(session: SessionBase, actor: Actor, account: Account) -> form_errors.Action:
    """What keeps the password and the app of the form."""

    def choose_them(values: Mapping[str, Any]) -> None:
        local.set_up(actor=actor, account=account, totp_secret=app_secret.begun(session), **values)

    return choose_them


def show_codes(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    """New recovery codes in the answer itself: they are kept nowhere from where another page could show them."""
    return render(request, "account/codes.html", {"codes": local_recovery.make(actor=actor, account=account)})


def typed_secret(session: SessionBase) -> str:
    """The secret of the app being set up, for those who cannot take a picture of the screen."""
    return totp.in_groups(app_secret.begun(session))


def _require_password(request: Request) -> None:
    if queries.own_ways(request.actor).password is None:
        raise NotVisible
