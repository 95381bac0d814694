"""The `helhet` command: exit codes, and messages an operator understands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helhet import __version__
from helhet.config import cli, secrets_file
from helhet.config.commands import ExitCode


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"helhet {__version__}\n")


def test_an_unknown_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["fly"])

    assert ended.value.code == ExitCode.WRONG_USE
    assert "Se helhet --help" in capsys.readouterr().err


def test_new_keys_are_settings_ready_to_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new-keys"]) == ExitCode.OK

    lines = capsys.readouterr().out.splitlines()
    assert {line.split("=", 1)[0] for line in lines} == set(secrets_file.make())


@pytest.mark.slow
class TestInstallation:
    """An operator's first evening, each command in a process of its own."""

    def test_nothing_starts_without_settings(self, tmp_path: Path) -> None:
        done = _helhet("check", HELHET_DATA=tmp_path)

        assert done.returncode == ExitCode.NOT_CONFIGURED
        assert "Disse innstillingene mangler" in done.stderr

    def test_a_new_installation_is_migrated_checked_and_backed_up(self, tmp_path: Path) -> None:
        production = _production(tmp_path)

        assert _helhet("check", **production).returncode == ExitCode.FAILED
        assert _helhet("migrate", **production).returncode == ExitCode.OK
        assert _helhet("check", **production).returncode == ExitCode.OK
        assert _helhet("verify-audit", **production).stdout.startswith("Loggen er hel")
        assert _helhet("backup", "--to", tmp_path / "copy.sqlite3", **production).returncode == ExitCode.OK
        assert _helhet("backup", "--to", tmp_path / "copy.sqlite3", **production).returncode == ExitCode.FAILED
        assert _helhet("tidy", **production).returncode == ExitCode.OK

    def test_a_demo_never_becomes_a_production_system(self, tmp_path: Path) -> None:
        demo: dict[str, str | Path] = {"HELHET_MODE": "demo", "HELHET_DATA": tmp_path}
        assert _helhet("migrate", **demo).returncode == ExitCode.OK

        for command in ("serve", "worker", "migrate"):
            done = _helhet(command, **_production(tmp_path))
            assert done.returncode == ExitCode.NOT_CONFIGURED
            assert "laget i modusen «demo»" in done.stderr
        assert _helhet("check", **_production(tmp_path)).returncode == ExitCode.FAILED


def _production(folder: Path) -> dict[str, str | Path]:
    return {"HELHET_DATA": folder, "HELHET_HOSTS": "plan.eksempel.no", **secrets_file.make()}


def _helhet(*arguments: str | Path, **settings: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "helhet", *map(str, arguments)],
        env={"PATH": os.environ["PATH"], **{name: str(value) for name, value in settings.items()}},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
