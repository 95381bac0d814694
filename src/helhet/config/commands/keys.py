"""Commands about secrets: new-keys, rotate-keys."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from helhet.config import secrets_file
from helhet.config.commands.command import Command, ExitCode

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

ROWS_AT_A_TIME = 500


def _new_keys(_: Namespace) -> int:
    for name, value in secrets_file.make().items():
        sys.stdout.write(f"{name}={value}\n")
    return ExitCode.OK


def _rotate_keys(_: Namespace) -> int:
    from django.apps import apps

    rewritten = sum(_encrypt_again(model, names) for model in apps.get_models() if (names := _encrypted_fields(model)))
    sys.stdout.write(f"{rewritten} rader er kryptert på nytt. Alt er kryptert med den første nøkkelen. ")
    sys.stdout.write("De andre kan fjernes.\n")
    return ExitCode.OK


def _encrypted_fields(model: "type[Model]") -> list[str]:
    from helhet.kernel.fields import EncryptedTextField

    return [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]


def _encrypt_again(model: "type[Model]", names: list[str]) -> int:
    """Write each value that another key than the first has sealed, some rows at a time. Returns how many rows.

    What is done is done: a run that was stopped goes on from there. The rows are locked meanwhile, so that nobody's
    change is undone.
    """
    from django.db import transaction

    rewritten = 0
    while True:
        with transaction.atomic():
            rows = list(_sealed_by_others(model, names)[:ROWS_AT_A_TIME])
            model._base_manager.bulk_update(rows, names)
        if not rows:
            return rewritten
        rewritten += len(rows)


def _sealed_by_others(model: "type[Model]", names: list[str]) -> "QuerySet[Model]":
    """The rows that another key than the first has sealed something in, locked."""
    from django.db.models import F, Q, TextField
    from django.db.models.functions import Cast

    from helhet.kernel import crypto

    stored = {f"stored_{name}": Cast(F(name), TextField()) for name in names}
    by_others = Q()
    for name in stored:
        by_others |= Q(**{f"{name}__isnull": False}) & ~Q(**{f"{name}__startswith": crypto.first_key_prefix()})
    rows: QuerySet[Model] = model._base_manager.alias(**stored).filter(by_others).order_by("pk")
    return rows.select_for_update().only("pk", *names)


NEW_KEYS = Command(
    "new-keys",
    "lag hemmelighetene en ny installasjon trenger",
    _new_keys,
    details="Skriver dem ut som innstillinger. Ingenting lagres. Ta vare på dem et trygt sted.",
    needs_django=False,
)
ROTATE_KEYS = Command(
    "rotate-keys",
    "krypter alt på nytt med den første nøkkelen",
    _rotate_keys,
    details="Sett en ny nøkkel først i HELHET_ENCRYPTION_KEYS, behold den gamle etter den, start tjenesten på nytt, "
    "og kjør kommandoen.\nDen kan stanses og kjøres igjen. Etterpå kan den gamle nøkkelen fjernes.",
)
