"""Commands about what has been recorded: verify-audit."""

import sys
from argparse import Namespace

from helhet.config.commands.command import Command, ExitCode


def _verify_audit(_: Namespace) -> int:
    from helhet.audit.verify import verify

    problems = verify()
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        return ExitCode.FAILED
    sys.stdout.write("Loggen er hel.\n")
    return ExitCode.OK


VERIFY_AUDIT = Command(
    "verify-audit",
    "kontroller at ingen har endret loggen over innsyn og endringer",
    _verify_audit,
    details="Går gjennom hele loggen. Skriver hva som er galt, og avslutter med 1, hvis noe er endret eller borte.",
)
