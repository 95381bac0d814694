"""Commands that run for as long as the service does: demo, serve, worker."""

import os
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from helhet.config.commands.command import Command, ExitCode
from helhet.config.commands.database import prepare_database


def _serve(chosen: Namespace) -> int:
    from helhet.config import installation, server

    installation.require_own_mode()
    server.prepare()
    server.run(host=chosen.host, port=chosen.port, workers=chosen.workers, threads=chosen.threads)
    return ExitCode.OK


def _declare_serve(parser: ArgumentParser) -> None:
    _declare_address(parser)
    parser.add_argument("--workers", type=int, default=2, metavar="ANTALL", help="antall prosesser (%(default)s)")
    parser.add_argument("--threads", type=int, default=4, metavar="ANTALL", help="tråder i hver (%(default)s)")


def _declare_address(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adressen å lytte på (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, metavar="PORT", help="porten å lytte på (%(default)s)")


def _worker(_: Namespace) -> int:
    from django.core.management import call_command

    from helhet.config import installation
    from helhet.jobs import daily

    installation.require_own_mode()
    daily.ensure_planned()
    call_command("db_worker")
    return ExitCode.OK


def _prepare_demo(chosen: Namespace) -> None:
    """Let a demo write to its own folder only, whatever the environment says."""
    os.environ.pop("DATABASE_URL", None)
    os.environ["HELHET_DATABASE_URL"] = ""
    os.environ["HELHET_MODE"] = "demo"
    os.environ["HELHET_DATA"] = str(chosen.data)
    os.environ.setdefault("HELHET_LOG_LEVEL", "WARNING")


def _demo(chosen: Namespace) -> int:
    from helhet.config import server
    from helhet.demo.seed import seed

    prepare_database()
    seed()
    server.prepare()
    welcome = partial(_welcome, chosen.port)
    server.run(host=chosen.host, port=chosen.port, workers=2, threads=2, when_ready=welcome)
    return ExitCode.OK


def _welcome(port: int, _server: object) -> None:
    sys.stdout.write(f"Helhet er klar på http://localhost:{port}\nAlle menneskene er oppdiktet. Stopp med Ctrl+C.\n")
    sys.stdout.flush()


def _declare_demo(parser: ArgumentParser) -> None:
    _declare_address(parser)
    parser.add_argument(
        "--data", type=Path, default=Path(".demo"), metavar="MAPPE", help="mappen demoen skriver i (%(default)s)"
    )


DEMO = Command(
    "demo",
    "vis Helhet med oppdiktede mennesker",
    _demo,
    details="Lager en database i mappen første gang, og bruker den igjen neste gang.\n"
    "Slett mappen for å begynne på nytt.",
    declare=_declare_demo,
    prepare=_prepare_demo,
)
SERVE = Command(
    "serve",
    "start tjenesten",
    _serve,
    details="Stopper på SIGTERM når pågående sider er ferdige.",
    declare=_declare_serve,
)
WORKER = Command("worker", "utfør jobber i bakgrunnen", _worker, details="Kjør minst én ved siden av «helhet serve».")
