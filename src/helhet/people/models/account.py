"""An account: the way one person signs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from helhet.kernel.ids import new_id
from helhet.people.models.person import Person


class AccountManager(BaseUserManager["Account"]):
    """Reads the person along, because a request always needs the name."""

    def get_queryset(self) -> models.QuerySet[Account]:
        return super().get_queryset().select_related("person")


class Account(AbstractBaseUser):
    """Has no password: signing in is proved elsewhere, and the account says who came."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    last_login = None  # every sign-in has a row of its own
    password = None  # type: ignore[assignment]  # no local secrets are kept

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return str(self.person)

    def get_session_auth_hash(self) -> str:
        """The same as long as the account is: there is no password that could change. Django signs out an empty one."""
        return str(self.pk)

    def _no_fallbacks(self) -> Any:
        return iter(())

    get_session_auth_fallback_hash = _no_fallbacks
