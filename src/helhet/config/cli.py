"""The `helhet` command: what an operator needs, in one place, with exit codes that scripts can use."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from helhet import __version__
from helhet.config.commands import COMMANDS, Command, ExitCode
from helhet.config.environment import NotConfiguredError

_EXIT_CODES: Final = """\
Avslutningskoder:
  0  det gikk bra
  1  det gikk ikke; grunnen står i meldingen
  2  kommandoen er skrevet feil
  3  en innstilling mangler eller er feil

Innstillingene står i docs/generated/settings.md. Hjelp til én kommando: helhet KOMMANDO --help
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; see `ExitCode`."""
    os.umask(0o077)  # what Helhet writes is for its own user only
    chosen = parser().parse_args(arguments)
    try:
        return _run(chosen.command, chosen)
    except NotConfiguredError as error:
        return _fail(error, ExitCode.NOT_CONFIGURED)
    except Exception as error:  # an operator wants the reason; HELHET_LOG_LEVEL=DEBUG gives the traceback
        if os.environ.get("HELHET_LOG_LEVEL", "").upper() == "DEBUG":
            raise
        return _fail(error, ExitCode.FAILED)


def _run(command: Command, chosen: argparse.Namespace) -> int:
    if command.needs_django:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helhet.config.settings")
        command.prepare(chosen)
        import django

        django.setup()
    return command.run(chosen)


def _fail(error: Exception, code: ExitCode) -> int:
    sys.stderr.write(f"helhet: {error}\n")
    return code


class _Parser(argparse.ArgumentParser):
    """Help in Norwegian, as far as argparse lets it be said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)
        self._positionals.title = "argumenter"
        self._optionals.title = "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and where help is found."""
        self.exit(ExitCode.WRONG_USE, f"{self.prog}: {message}\nSe {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser; `docs/generated/commands.md` is made from it."""
    root = _Parser(prog="helhet", description="Helhet: individuell plan for kommuner.", epilog=_EXIT_CODES)
    root.add_argument("--version", action="version", version=f"helhet {__version__}", help="vis versjonen")
    subparsers = root.add_subparsers(title="kommandoer", metavar="KOMMANDO", required=True)
    for command in COMMANDS:
        subparser = subparsers.add_parser(command.name, help=command.summary, description=command.description)
        command.declare(subparser)
        subparser.set_defaults(command=command)
    return root
