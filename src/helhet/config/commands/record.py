"""Commands about what has been recorded: verify-audit."""

import sys
from argparse import Namespace
from time import perf_counter

from helhet.config.commands.command import Command, ExitCode


def _verify_audit(_: Namespace) -> int:
    from helhet.audit.verify import verify

    started = perf_counter()
    verdict = verify()
    each_second = round(verdict.events / max(perf_counter() - started, 0.001))
    walked = f"{verdict.events} hendelser i {verdict.chains} kjeder, {each_second} i sekundet"
    if not verdict.broken:
        sys.stdout.write(f"Loggen er hel: {walked}.\n")
        return ExitCode.OK
    for problem in verdict.problems:
        sys.stderr.write(f"{problem}\n")
    sys.stderr.write(f"{verdict.broken} feil i {walked}.\n")
    return ExitCode.FAILED


VERIFY_AUDIT = Command(
    "verify-audit",
    "kontroller at ingen har endret loggen over innsyn og endringer",
    _verify_audit,
    details="Går gjennom hele loggen, mens tjenesten er i gang. Skriver hva som er galt, og avslutter med 1, hvis noe "
    "er endret eller borte.",
)
