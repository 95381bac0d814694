"""Before the demo is made, and on what days it can be."""

from datetime import UTC, datetime

import pytest
from pytest_django.fixtures import Settings

from helhet.demo import guests
from helhet.demo.seed import NotADemo, seed
from helhet.kernel import clock
from helhet.people.models import Person


@pytest.mark.django_db
def test_it_refuses_where_people_are_real(settings: Settings) -> None:
    settings.HELHET_MODE = "production"

    with pytest.raises(NotADemo):
        seed()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_nobody_can_be_chosen_before_the_demo_is_made() -> None:
    assert guests.listed() == ()


@pytest.mark.parametrize("day", [datetime(2027, 2, 28, 23, 30, tzinfo=UTC), datetime(2028, 1, 1, 0, 5, tzinfo=UTC)])
@pytest.mark.django_db
@pytest.mark.slow
def test_it_can_be_made_on_any_day(day: datetime) -> None:
    with clock.at(day):
        assert seed()
        assert guests.listed()
