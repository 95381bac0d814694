"""The access record: append-only, chained, and written by every reading and change (FOR-2019-03-01-168 § 14)."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from helhet.access.actors import SYSTEM
from helhet.access.decisions import Ground
from helhet.audit import record, triggers
from helhet.audit import verify as verification
from helhet.audit.models import AuditEvent, Chain, Operation
from helhet.audit.verify import verify
from helhet.plans import reading
from tests.cast import Cast, Story

pytestmark = pytest.mark.django_db


def write(case_id: object = None) -> AuditEvent:
    return record.write(
        actor=SYSTEM,
        operation=Operation.READ,
        ground=Ground.SYSTEM,
        object_kind="plan",
        case_id=case_id,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_auditevent SET actor_name = 'En annen'", "DELETE FROM audit_auditevent"]
)
def test_the_database_itself_refuses_to_change_or_delete(statement: str) -> None:
    write()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_record_is_whole() -> None:
    for case_id in (None, uuid4(), uuid4()):
        write(case_id)
        write(case_id)

    assert verify().problems == []


def test_a_changed_event_is_found() -> None:
    case_id = uuid4()
    write(case_id)
    changed = write(case_id)
    _tamper("UPDATE audit_auditevent SET actor_name = 'En annen' WHERE id = %s", changed)

    assert verify().problems == [f"Hendelse 2 i kjeden {case_id} er endret."]


def test_a_removed_event_is_found() -> None:
    case_id = uuid4()
    removed = write(case_id)
    write(case_id)
    _tamper("DELETE FROM audit_auditevent WHERE id = %s", removed)

    assert f"Kjeden {case_id} mangler hendelse nummer 1." in verify().problems


def test_events_cut_off_at_the_end_are_found() -> None:
    case_id = uuid4()
    write(case_id)
    last = write(case_id)
    _tamper("DELETE FROM audit_auditevent WHERE id = %s", last)

    assert verify().problems == [f"Slutten av kjeden {case_id} stemmer ikke med hendelsene."]


def test_a_chain_that_lost_all_its_events_is_found() -> None:
    case_id = uuid4()
    Chain.objects.create(pk=case_id, length=1, head="a" * 64)

    assert verify().problems == [f"Kjeden {case_id} har mistet alle hendelsene sine."]


def test_a_reading_says_who_whose_employee_on_what_ground_and_which_page(cast: Cast, story: Story) -> None:
    reading.open_plan(cast.actor("ola"), story.plan.pk, page="plan")

    event = AuditEvent.objects.filter(account_id=cast.ola.pk, operation=Operation.READ).get()
    assert event.actor_name == "Ola Dahl"
    assert event.actor_organisation == "Helsestasjonen, Solvik kommune"
    assert event.ground == Ground.PARTICIPANT
    assert event.subject_id == cast.kari.person.pk
    assert event.detail["page"] == "plan"


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        ("plan", {"frame": 1, "goal": 1, "measure": 1, "participant": 1, "statement": 1}),
        ("goal", {"goal": 1}),
        ("about-me", {}),
        ("documents:crisis", {}),
        ("services", {}),
        ("access", {}),
    ],
)
def test_a_reading_says_which_parts_were_shown_and_how_much(
    cast: Cast, story: Story, page: str, parts: dict[str, int]
) -> None:
    reading.open_plan(cast.actor("ola"), story.plan.pk, page=page)

    event = AuditEvent.objects.filter(account_id=cast.ola.pk, operation=Operation.READ).get()
    assert event.detail["parts"] == parts


def test_every_change_of_the_story_is_in_a_whole_record(story: Story) -> None:
    events = AuditEvent.objects.filter(chain_id=story.case.pk)

    assert events.filter(operation=Operation.ADD, object_kind="goal").count() == 1
    assert verify().problems == []


def test_many_events_go_to_their_chains_in_few_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first, second = uuid4(), uuid4()
    for case_id in (first, second):
        write(case_id)
    entries = [record.Entry("plan", case_id=case_id, detail={"page": "home"}) for case_id in (first, second, first)]

    with django_assert_num_queries(3):
        record.write_each(actor=SYSTEM, operation=Operation.READ, ground=Ground.SYSTEM, entries=entries)

    assert dict(Chain.objects.values_list("pk", "length")) == {first: 3, second: 2}
    assert verify().problems == []


def test_what_is_written_while_the_record_is_verified_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The heads are read first, and the events written after that are walked with the chain held still."""
    case_id = uuid4()
    write(case_id)
    rows, calls = verification._rows, iter([True])

    def another_first(events: Any) -> Any:
        if next(calls, False):
            write(case_id)
        yield from rows(events)

    monkeypatch.setattr(verification, "_rows", another_first)

    verdict = verify()
    assert (verdict.problems, verdict.events) == ([], 2)


def test_few_problems_are_told_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "SAID_AT_MOST", 1)
    for _chain in range(3):
        Chain.objects.create(pk=uuid4(), length=1, head="a" * 64)

    verdict = verify()

    assert (verdict.broken, len(verdict.problems)) == (3, 1)


def _tamper(statement: str, event: AuditEvent) -> None:
    """Do what somebody with the database's own rights could do, with the guard taken away."""
    triggers.drop(connection)
    with connection.cursor() as cursor:
        identifier = event.pk if connection.vendor == "postgresql" else event.pk.hex
        cursor.execute(statement, [identifier])
    triggers.create(connection)
