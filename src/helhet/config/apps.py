"""The Django app that carries the system checks."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the checks; has no models."""

    name = "helhet.config"
    label = "config"

    def ready(self) -> None:
        """Importing registers."""
        from helhet.config import checks  # noqa: F401
