"""Sessions in the database under a keyed hash of what the browser holds: a copy of the table signs nobody in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from helhet.kernel import clock
from helhet.kernel.crypto import blind_index
from helhet.kernel.prepared import Prepared

if TYPE_CHECKING:
    _DatabaseStore = db.SessionStore[Session]
else:
    _DatabaseStore = db.SessionStore

_ROW_KEY_LENGTH: Final = 40  # the width of Django's column: 160 bits


def row_key(session_key: str) -> str:
    """The key of the row that keeps this session."""
    return blind_index(f"session:{session_key}")[:_ROW_KEY_LENGTH]


_row: Prepared[Session] = Prepared(lambda key: Session.objects.filter(session_key=key))


class SessionStore(_DatabaseStore):
    """Django's store, where only the browser knows the key."""

    def load(self) -> dict[str, Any]:
        """What the session holds; a key that has no row is let go of, so that nobody chooses their own."""
        row = _row.first(key=row_key(self.session_key or ""))
        if row is None or row.expire_date <= clock.now():
            self._session_key = None
            return {}
        return self.decode(row.session_data)

    def exists(self, session_key: str) -> bool:
        return super().exists(row_key(session_key))

    def delete(self, session_key: str | None = None) -> None:
        chosen = session_key or self.session_key
        if chosen is not None:
            super().delete(row_key(chosen))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        row.session_key = row_key(row.session_key)
        row.expire_date = clock.now() + timedelta(seconds=self.get_expiry_age())
        return row
