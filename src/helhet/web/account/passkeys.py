"""One's own passkeys: add, name and remove."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from helhet.signin import passkeys, queries
from helhet.signin.actions import local_passkeys
from helhet.web import form_errors
from helhet.web.account import ceremonies
from helhet.web.account.forms import PasskeyForm, PasskeyNameForm
from helhet.web.account.local_only import local_accounts_only
from helhet.web.cases.way import sent
from helhet.web.signin import devices
from helhet.web.signin.step_up import fresh_sign_in_required

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from helhet.access.actors import Actor
    from helhet.people.models import Account
    from helhet.web.requests import Request


@fresh_sign_in_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Let this device make a key."""
    form = new_form(request)
    if form_errors.accepted(form, adder(request, request.actor, request.user)):
        messages.success(request, _("Passnøkkelen er lagt til. Neste gang kan du logge inn med den."))
        return redirect("account:overview")
    return render(request, "account/passkey_new.html", {"form": form, "options": options_for(request, request.user)})


@fresh_sign_in_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def change(request: Request, passkey_id: UUID) -> HttpResponse:
    """Give a key another name, or come from here to remove it."""
    key = queries.get_passkey(request.actor, passkey_id)
    form = PasskeyNameForm(sent(request), initial={"name": key.name})

    def rename(values: Mapping[str, Any]) -> None:
        local_passkeys.rename(actor=request.actor, passkey_id=passkey_id, name=values["name"])

    if form_errors.accepted(form, rename):
        messages.success(request, _("Navnet er lagret."))
        return redirect("account:overview")
    context = {"form": form, "passkey_id": key.pk, "name": key.name, "removal": local_passkeys.may_be_removed(key)}
    return render(request, "account/passkey.html", context)


@fresh_sign_in_required
@local_accounts_only
@require_POST
def remove(request: Request, passkey_id: UUID) -> HttpResponse:
    """Sign in with this key no more."""
    local_passkeys.remove(actor=request.actor, passkey_id=passkey_id)
    messages.success(request, _("Passnøkkelen er fjernet. Slett den gjerne på enheten også."))
    return redirect("account:overview")


def new_form(request: HttpRequest) -> PasskeyForm:
    """The form for a new key, which suggests what to call it."""
    device = devices.describe(request.headers.get("User-Agent", ""))
    return PasskeyForm(request.POST if request.method == "POST" else None, initial={"name": device})


def adder(request: HttpRequest, actor: Actor, account: Account) -> form_errors.Action:
    """What keeps the key that the form brings."""

    def add(values: Mapping[str, Any]) -> None:
        local_passkeys.add(
            actor=actor,
            account=account,
            name=values["name"],
            answer=values["answer"],
            site=ceremonies.site_of(request),
            challenge=ceremonies.take(request.session),
        )

    return add


def options_for(request: HttpRequest, account: Account) -> str:
    """What the script asks the device for, with a new challenge."""
    challenge = ceremonies.begin(request.session)
    known = list(account.passkeys.values_list("credential_id", flat=True))
    return passkeys.asking_for_a_new_key(ceremonies.site_of(request), account, challenge, known)
