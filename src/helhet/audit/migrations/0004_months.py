"""One table a month on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import connections, migrations

from helhet.audit import partitions

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps


def make(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    partitions.make(connections[editor.connection.alias])


def unmake(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    partitions.unmake(connections[editor.connection.alias])


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0003_message")]

    operations: ClassVar[list[migrations.RunPython]] = [migrations.RunPython(make, unmake)]
