"""The environment of a test run, set before Django reads its settings (loaded with `-p` in pyproject.toml)."""

import os
import tempfile
from pathlib import Path

_DATABASE = os.environ.get("HELHET_TEST_DATABASE", "sqlite")

os.environ["HELHET_MODE"] = "test"
os.environ["HELHET_HOSTS"] = "testserver,localhost,127.0.0.1"
if _DATABASE == "sqlite":
    _FOLDER = os.environ.setdefault("HELHET_DATA", tempfile.mkdtemp(prefix="helhet-test-"))
    os.environ["HELHET_DATABASE_URL"] = f"sqlite:///{Path(_FOLDER) / 'helhet.sqlite3'}"
