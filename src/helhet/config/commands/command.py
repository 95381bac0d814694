"""What a command is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    OK = 0
    FAILED = 1
    WRONG_USE = 2
    NOT_CONFIGURED = 3


def _nothing(_: ArgumentParser | Namespace) -> None:
    """Declare no arguments, prepare nothing."""


@dataclass(frozen=True)
class Command:
    """One command of `helhet`.

    `prepare` runs before the settings are read, `run` after Django is set up, unless `needs_django` is off.
    """

    name: str
    summary: str
    run: Callable[[Namespace], int]
    details: str = ""
    declare: Callable[[ArgumentParser], None] = _nothing
    prepare: Callable[[Namespace], None] = _nothing
    needs_django: bool = True

    @property
    def description(self) -> str:
        """What the help of this command says: the summary as a sentence, then the details."""
        return "\n\n".join(filter(None, [f"{self.summary[0].upper()}{self.summary[1:]}.", self.details]))
