"""Commands about sign-in: check-sign-in."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from helhet.config.commands.command import Command, ExitCode

if TYPE_CHECKING:
    from helhet.adapters.oidc.configuration import Provider


def _check_sign_in(_: Namespace) -> int:
    from django.conf import settings

    providers: tuple[Provider, ...] = settings.HELHET_OIDC_PROVIDERS
    if not providers:
        sys.stderr.write("Ingen innloggingstjeneste er satt opp. Se docs/innlogging.md.\n")
        return ExitCode.FAILED
    problems = {provider.name: _problem(provider) for provider in providers}
    for name, problem in problems.items():
        sys.stdout.write(f"{name}: {problem or 'svarer'}\n")
    return ExitCode.FAILED if any(problems.values()) else ExitCode.OK


def _problem(provider: "Provider") -> str:
    """What hinders people from signing in by this provider, as far as it can be known without signing in."""
    from helhet.adapters.oidc import keys
    from helhet.adapters.oidc.configuration import ConfigurationError
    from helhet.adapters.oidc.discovery import Directory
    from helhet.adapters.oidc.errors import SignInFailed

    directory = Directory(provider)
    try:
        for path in provider.keys:
            keys.load(path)
        directory.metadata()
        directory.keys()
    except ConfigurationError as error:
        return str(error)
    except SignInFailed as error:
        return f"svarer ikke som den skal ({error.reason})"
    return ""


CHECK_SIGN_IN = Command(
    "check-sign-in",
    "kontroller at innloggingstjenestene svarer",
    _check_sign_in,
    details="Leser nøklene, og spør hver tjeneste om beskrivelsen og nøklene dens. Ingen blir logget inn.",
)
