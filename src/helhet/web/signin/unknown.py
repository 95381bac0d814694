"""A provider vouches for somebody whom nobody has registered here: say so plainly, and take a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.organisation.actors import actor_for
from helhet.signin.actions import attempts, identities, local_invitations
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.web import form_errors
from helhet.web.signin import oidc, providers, returning, waiting
from helhet.web.signin.source import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from helhet.signin.actions.identities import Vouched
    from helhet.signin.models import LocalInvitation


class CodeForm(Form):
    """The code somebody was given to sign in with for the first time."""

    code = PlainTextField(
        label=gettext_lazy("Koden du har fått"),
        help_text=gettext_lazy("Tjue bokstaver og tall. Store og små bokstaver er likegyldig."),
        max_length=40,
        multiline=False,
    )


@login_not_required
@require_http_methods(["GET", "POST"])
def unknown(request: HttpRequest) -> HttpResponse:
    """Whom to ask, and the field for a code that says whose account it is. The code is used up."""
    known = waiting.unknown(request.session)
    if known is None:
        return redirect("signin:sign-in")
    vouched, wanted = known
    form = CodeForm(request.POST if request.method == "POST" else None)
    taken: list[LocalInvitation] = []

    def take(values: Mapping[str, Any]) -> None:
        taken.append(_link(request, vouched, values["code"]))

    if form_errors.accepted(form, take):
        waiting.forget_unknown(request.session)
        oidc.begin(request, taken[0].account, vouched)
        return redirect(returning.destination(wanted))
    provider = providers.known(vouched.provider)
    context = {
        "form": form,
        "provider": provider.label if provider else "",
        "ways": providers.ways(but=vouched.provider),
    }
    return render(request, "signin/unknown.html", context)


def _link(request: HttpRequest, vouched: Vouched, code: str) -> LocalInvitation:
    try:
        invitation = local_invitations.find(code=code, source=source_of(request))
        actor = actor_for(invitation.account, assurance=vouched.assurance)
        identities.link(actor=actor, vouched=vouched, invitation=invitation)
    except NotVisible as error:
        raise InvalidInput({"code": _("Koden er feil, brukt eller for gammel. Spør den som ga deg koden.")}) from error
    except attempts.TooSoon as error:
        raise InvalidInput({"code": _("Det har vært for mange feil. Vent litt før du prøver igjen.")}) from error
    return invitation
