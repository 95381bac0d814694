"""`helhet check-sign-in` tells an operator which providers answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from helhet.adapters.oidc.configuration import Provider
from helhet.config import cli
from helhet.config.commands import ExitCode
from tests.oidc import hostile


def test_a_provider_that_answers(
    theirs: hostile.Provider, provider: Provider, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check-sign-in"]) == ExitCode.OK
    assert capsys.readouterr().out == "eid: svarer\n"


def test_providers_that_do_not(
    theirs: hostile.Provider, provider: Provider, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = replace(provider, name="silent", issuer="http://127.0.0.1:9")
    keyless = replace(provider, name="keyless", keys=(Path("missing.pem"),))
    settings.HELHET_OIDC_PROVIDERS = (provider, silent, keyless)
    assert cli.main(["check-sign-in"]) == ExitCode.FAILED
    assert capsys.readouterr().out.splitlines() == [
        "eid: svarer",
        "silent: svarer ikke som den skal (unreachable)",
        "keyless: Nøkkelen missing.pem kan ikke leses.",
    ]


def test_no_provider_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check-sign-in"]) == ExitCode.FAILED
    assert "docs/innlogging.md" in capsys.readouterr().err
