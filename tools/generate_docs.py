"""Make the pages in docs/generated from the code, or check that they match it (`--check`)."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tools import asvs

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "generated"
_NOTICE: Final = "<!-- Laget av «make docs». Endre koden, ikke denne siden. -->"


def settings_page() -> str:
    """Every setting that an operator can give."""
    from helhet.config.environment import settings_declared

    lines = ["# Innstillinger", "", _NOTICE, "", "Alle leses fra miljøvariabler.", ""]
    for setting in settings_declared():
        lines += [f"## {setting.variable}", "", setting.help, "", f"- Verdi: {setting.kind}"]
        lines += [f"- Standard: `{setting.default}`"] if setting.default else []
        lines += [f"- Leses også fra: `{setting.alias}`"] if setting.alias else []
        lines += ["- Må settes i produksjon"] if setting.required else []
        lines += [""]
    return "\n".join(lines)


def commands_page() -> str:
    """The help of `helhet` and of each of its commands."""
    from helhet.config import cli

    os.environ["COLUMNS"] = "100"  # argparse folds its help to the terminal
    root = cli.parser()
    parts = ["# Kommandoer", _NOTICE, _block(root)]
    for name, subparser in _subparsers(root).items():
        parts += [f"## helhet {name}", _block(subparser)]
    return "\n\n".join(parts) + "\n"


def _subparsers(root: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    subparsers = root._subparsers  # noqa: SLF001 - argparse has no public way to list them
    assert subparsers is not None
    choices = subparsers._group_actions[0].choices  # noqa: SLF001
    assert isinstance(choices, Mapping)
    return choices


def _block(parser: argparse.ArgumentParser) -> str:
    return f"```text\n{parser.format_help().rstrip()}\n```"


def _rule_page(name: str) -> Callable[[], str]:
    """A page of `tools.rule_pages`, which needs Django to be set up before it is imported."""

    def page() -> str:
        from tools import rule_pages

        made: str = getattr(rule_pages, name)()
        return made

    return page


def _asvs_page() -> str:
    """What OWASP ASVS 5.0 asks, and where it is answered."""
    return asvs.page(_NOTICE)


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "ages.md": _rule_page("ages_page"),
    "asvs.md": _asvs_page,
    "commands.md": commands_page,
    "law.md": _rule_page("law_page"),
    "permissions.md": _rule_page("permissions_page"),
    "settings.md": settings_page,
    "states.md": _rule_page("states_page"),
}


def differing() -> Iterator[str]:
    """Name the pages that say something else than the code."""
    for name, page in PAGES.items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != page():
            yield name


def write() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


def main() -> int:
    """Write the pages, or with `--check` return 1 when some differ."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helhet.config.settings")
    django.setup()
    if "--check" not in sys.argv:
        write()
        return 0
    stale = list(differing())
    if stale:
        sys.stderr.write(f"docs/generated: {', '.join(stale)} differ from the code; run make docs\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
