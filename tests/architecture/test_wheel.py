"""The wheel runs without the checkout, without Node and without anything it does not bring or require."""

import contextlib
import os
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helhet import __version__
from tests.architecture.repository import ROOT, tracked_files

pytestmark = pytest.mark.slow

_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("HELHET_", "DJANGO_"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def helhet(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command, installed from the wheel where nothing else is, with the pinned requirements within reach.

    A folder named in a .pth file lends its packages, but not the editable install that lives among them.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = str(folder / "bin" / "python")
    _run(sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps", "--python", python, str(wheel))
    packages = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    Path(packages, "requirements.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return str(folder / "bin" / "helhet")


@pytest.fixture
def demo(helhet: str, tmp_path: Path) -> Iterator[str]:
    """The address of a demo that runs from the wheel."""
    port = _free_port()
    command = [helhet, "demo", "--data", str(tmp_path / "demo"), "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, env=_ENVIRONMENT, stderr=subprocess.PIPE, text=True) as process:
        _wait_until_open(port, process)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.communicate(timeout=40)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src"
    tracked = {str(path.relative_to(package)) for path in tracked_files() if path.is_relative_to(package)}

    assert tracked <= set(zipfile.ZipFile(wheel).namelist())


def test_the_command_tells_its_version(helhet: str, tmp_path: Path) -> None:
    assert _run(helhet, "--version", cwd=tmp_path) == f"helhet {__version__}\n"


def test_the_demo_runs_from_the_wheel(demo: str) -> None:
    with urllib.request.urlopen(f"{demo}/healthz") as answer:
        assert answer.read() == b"ok"


def _run(*command: str, cwd: Path | None = None) -> str:
    return subprocess.run(command, cwd=cwd, env=_ENVIRONMENT, check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_open(port: int, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.2)
    pytest.fail(f"The demo stopped: {process.communicate()[1]}")
