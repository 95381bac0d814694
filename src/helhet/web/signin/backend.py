"""Who a session belongs to. How somebody proves who they are is decided before, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helhet.kernel.prepared import Prepared
from helhet.people.models import Account

if TYPE_CHECKING:
    from uuid import UUID


class SessionBackend:
    """Finds the account of a session. An account that is closed is signed out at its next request."""

    def get_user(self, user_id: UUID) -> Account | None:
        return _active.first(account_id=user_id)


_active: Prepared[Account] = Prepared(lambda account_id: Account.objects.filter(pk=account_id, is_active=True))
