"""Invite somebody to a local account, and choose a way to sign in when one is invited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from helhet.access.actors import Assurance
from helhet.kernel.errors import NotVisible
from helhet.organisation.actions import local_accounts as staff_accounts
from helhet.organisation.actors import actor_for
from helhet.plans.actions import local_accounts as case_accounts
from helhet.signin.actions import attempts, local_invitations
from helhet.signin.models import Method
from helhet.web import form_errors
from helhet.web.account import app_secret, ceremonies, passkeys, passwords
from helhet.web.account.forms import ChooseForm, InvitationForm
from helhet.web.account.local_only import invitations_only, local_accounts_only, wait
from helhet.web.signin import sessions
from helhet.web.signin.source import source_of
from helhet.web.signin.step_up import fresh_sign_in_required

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from helhet.access.actors import Actor
    from helhet.signin.actions.local_invitations import Invitation
    from helhet.signin.models import LocalInvitation
    from helhet.web.requests import Request

_INVITED: Final = "invitation"
_TYPE_IT: Final = "account/invitation.html"


# For those who invite -------------------------------------------------------------------------------------------------


@fresh_sign_in_required
@invitations_only
@require_http_methods(["GET", "POST"])
def invite_employee(request: Request, position_id: UUID) -> HttpResponse:
    """Ask first, then show the invitation this once."""
    person = staff_accounts.invitable(request.actor, position_id)
    if request.method == "POST":
        return _show(request, person.name, staff_accounts.invite(actor=request.actor, position_id=position_id))
    return _ask(request, person.name)


@fresh_sign_in_required
@invitations_only
@require_http_methods(["GET", "POST"])
def invite_to_case(request: Request, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The same for the person of a case, and for those who act for them."""
    person = case_accounts.invitable(request.actor, case_id, person_id)
    if request.method == "POST":
        made = case_accounts.invite(actor=request.actor, case_id=case_id, person_id=person_id)
        return _show(request, person.name, made)
    return _ask(request, person.name)


def _ask(request: Request, name: str) -> HttpResponse:
    context = {"name": name, "has_local_accounts": settings.HELHET_LOCAL_ACCOUNTS}
    return render(request, "account/invite.html", context)


def _show(request: Request, name: str, invitation: Invitation) -> HttpResponse:
    """In the answer itself: the code is kept nowhere from where another page could show it."""
    context = {
        "name": name,
        "invitation": invitation,
        "origin": ceremonies.site_of(request).origin,
        "has_local_accounts": settings.HELHET_LOCAL_ACCOUNTS,
    }
    return render(request, "account/invited.html", context)


@require_POST
def sign_out_employee(request: Request, position_id: UUID) -> HttpResponse:
    """End every sign-in of an employee, whose telephone is lost or who is to get in no more."""
    ended = staff_accounts.sign_out(actor=request.actor, position_id=position_id)
    text = ngettext("%(number)d innlogging er avsluttet.", "%(number)d innlogginger er avsluttet.", ended)
    messages.success(request, text % {"number": ended})
    return redirect("organisation:position", position_id)


# For those who are invited --------------------------------------------------------------------------------------------


@login_not_required
@local_accounts_only
@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """The code filled in. Opening the link uses nothing up: a mail filter may do it first."""
    return render(request, _TYPE_IT, {"form": InvitationForm(initial={"code": code})})


@login_not_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def type_code(request: HttpRequest) -> HttpResponse:
    """From the code on to a page whose address says nothing."""
    if request.method == "POST":
        return _found(request, InvitationForm(request.POST))
    return render(request, _TYPE_IT, {"form": InvitationForm()})


def _found(request: HttpRequest, form: InvitationForm) -> HttpResponse:
    if not form.is_valid():
        return render(request, _TYPE_IT, {"form": form})
    try:
        invitation = local_invitations.find(code=form.cleaned_data["code"], source=source_of(request))
    except attempts.TooSoon as refusal:
        return wait(request, _TYPE_IT, form, refusal.wait)
    except NotVisible:
        return render(request, _TYPE_IT, {"form": form, "is_unknown": True})
    request.session[_INVITED] = str(invitation.pk)
    return redirect("account:welcome")


@login_not_required
@local_accounts_only
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Choose between a passkey and a password with an app."""
    _invitation(request)
    return render(request, "account/welcome.html")


@login_not_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def choose_passkey(request: HttpRequest) -> HttpResponse:
    """Let this device make a key, and come in."""
    invitation = _invitation(request)
    form = passkeys.new_form(request)
    add = passkeys.adder(request, _invited(invitation), invitation.account)
    if form_errors.accepted(form, _using(invitation, add)):
        sessions.begin(request, invitation.account, method=Method.PASSKEY, assurance=Assurance.HIGH)
        return redirect("account:overview")
    context = {"form": form, "options": passkeys.options_for(request, invitation.account), "is_invited": True}
    return render(request, "account/passkey_new.html", context)


@login_not_required
@local_accounts_only
@require_http_methods(["GET", "POST"])
def choose_password(request: HttpRequest) -> HttpResponse:
    """Choose a password and set up an app, and come in, first of all to the recovery codes."""
    invitation = _invitation(request)
    actor, account = _invited(invitation), invitation.account
    form = ChooseForm(request.POST if request.method == "POST" else None, initial={"name": account.person.email})
    if form_errors.accepted(form, _using(invitation, passwords.chooser(request.session, actor, account))):
        app_secret.forget(request.session)
        sessions.begin(request, account, method=Method.PASSWORD, assurance=Assurance.SUBSTANTIAL)
        return passwords.show_codes(request, actor, account)
    context = {"form": form, "secret": passwords.typed_secret(request.session), "is_invited": True}
    return render(request, "account/password_new.html", context)


def _invitation(request: HttpRequest) -> LocalInvitation:
    """The one this browser came with. Raises `NotVisible` when there is none, or it cannot be used any more."""
    try:
        return local_invitations.waiting(UUID(request.session[_INVITED]))
    except KeyError:
        raise NotVisible from None


def _invited(invitation: LocalInvitation) -> Actor:
    return actor_for(invitation.account, assurance=Assurance.LOW)


def _using(invitation: LocalInvitation, keep: form_errors.Action) -> form_errors.Action:
    """Use the invitation up when, and only when, what was chosen is kept."""

    @transaction.atomic
    def kept(values: Mapping[str, Any]) -> None:
        local_invitations.use(actor=_invited(invitation), invitation=invitation)
        keep(values)

    return kept
