"""The wheel runs without the checkout, without Node and without anything it does not bring."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helhet import __version__
from tests.architecture.repository import ROOT, tracked_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src"
    tracked = {str(path.relative_to(package)) for path in tracked_files() if path.is_relative_to(package)}

    assert tracked <= set(zipfile.ZipFile(wheel).namelist())


def test_the_command_runs_from_the_wheel_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "clean"
    _run(sys.executable, "-m", "venv", "--system-site-packages", "--without-pip", str(environment), cwd=tmp_path)
    installer = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"]
    _run(*installer, "--python", str(environment), str(wheel), cwd=tmp_path)

    assert _run(str(environment / "bin" / "helhet"), "--version", cwd=tmp_path).strip() == f"helhet {__version__}"


def _run(*command: str, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HELHET_", "DJANGO_"))}
    return subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True, text=True).stdout
