"""On PostgreSQL the access record has one table a month, and nothing is lost for want of a table."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from helhet.access.actors import SYSTEM
from helhet.access.decisions import Ground
from helhet.audit import partitions, record
from helhet.audit.models import AuditEvent, Operation
from helhet.audit.verify import verify
from helhet.kernel import clock

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps one table"),
]

FAR_AHEAD = datetime(2099, 6, 5, 12, 0, tzinfo=UTC)


def write() -> AuditEvent:
    return record.write(actor=SYSTEM, operation=Operation.READ, ground=Ground.SYSTEM, object_kind="plan")


def test_an_event_lands_in_the_table_of_its_month() -> None:
    event = write()

    assert table_of(event) == f"audit_auditevent_{event.at:%Y_%m}"


def test_the_tables_of_the_next_months_are_made_ahead_and_only_once() -> None:
    with clock.at(FAR_AHEAD):
        made = partitions.ensure(connection)
        again = partitions.ensure(connection)
        event = write()

    assert made == [f"audit_auditevent_2099_{month:02}" for month in (6, 7, 8, 9)]
    assert again == []
    assert table_of(event) == "audit_auditevent_2099_06"


def test_an_event_of_a_month_without_a_table_is_kept_and_its_month_stays_where_it_is() -> None:
    with clock.at(FAR_AHEAD):
        event = write()
        made = partitions.ensure(connection)

    assert table_of(event) == partitions.REST
    assert "audit_auditevent_2099_06" not in made


def test_a_chain_that_crosses_months_is_whole() -> None:
    write()
    with clock.at(FAR_AHEAD):
        partitions.ensure(connection)
        write()

    assert verify().problems == []


@pytest.mark.parametrize("statement", ["UPDATE {} SET actor_name = 'En annen'", "DELETE FROM {}"])
def test_each_month_refuses_changes_by_itself(statement: str) -> None:
    table = table_of(write())

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_the_months_can_be_taken_back_to_one_table_and_made_again_with_all_they_hold() -> None:
    event = write()

    partitions.unmake(connection)
    assert table_of(event) == "audit_auditevent"
    partitions.make(connection)

    assert table_of(event) == f"audit_auditevent_{event.at:%Y_%m}"
    assert verify().problems == []


def table_of(event: AuditEvent) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM audit_auditevent WHERE id = %s", [event.pk])
        return str(cursor.fetchone()[0])
