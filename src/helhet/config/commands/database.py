"""Commands that look after the database: migrate, check, backup, tidy."""

import sqlite3
import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from io import StringIO
from pathlib import Path

from helhet.config.commands.command import Command, ExitCode


def _migrate(_: Namespace) -> int:
    prepare_database()
    return ExitCode.OK


def prepare_database() -> None:
    """Bring the tables up to date and mark a new database with its mode."""
    from django.conf import settings
    from django.core.management import call_command

    from helhet.config import installation

    settings.HELHET_DATA.mkdir(parents=True, exist_ok=True)
    installation.refuse_other_mode()
    call_command("migrate", interactive=False, verbosity=0)
    installation.stamp()


def _check(_: Namespace) -> int:
    from django.conf import settings
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", databases=["default"], stdout=StringIO())
    except SystemCheckError as error:
        sys.stderr.write(f"{error}\n")
        return ExitCode.FAILED
    sys.stdout.write(f"Alt er i orden. Modus: {settings.HELHET_MODE}.\n")
    return ExitCode.OK


def _backup(chosen: Namespace) -> int:
    from django.db import connection

    if connection.vendor != "sqlite":
        sys.stderr.write("helhet backup er for SQLite. Bruk pg_dump for PostgreSQL.\n")
        return ExitCode.FAILED
    if chosen.to.exists():
        sys.stderr.write(f"{chosen.to} finnes allerede.\n")
        return ExitCode.FAILED
    connection.ensure_connection()
    with closing(sqlite3.connect(chosen.to)) as copy:
        connection.connection.backup(copy)
    chosen.to.chmod(0o600)
    return ExitCode.OK


def _declare_backup(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="FIL", help="filen kopien skrives til")


def _tidy(_: Namespace) -> int:
    from django.core.management import call_command

    from helhet.signin.actions import sessions

    sessions.tidy()
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    return ExitCode.OK


MIGRATE = Command(
    "migrate",
    "gjør databasen klar, eller oppdater den til denne versjonen",
    _migrate,
    details="Kan kjøres flere ganger. En ny database merkes med HELHET_MODE og beholder modusen.",
)
CHECK = Command(
    "check",
    "kontroller innstillingene, databasen og modusen",
    _check,
    details="Kjør den etter hver endring av innstillinger, og før «helhet serve».",
)
BACKUP = Command(
    "backup",
    "kopier SQLite-databasen mens tjenesten går",
    _backup,
    details="Nøklene er ikke med i kopien. Ta vare på dem et annet sted, ellers er kopien ikke lesbar.",
    declare=_declare_backup,
)
TIDY = Command("tidy", "slett utløpte innlogginger og ferdige jobber", _tidy, details="Kjør den hver natt.")
