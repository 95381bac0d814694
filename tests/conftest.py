"""What holds for every test. The database and the settings are chosen in `tests/environment.py`."""

pytest_plugins = [
    "tests.chromium",
    "tests.fixtures",
    "tests.guards.flush",
    "tests.guards.ordering",
    "tests.guards.reading",
]
