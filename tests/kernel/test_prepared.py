"""A prepared query gives what the same query gives, whatever is put in, and asks the clock anew each day."""

from datetime import UTC, date, datetime
from threading import Thread
from uuid import UUID

import pytest
from django.db import connection

from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.kernel.prepared import Prepared
from helhet.people.models import Person

pytestmark = pytest.mark.django_db

_named = Prepared(lambda name: Person.objects.filter(given_name=name))
_among = Prepared(lambda ids: Person.objects.filter(pk__in=ids).order_by("given_name"))
_names = Prepared(
    lambda ids: Person.objects.filter(pk__in=ids).order_by("given_name").values_list("given_name", flat=True)
)
_born_today = Prepared(lambda name: Person.objects.filter(given_name=name, birth_date=clock.today()))


def _person(name: str, born: date = date(2000, 1, 1)) -> Person:
    return Person.objects.create(given_name=name, family_name="Lunde", birth_date=born, created_at=clock.now())


def test_each_run_gives_the_rows_of_its_own_values() -> None:
    kari, per = _person("Kari"), _person("Per")
    assert _named(name="Kari") == [kari]
    assert _named(name="Per") == [per]
    assert _named.first(name="Ola") is None


def test_a_tuple_may_be_of_any_length() -> None:
    kari, per = _person("Kari"), _person("Per")
    assert _among(ids=(kari.pk, per.pk)) == [kari, per]
    assert _among(ids=(per.pk,)) == [per]
    assert _among(ids=(new_id(), new_id(), kari.pk)) == [kari]
    assert _names(ids=(kari.pk, per.pk)) == ["Kari", "Per"]


def test_a_new_day_is_noticed() -> None:
    born = _person("Kari", date(2026, 3, 4))
    with clock.at(datetime(2026, 3, 3, 12, tzinfo=UTC)):
        assert _born_today(name="Kari") == []
    with clock.at(datetime(2026, 3, 4, 12, tzinfo=UTC)):
        assert _born_today(name="Kari") == [born]


def test_what_is_put_in_is_never_part_of_the_statement() -> None:
    _person("Kari")
    assert _named(name="' OR 1=1 --") == []
    assert _named(name="\N{REPLACEMENT CHARACTER}0") == []


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_through_its_own_connection() -> None:
    kari = _person("Kari")
    assert _among(ids=(kari.pk,)) == [kari]
    found: list[list[Person]] = []

    def ask() -> None:
        try:
            found.append(_among(ids=(kari.pk,)))
        finally:
            connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [[kari]]


def test_the_row_of_another_is_not_given_for_an_id_of_a_stand_in() -> None:
    _person("Kari")
    assert _among(ids=(UUID(int=0),)) == []
