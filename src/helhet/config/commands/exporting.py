"""Commands that take a plan out of Helhet: export-plan."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from helhet.config.commands.command import Command, ExitCode

if TYPE_CHECKING:
    from helhet.plans.reading import PlanReading


def _export_plan(chosen: Namespace) -> int:
    """Make the whole file before it is written, so that a failure leaves none behind."""
    from helhet.access.actors import SYSTEM
    from helhet.audit.models import Operation
    from helhet.kernel.errors import NotVisible
    from helhet.plans import reading

    if chosen.out.exists():
        return _refuse(f"{chosen.out} finnes allerede.")
    page = f"export-plan:{chosen.format}"
    try:
        found = reading.open_plan(SYSTEM, chosen.plan_id, page=page, operation=Operation.EXPORT)
    except NotVisible:
        return _refuse("Det finnes ingen plan med denne id-en.")
    content = _FORMATS[chosen.format](found)
    with chosen.out.open("xb") as file:
        file.write(content)
    return ExitCode.OK


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return ExitCode.FAILED


def _as_pdf(found: "PlanReading") -> bytes:
    from helhet.exports import pdf
    from helhet.web.documents.prints import Receiver, whole_plan

    return pdf.render(whole_plan(found, Receiver("")))


def _as_json(found: "PlanReading") -> bytes:
    from django.core.serializers.json import DjangoJSONEncoder

    from helhet.plans.structured import structure

    text = json.dumps(structure(found), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


_FORMATS: Final[dict[str, "Callable[[PlanReading], bytes]"]] = {"json": _as_json, "pdf": _as_pdf}


def _declare_export_plan(parser: ArgumentParser) -> None:
    parser.add_argument("plan_id", type=UUID, metavar="PLAN_ID", help="planens id, slik den står i adressen")
    parser.add_argument("--format", choices=sorted(_FORMATS), required=True, help="json eller pdf")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="filen planen skrives til")


EXPORT_PLAN = Command(
    "export-plan",
    "skriv en plan til en fil",
    _export_plan,
    details="Som PDF er den lik utskriften. Som JSON kan den leses av et annet system; se docs/plan-json.md.\n"
    "Det står i loggen over innsyn at planen er hentet ut. Private dagboksider og fødselsnummer er ikke med.",
    declare=_declare_export_plan,
)
