"""Count guesses in the database, before they are tried: of many at once, no more get through than one after another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from helhet.kernel import clock
from helhet.kernel.crypto import blind_index
from helhet.kernel.errors import HelhetError
from helhet.signin.limits import FORGOTTEN_AFTER, LIMITS, Tries
from helhet.signin.models import Attempts

if TYPE_CHECKING:
    from datetime import datetime


class TooSoon(HelhetError):
    """The next guess is not tried yet. The answer is the same whether what was guessed at exists."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


@transaction.atomic
def count(*tries: Tries) -> None:
    """Count one attempt by each of these. Raises `TooSoon`, and counts nothing, while any of them has a pause."""
    now = clock.now()
    rows = {each: _locked(each, now) for each in sorted(tries, key=_key)}
    wait = max((_left(each, row, now) for each, row in rows.items()), default=timedelta())
    if wait:
        raise TooSoon(wait)
    for row in rows.values():
        row.count, row.last_at = _standing(row, now) + 1, now
        row.save(update_fields=["count", "last_at"])


@transaction.atomic
def forgive(*tries: Tries) -> None:
    """The attempt was right: nothing counts any more."""
    Attempts.objects.filter(pk__in=[_key(each) for each in tries]).delete()


@transaction.atomic
def take_back(*tries: Tries) -> None:
    """The attempt was right, but others from the same place may have been wrong: do not count this one."""
    for row in Attempts.objects.select_for_update().filter(pk__in=[_key(each) for each in tries], count__gt=0):
        row.count -= 1
        row.save(update_fields=["count"])


def forget_old() -> int:
    """Delete what counts no longer, and tell how many there were."""
    return Attempts.objects.filter(last_at__lt=clock.now() - FORGOTTEN_AFTER).delete()[0]


def _locked(tries: Tries, now: datetime) -> Attempts:
    Attempts.objects.bulk_create([Attempts(pk=_key(tries), last_at=now)], ignore_conflicts=True)
    return Attempts.objects.select_for_update().get(pk=_key(tries))


def _left(tries: Tries, row: Attempts, now: datetime) -> timedelta:
    pause = LIMITS[tries.watched].pause_after(_standing(row, now))
    return max(row.last_at + pause - now, timedelta())


def _standing(row: Attempts, now: datetime) -> int:
    return 0 if now - row.last_at > FORGOTTEN_AFTER else row.count


def _key(tries: Tries) -> str:
    return blind_index(f"attempts:{tries.watched}:{tries.what}")
