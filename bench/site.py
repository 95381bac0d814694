"""One data set behind a server of its own: a database, two workers and somebody who is signed in."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bench import client, processes
from bench.client import Answer, Request
from bench.floor import ADDRESS, WATCH
from bench.rows import Ids, Row, headers

_COMMANDS: Final = (sys.executable, "-m", "bench.commands")
_PATIENCE_SECONDS: Final = 60


@dataclass(frozen=True)
class Site:
    """A data set that is served. `parents` are the processes whose children do the work: web and database."""

    name: str
    folder: Path
    port: int
    master: int
    parents: tuple[int, int]
    session: str
    plans: tuple[Ids, ...]

    def pages(self, row: Row, count: int) -> list[Request]:
        """So many requests for a page, plan after plan."""
        return [self._signed_in(row, row.plans[number % len(row.plans)]) for number in range(count)]

    def bare_pages(self, row: Row, count: int) -> list[Request]:
        """The same number of requests for its floor."""
        return [_bare(row, row.floor_plans[number % len(row.floor_plans)]) for number in range(count)]

    def watch(self, row: Row) -> list[Answer]:
        """Ask for a page while it is watched, on each plan of its floor."""
        return [
            client.send(self.port, self._signed_in(row, place, **{WATCH: _name(row, place)}))
            for place in row.floor_plans
        ]

    def worker_mb(self) -> float:
        """The memory of the largest worker."""
        return max(processes.resident_mb(worker) for worker in processes.children(self.master))

    def typesetter_mb(self) -> float:
        """The memory of the largest process that sets documents for a worker."""
        workers = processes.children(self.master)
        started = [each for worker in workers for each in processes.children(worker)]
        return max(map(processes.resident_mb, started), default=0.0)

    def _signed_in(self, row: Row, place: int, **more: str) -> Request:
        request = row.request(self.plans[place])
        return replace(request, headers={**headers(self.session), **request.headers, **more})


def _bare(row: Row, place: int) -> Request:
    return Request(f"{ADDRESS}?page={_name(row, place)}")


def _name(row: Row, place: int) -> str:
    return f"{row.name}-{place}"


@contextmanager
def served(name: str, cases: int, folder: Path, database: str, postmaster: int) -> Iterator[Site]:
    """Load a data set into an empty database and serve it."""
    folder.mkdir()
    environment = _environment(folder, database)
    begun = time.perf_counter()
    loaded = json.loads(_run(environment, "load", str(cases)))
    print(f"{name}: loaded {cases} cases in {time.perf_counter() - begun:.0f} s", flush=True)
    port = _free_port()
    server = subprocess.Popen([*_COMMANDS, "serve", str(port)], env=environment)
    try:
        _wait_for(port, server)
        parents = (server.pid, postmaster)
        yield Site(name, folder, port, server.pid, parents, loaded["session"], tuple(loaded["plans"]))
    finally:
        server.terminate()
        server.wait(_PATIENCE_SECONDS)


def _environment(folder: Path, database: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "HELHET_DATA": str(folder),
        "HELHET_DATABASE_URL": database,
        "HELHET_HOSTS": "127.0.0.1",
        "HELHET_LOG_LEVEL": "ERROR",
        "HELHET_MODE": "demo",
    }


def _run(environment: dict[str, str], *arguments: str) -> str:
    return subprocess.run(
        [*_COMMANDS, *arguments], env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Raises RuntimeError when the server does not come up."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            client.send(port, Request("/healthz"))
        except (OSError, client.UnexpectedAnswerError):
            time.sleep(0.1)
        else:
            return
    msg = "The server did not start"
    raise RuntimeError(msg)
