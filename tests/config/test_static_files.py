"""Styles, scripts and fonts are hashed and compressed, and none refers to a file that is missing."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

pytestmark = pytest.mark.slow


def test_every_static_file_finds_what_it_refers_to(tmp_path: Path) -> None:
    """The hashing storage refuses a style sheet that names a missing file."""
    storage = {"staticfiles": {"BACKEND": "helhet.config.static.StaticFiles"}}

    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storage):
        call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
    assert all(path.with_name(f"{path.name}.br").exists() for path in tmp_path.rglob("*.*.css"))
