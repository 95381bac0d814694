"""Wrong guesses, counted for as long as they slow the next one down."""

from __future__ import annotations

from django.db import models


class Attempts(models.Model):
    """How often something was tried without success, by a keyed hash of what and from where: no name, no address."""

    key = models.CharField(max_length=64, primary_key=True, editable=False)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["last_at"], name="attempts_by_age")]

    def __str__(self) -> str:
        return f"{self.count} {self.last_at:%Y-%m-%d %H:%M}"
