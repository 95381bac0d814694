"""What holds for every test: which database, no network, and the guards in `tests/guards.py`."""
