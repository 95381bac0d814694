"""After `helhet rotate-keys`, the old key opens nothing that is needed."""

from argparse import Namespace

import pytest
from pytest_django import Settings

from helhet.config import secrets_file
from helhet.config.commands.keys import ROTATE_KEYS
from helhet.kernel import clock
from helhet.people.models import Person

_SYNTHETIC = "13897248022"


@pytest.mark.django_db
def test_what_the_old_key_wrote_is_read_with_the_new_key_alone(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = secrets_file.new_key(), secrets_file.new_key()
    settings.HELHET_ENCRYPTION_KEYS = (old,)
    Person.objects.create(given_name="Kari", family_name="Vik", national_id=_SYNTHETIC, created_at=clock.now())

    settings.HELHET_ENCRYPTION_KEYS = (new, old)
    ROTATE_KEYS.run(Namespace())
    settings.HELHET_ENCRYPTION_KEYS = (new,)

    assert Person.objects.get().national_id == _SYNTHETIC
    assert "De andre kan fjernes" in capsys.readouterr().out
