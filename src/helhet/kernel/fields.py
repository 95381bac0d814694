"""Model fields."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.lookups import Lookup

from helhet.kernel import crypto

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")

if TYPE_CHECKING:

    class _TextField(models.TextField[_Set, _Get]): ...

else:

    class _TextField(models.TextField):
        def __class_getitem__(cls, _types: object) -> type:
            """Take the types that Django's fields have only in their stubs."""
            return cls


class EncryptedTextField(_TextField[_Set, _Get]):
    """Text that is encrypted in the database and plain in Python.

    A value opens only in the column it was written to: renaming the model or the field means
    encrypting again. It cannot be searched (`isnull` apart); keep a `crypto.blind_index` beside it
    where it must be found or be unique. Reading raises crypto.DecryptionError.
    """

    def get_prep_value(self, value: Any) -> str | None:
        """Encrypt on the way in; None stays None."""
        text = super().get_prep_value(value)
        return None if text is None else crypto.encrypt(text, context=str(self))

    def from_db_value(self, value: str | None, _expression: Expression, _connection: BaseDatabaseWrapper) -> str | None:
        """Decrypt on the way out; None stays None."""
        return None if value is None else crypto.decrypt(value, context=str(self))

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Refuse to search: the same text is never stored the same way twice."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Refuse an index or a uniqueness that could never take effect."""
        return [*super().check(**kwargs), *self._check_index()]

    def _check_index(self) -> list[CheckMessage]:
        if not (self.unique or self.db_index):  # type: ignore[attr-defined]  # db_index is missing in the stubs
            return []
        hint = "Index crypto.blind_index of the value instead."
        return [Error("An encrypted field can be neither indexed nor unique.", hint, self, "helhet.E001")]
