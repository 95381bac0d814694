"""What the access record costs: `python -m bench.record` verifies a million entries, and reads a long record.

It loads a small town on PostgreSQL, gives one person ten thousand entries and the other chains the rest, verifies all
of it, and asks for the person's page. `--entries` changes how many. Prints figures and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from itertools import islice
from typing import Any, Final
from uuid import UUID, uuid4

from bench import processes

MANY: Final = 1_000_000
OF_ONE_PERSON: Final = 10_000
IN_A_CHAIN: Final = 10_000
AT_A_TIME: Final = 20_000
ASKED: Final = 50
PAGES: Final = ("plan", "goal", "about-me", "timeline")


def main() -> None:
    """Start a database, and measure in a process of its own that knows only it."""
    from bench.__main__ import _DATABASE_OPTIONS, _folder
    from tests import postgresql

    parser = argparse.ArgumentParser(prog="python -m bench.record", description=__doc__)
    parser.add_argument("--entries", type=int, default=MANY)
    entries = parser.parse_args().entries
    folder = _folder()
    address = postgresql.start(folder / "postgresql", options=_DATABASE_OPTIONS)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "helhet.config.settings",
        "HELHET_DATA": str(folder),
        "HELHET_DATABASE_URL": address,
        "HELHET_HOSTS": "127.0.0.1",
        "HELHET_LOG_LEVEL": "ERROR",
        "HELHET_MODE": "demo",
    }
    subprocess.run([sys.executable, "-m", "bench.commands", "record", str(entries)], env=environment, check=True)


def measure(entries: int) -> None:
    """Load, verify, and read; print what each cost."""
    from bench import dataset, loading
    from helhet.config import server
    from helhet.config.commands.database import prepare_database
    from helhet.people.actions import persons
    from helhet.plans.models import Case

    prepare_database()
    server.prepare()
    town = dataset.make_town(1)
    loading.store([*town.rows, *dataset.make_cases(town, 1, range(1))])
    case = Case.objects.select_related("person").get()
    lengthen(case.pk, case.person_id, OF_ONE_PERSON)
    for _chain in range(max(0, entries - OF_ONE_PERSON) // IN_A_CHAIN):
        lengthen(uuid4(), uuid4(), IN_A_CHAIN)
    loading.settle()
    print(json.dumps({"verification": verification(), "page": page(case.pk, persons.open_account(person=case.person))}))


def lengthen(case_id: UUID, subject_id: UUID, count: int) -> None:
    """Write so many entries at the end of a chain, spread over the months until now, some at a time."""
    from bench import loading
    from helhet.audit.models import Chain

    chain, _is_new = Chain.objects.get_or_create(pk=case_id)
    events = _events(chain, subject_id, count)
    while some := list(islice(events, AT_A_TIME)):
        loading.store(some)
    chain.save()


def _events(chain: Any, subject_id: UUID, count: int) -> Iterator[Any]:
    from helhet.audit.models import AuditEvent, Operation
    from helhet.audit.record import digest
    from helhet.kernel import clock

    accounts = [uuid4() for _account in range(30)]
    apart = timedelta(days=300) / count
    first = clock.now() - count * apart
    for number in range(count):
        chain.length += 1
        event = AuditEvent(
            chain_id=chain.pk,
            number=chain.length,
            at=first + number * apart,
            operation=Operation.READ,
            account_id=accounts[number % len(accounts)],
            actor_name=f"Ansatt nummer {number % len(accounts)}",
            actor_organisation="Helsestasjonen, Solvik kommune",
            ground="participant",
            subject_id=subject_id,
            object_kind="plan",
            object_id=chain.pk,
            detail={"page": PAGES[number % len(PAGES)], "version": 3, "seen": 3, "parts": {"goal": 3, "measure": 8}},
            previous=chain.head,
        )
        event.hash = chain.head = digest(event)
        yield event


def verification() -> dict[str, float]:
    """Walk the whole record. `grown_mb` is what memory grew by meanwhile."""
    from helhet.audit.verify import verify

    before, begun = _peak_mb(), time.perf_counter()
    verdict = verify()
    seconds = time.perf_counter() - begun
    assert not verdict.broken, verdict.problems
    return {
        "entries": verdict.events,
        "entries_a_second": round(verdict.events / seconds),
        "grown_mb": round(_peak_mb() - before, 1),
    }


def page(case_id: UUID, account: Any) -> dict[str, float]:
    """The person's page, again and again, in time spent by this process and scaled as for the other pages."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from bench import loading

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = loading.sign_in(account)
    address = reverse("history:case-access", args=[case_id])
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK, answer
    scale = processes.REFERENCE_MS / processes.calibration_ms()
    return {
        "entries": OF_ONE_PERSON,
        "queries": len(queries),
        "bytes": len(answer.content),
        "cpu_ms": round(statistics.median(_spent(client, address) for _asked in range(ASKED)) * scale, 1),
    }


def _spent(client: Any, address: str) -> float:
    begun = time.process_time()
    client.get(address)
    return (time.process_time() - begun) * 1000


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
