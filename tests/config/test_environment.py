"""Settings come from the environment, and a production installation never guesses a secret."""

import stat
from pathlib import Path

import pytest

from helhet.config import environment, secrets_file
from helhet.config.environment import Mode, NotConfiguredError

_SECRETS = secrets_file.make()
_PRODUCTION = {"HELHET_HOSTS": "plan.eksempel.no", **_SECRETS}


def test_production_is_what_runs_when_nobody_says_otherwise() -> None:
    assert environment.read(_PRODUCTION).mode is Mode.PRODUCTION


@pytest.mark.parametrize("missing", _PRODUCTION)
def test_production_does_not_start_without(missing: str) -> None:
    given = {name: value for name, value in _PRODUCTION.items() if name != missing}

    with pytest.raises(NotConfiguredError, match=f"mangler:\n  {missing}: "):
        environment.read(given)


def test_a_value_that_cannot_be_read_is_named() -> None:
    with pytest.raises(NotConfiguredError, match="HELHET_LOG_LEVEL må være DEBUG, INFO, WARNING eller ERROR"):
        environment.read({**_PRODUCTION, "HELHET_LOG_LEVEL": "loud"})


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(NotConfiguredError, match="HELHET_MODE må være"):
        environment.read({**_PRODUCTION, "HELHET_MODE": "staging"})


def test_a_demo_makes_its_secrets_once_for_its_owner_only(tmp_path: Path) -> None:
    given = {"HELHET_MODE": "demo", "HELHET_DATA": str(tmp_path)}

    first, second = environment.read(given), environment.read(given)

    assert first == second
    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()] == [0o600]


def test_lists_are_split_at_commas() -> None:
    assert environment.read({**_PRODUCTION, "HELHET_HOSTS": "a.no, b.no,"}).hosts == ("a.no", "b.no")


def test_the_common_name_of_the_database_address_is_understood_too() -> None:
    assert environment.read({**_PRODUCTION, "DATABASE_URL": "postgresql:///ip"}).database_url == "postgresql:///ip"


def test_every_setting_says_what_it_is_for() -> None:
    assert all(setting.help.endswith(".") for setting in environment.settings_declared())
