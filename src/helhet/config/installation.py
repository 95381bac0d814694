"""The stamp that keeps a demo from ever becoming a production system, and the other way round."""

from django.conf import settings
from django.db import connection, transaction

from helhet.config.environment import NotConfiguredError
from helhet.kernel import clock
from helhet.kernel.models import Installation


def mode_problem() -> str:
    """Say in Norwegian what hinders this process from using this database; nothing when all is well."""
    if not _is_migrated():
        return "Databasen er ikke gjort klar. Kjør «helhet migrate»."
    stamp = Installation.objects.first()
    if stamp is None:
        return "Databasen er ikke merket med en modus. Kjør «helhet migrate»."
    if stamp.mode != settings.HELHET_MODE:
        return (
            f"Databasen er laget i modusen «{stamp.mode}», men HELHET_MODE er «{settings.HELHET_MODE}». "
            "En database kan ikke bytte modus. Lag en ny."
        )
    return ""


def require_own_mode() -> None:
    """Refuse to go on with a database made in another mode.

    Raises:
        NotConfiguredError: the database has another mode, or has none yet.
    """
    if problem := mode_problem():
        raise NotConfiguredError(problem)


def refuse_other_mode() -> None:
    """Let a new database through, and refuse one that was made in another mode.

    Raises:
        NotConfiguredError: the database has another mode.
    """
    if _is_migrated() and Installation.objects.exists():
        require_own_mode()


@transaction.atomic
def stamp() -> bool:
    """Mark a new database with the mode; return whether it was new."""
    _, is_new = Installation.objects.get_or_create(
        only=True, defaults={"mode": settings.HELHET_MODE, "created_at": clock.now()}
    )
    return is_new


def _is_migrated() -> bool:
    return Installation._meta.db_table in connection.introspection.table_names()
