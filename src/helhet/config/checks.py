"""System checks that `helhet check` runs besides Django's own."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from helhet.adapters.oidc.configuration import ConfigurationError
from helhet.config import installation


@register(Tags.database)
def database_is_ready(*, databases: Sequence[str] | None, **_options: Any) -> list[CheckMessage]:
    """Find out whether the database has every table, and the mode this process runs in."""
    if not databases:
        return []
    problem = installation.mode_problem() or _missing_migrations()
    return [Error(problem, id="helhet.E100")] if problem else []


@register(Tags.security)
def own_keys_can_be_read(**_options: Any) -> list[CheckMessage]:
    """Find out whether every key that providers know Helhet by is there."""
    if not settings.HELHET_OIDC_PROVIDERS:
        return []
    from helhet.adapters.oidc import keys

    try:
        keys.published(settings.HELHET_OIDC_PROVIDERS)
    except ConfigurationError as error:
        return [Error(str(error), id="helhet.E101")]
    return []


def _missing_migrations() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} endringer i databasen er ikke kjørt. Kjør «helhet migrate»." if plan else ""
