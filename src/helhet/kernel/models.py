"""The stamp that ties a database to one mode of operation."""

from __future__ import annotations

from django.db import models


class Installation(models.Model):
    """The mode a database was made in. One row; a demo database never becomes a production one, nor the other way."""

    only = models.BooleanField(primary_key=True, default=True)
    mode = models.CharField(max_length=20)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="installation_is_one")]

    def __str__(self) -> str:
        return self.mode
