"""Make the access record append-only in the database itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import connections, migrations

from helhet.audit import triggers

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps


def create(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.create(connections[editor.connection.alias])


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.drop(connections[editor.connection.alias])


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0001_initial")]

    operations: ClassVar[list[migrations.RunPython]] = [migrations.RunPython(create, drop)]
