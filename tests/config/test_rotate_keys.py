"""After `helhet rotate-keys`, the old key opens nothing that is needed."""

from argparse import Namespace

import pytest
from django.apps import apps
from django.db.models import F, TextField
from django.db.models.functions import Cast
from pytest_django import Settings

from helhet.config import secrets_file
from helhet.config.commands import keys
from helhet.config.commands.keys import ROTATE_KEYS
from helhet.kernel import clock
from helhet.kernel.crypto import DecryptionError
from helhet.people.models import Person

pytestmark = pytest.mark.django_db

_SYNTHETIC = "13897248022"


@pytest.fixture
def old(settings: Settings) -> str:
    key = secrets_file.new_key()
    settings.HELHET_ENCRYPTION_KEYS = (key,)
    return key


def register(count: int = 1, national_id: str | None = _SYNTHETIC) -> None:
    Person.objects.bulk_create(
        Person(given_name="Kari", family_name="Vik", national_id=national_id, created_at=clock.now())
        for _row in range(count)
    )


def rotate(settings: Settings, *ring: str) -> None:
    settings.HELHET_ENCRYPTION_KEYS = ring
    ROTATE_KEYS.run(Namespace())


def sealed() -> dict[object, str]:
    """What the database holds, by row."""
    return dict(Person.objects.values_list("pk", Cast(F("national_id"), TextField())))


def test_what_the_old_key_wrote_is_read_with_the_new_key_alone(
    settings: Settings, old: str, capsys: pytest.CaptureFixture[str]
) -> None:
    register()
    new = secrets_file.new_key()

    rotate(settings, new, old)
    settings.HELHET_ENCRYPTION_KEYS = (new,)

    assert Person.objects.get().national_id == _SYNTHETIC
    assert "1 rader" in capsys.readouterr().out


def test_rows_are_taken_some_at_a_time_until_there_are_no_more(
    settings: Settings, old: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(keys, "ROWS_AT_A_TIME", 2)
    register(5)
    register(1, national_id=None)

    rotate(settings, secrets_file.new_key(), old)

    assert "5 rader" in capsys.readouterr().out


def test_a_run_that_was_stopped_goes_on_with_what_is_left(
    settings: Settings, old: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the first key has sealed already is not written again."""
    register(2)
    new = secrets_file.new_key()
    rotate(settings, new, old)
    before = sealed()

    settings.HELHET_ENCRYPTION_KEYS = (old,)
    register(1)
    rotate(settings, new, old)

    assert "1 rader" in capsys.readouterr().out.splitlines()[-1]
    assert before.items() <= sealed().items()


def test_nothing_is_written_over_when_a_key_is_missing(settings: Settings, old: str) -> None:
    register()
    before = sealed()

    with pytest.raises(DecryptionError):
        rotate(settings, secrets_file.new_key())

    assert sealed() == before


def test_every_model_with_encrypted_fields_is_found() -> None:
    found = {model.__name__ for model in apps.get_models() if keys._encrypted_fields(model)}

    assert {"Person", "EmergencyOpening", "AccessReview"} <= found
