"""The environment of a test run, set before Django reads its settings (loaded with `-p` in pyproject.toml).

HELHET_TEST_DATABASE chooses `sqlite` (the default) or `postgresql`.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import postgresql


def _set_up() -> None:
    data = Path(tempfile.mkdtemp(prefix="helhet-test-"))
    data.chmod(0o755)  # PostgreSQL may run as another user, in a folder of its own in here
    (data / "static").mkdir()
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    os.environ["HELHET_DATA"] = str(data)
    os.environ["HELHET_MODE"] = "test"
    os.environ["HELHET_HOSTS"] = "testserver,localhost,127.0.0.1"
    os.environ["HELHET_DATABASE_URL"] = _database(data)


def _database(data: Path) -> str:
    if os.environ.get("HELHET_TEST_DATABASE", "sqlite") == "sqlite":
        return f"sqlite:///{data / 'helhet.sqlite3'}"
    return os.environ.get("DATABASE_URL") or postgresql.start(data / "postgresql")


if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers inherit what the first process has set up
    _set_up()
