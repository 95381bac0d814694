"""Load a data set into an empty database on PostgreSQL."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from multiprocessing import Pool
from operator import attrgetter
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db import connection, models, transaction
from django.http import HttpRequest

from bench import dataset
from helhet.access.actors import Assurance
from helhet.config.commands.database import prepare_database
from helhet.kernel.fields import EncryptedTextField
from helhet.organisation.actors import actor_for
from helhet.people.models import Account
from helhet.plans.models import Goal
from helhet.plans.queries import visible_plans
from helhet.signin.models import Method
from helhet.signin.session_store import SessionStore
from helhet.web.signin import sessions

CASES_AT_A_TIME: Final = 500


def load(count: int) -> dict[str, Any]:
    """Make tables, town and cases. Returns the session of the reader, and the plans the reader sees."""
    prepare_database()
    town = dataset.make_town(count)
    store(town.rows)
    connection.close()  # each process opens its own
    shares = os.cpu_count() or 1
    with Pool(shares) as pool:
        pool.starmap(_store_share, [(town, count, share, shares) for share in range(shares)])
    settle()
    reader = Account.objects.get(pk=town.reader.pk)
    return {"session": sign_in(reader), "plans": plans_of(reader)}


def _store_share(town: dataset.Town, count: int, share: int, shares: int) -> None:
    for first in range(share * CASES_AT_A_TIME, count, shares * CASES_AT_A_TIME):
        numbers = range(first, min(first + CASES_AT_A_TIME, count))
        store(dataset.make_cases(town, count, numbers))


def store(rows: Iterable[models.Model]) -> None:
    """Copy the rows in, as they are: whoever made them answers for their references."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no look-up for each reference
        _copy(cursor, rows)


def _copy(cursor: Any, rows: Iterable[models.Model]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, instances in by_model.items():
        columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
        with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
            for values in map(_values_of(model), instances):
                copy.write_row(values)


@cache
def _values_of(model: type[models.Model]) -> Callable[[models.Model], list[Any]]:
    """How an instance becomes a row: as it is, but for JSON and what is encrypted."""
    fields = model._meta.concrete_fields
    read = attrgetter(*(field.attname for field in fields))
    prepare = {place: _prepared(field) for place, field in enumerate(fields) if _is_prepared(field)}

    def values(instance: models.Model) -> list[Any]:
        row = list(read(instance))
        for place, prepared in prepare.items():
            row[place] = prepared(row[place])
        return row

    return values


def _is_prepared(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.JSONField | EncryptedTextField)


def _prepared(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        encode = json.JSONEncoder if field.encoder is None else field.encoder
        return lambda value: json.dumps(value, cls=encode)
    return field.get_prep_value


def settle() -> None:
    """Leave the tables as they are in a database that has been in use for a while."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def sign_in(account: Account) -> str:
    """The session key of a browser where the account is signed in."""
    request = HttpRequest()
    request.session, request.user = SessionStore(), AnonymousUser()
    sessions.begin(request, account, method=Method.DEMO, assurance=Assurance.HIGH)
    request.session.save()
    return str(request.session.session_key)


def plans_of(account: Account) -> list[dict[str, str]]:
    """The plans that the account sees, each with a goal to write about."""
    plans = visible_plans(actor_for(account)).order_by("pk").values_list("pk", flat=True)
    goals = dict(Goal.objects.filter(plan__in=plans).order_by("plan", "-pk").values_list("plan", "pk"))
    return [{"plan": str(plan), "goal": str(goals[plan])} for plan in plans]
