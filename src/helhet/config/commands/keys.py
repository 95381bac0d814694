"""Commands about secrets: new-keys, rotate-keys."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from helhet.config import secrets_file
from helhet.config.commands.command import Command, ExitCode

if TYPE_CHECKING:
    from django.db.models import Model


def _new_keys(_: Namespace) -> int:
    for name, value in secrets_file.make().items():
        sys.stdout.write(f"{name}={value}\n")
    return ExitCode.OK


def _rotate_keys(_: Namespace) -> int:
    from django.apps import apps

    for model in apps.get_models():
        names = _encrypted_fields(model)
        if names:
            _encrypt_again(model, names)
    sys.stdout.write("Alt er kryptert med den første nøkkelen. De andre kan fjernes.\n")
    return ExitCode.OK


def _encrypted_fields(model: "type[Model]") -> list[str]:
    from helhet.kernel.fields import EncryptedTextField

    return [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]


def _encrypt_again(model: "type[Model]", names: list[str]) -> None:
    """Write each value as it is read: it is read with any key and written with the first.

    Only rows that still say what was read are written, so that nobody's change is undone.
    """
    from django.db import transaction

    for key in list(model._base_manager.values_list("pk", flat=True)):
        with transaction.atomic():
            row = model._base_manager.select_for_update().filter(pk=key).only(*names).first()
            if row is not None:
                row.save(update_fields=names)


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
    "og kjør kommandoen.\nEtterpå kan den gamle fjernes.",
)
