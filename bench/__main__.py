"""`python -m bench` measures both data sets; `--quick` the small one, with fewer rounds and nothing written down."""

from __future__ import annotations

import argparse
import atexit
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psycopg

from bench import measuring, processes, report
from bench.rows import ROWS
from bench.site import served
from tests import postgresql

_DATA_SETS: Final = {"1k": 1_000, "100k": 100_000}
_RESULTS: Final = Path(__file__).with_name("results.json")
_DATABASE_OPTIONS: Final = "-c fsync=on -c shared_buffers=1GB -c max_wal_size=4GB"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--row", action="append", choices=[row.name for row in ROWS], help="measure this row alone")
    chosen = parser.parse_args()
    quick, rows = chosen.quick, [row for row in ROWS if not chosen.row or row.name in chosen.row]
    data_sets = {"1k": _DATA_SETS["1k"]} if quick else _DATA_SETS
    with ExitStack() as stack:
        folder = _folder()
        address = postgresql.start(folder / "postgresql", options=_DATABASE_OPTIONS)
        postmaster = _postmaster(address)
        sites = [
            stack.enter_context(served(name, cases, folder / name, _new_database(address, name), postmaster))
            for name, cases in data_sets.items()
        ]
        measured = measuring.measure(sites, rows, rounds=2 if quick else 5)
        found = report.results(measured)
    if not quick and rows == list(ROWS):
        report.write(found, _RESULTS)
    print(report.table(found, measured))


def _folder() -> Path:
    """A folder that is there until this process ends, and PostgreSQL before it."""
    folder = Path(tempfile.mkdtemp(prefix="helhet-bench-"))
    folder.chmod(0o755)  # PostgreSQL may run as another user, in a folder of its own in here
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _postmaster(address: str) -> int:
    with psycopg.connect(address) as connection:
        return processes.parent_of(connection.info.backend_pid)


def _new_database(address: str, name: str) -> str:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "helhet_{name}"')
    return urlsplit(address)._replace(path=f"/helhet_{name}").geturl()


if __name__ == "__main__":
    main()
