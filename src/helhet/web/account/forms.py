"""What somebody types to sign in, and to choose how."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helhet.signin import passwords
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form


class PasswordField(forms.CharField):
    """Anything may be typed or pasted, spaces too. It is never sent back. A script adds a button to see it."""

    widget = forms.PasswordInput

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        super().__init__(strip=False, max_length=passwords.LONGEST, **kwargs)
        self.widget.attrs |= {
            "autocomplete": autocomplete,
            "data-show": _("Vis passordet"),
            "data-hide": _("Skjul passordet"),
        }


class CodeField(PlainTextField):
    """Digits or letters from an app, a letter or a screen. Asked for again each time."""

    def __init__(self, *, autocomplete: str = "one-time-code", **kwargs: Any) -> None:
        attrs = {"autocomplete": autocomplete, "size": "26", "spellcheck": "false"}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(max_length=60, multiline=False, widget=widget, **kwargs)


class NameField(PlainTextField):
    """What one signs in as."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
        super().__init__(max_length=100, multiline=False, widget=widget, label=_("Brukernavn"), **kwargs)


class SignInForm(Form):
    """All three at once, so that no answer tells which of them was wrong."""

    name = NameField()
    password = PasswordField(label=_("Passord"), autocomplete="current-password")
    code = CodeField(
        label=_("Engangskode"),
        help_text=_("Seks siffer fra kode-appen. Har du mistet telefonen, så skriv en av reservekodene dine."),
    )


class ChooseForm(Form):
    """A name, a password and the first code of a new app."""

    name = NameField(help_text=_("E-postadressen din, eller et annet navn du husker."))
    password = PasswordField(
        label=_("Passord"),
        help_text=_("Minst 12 tegn. Tre–fire ord etter hverandre er lett å huske og vanskelig å gjette."),
        autocomplete="new-password",
    )
    code = CodeField(label=_("Koden som appen viser"), help_text=_("Seks siffer."))


class ChangePasswordForm(Form):
    """The one from before, and a new one."""

    current = PasswordField(label=_("Passordet du har nå"), autocomplete="current-password")
    new = PasswordField(
        label=_("Nytt passord"),
        help_text=_("Minst 12 tegn. Tre–fire ord etter hverandre er lett å huske og vanskelig å gjette."),
        autocomplete="new-password",
    )


class AppForm(Form):
    """The first code of another app."""

    code = CodeField(label=_("Koden som appen viser"), help_text=_("Seks siffer."))


class PasskeyNameForm(Form):
    """What one calls a key."""

    name = PlainTextField(
        label=_("Hva vil du kalle den?"),
        help_text=_("For eksempel: min telefon, pc-en på jobb"),
        max_length=60,
        multiline=False,
    )


class PasskeyForm(PasskeyNameForm):
    """A new key. The script fills in `answer`, which comes from the device."""

    answer = forms.CharField(widget=forms.HiddenInput, required=False)


class PasskeyAnswerForm(Form):
    """What a key signed. The script fills it in."""

    answer = forms.CharField(widget=forms.HiddenInput, required=False)


class InvitationForm(Form):
    """The code of an invitation, typed by hand."""

    code = CodeField(label=_("Koden du har fått"), help_text=_("Tjue tegn. Store og små bokstaver er det samme."))
