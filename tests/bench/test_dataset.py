"""A case made in bulk for measuring is a case like any other."""

import json
from itertools import pairwise

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from bench import dataset, loading, words
from helhet.access.actors import Actor
from helhet.audit.verify import verify
from helhet.kernel.national_id import Kind, Series, parse
from helhet.organisation.actors import actor_for
from helhet.plans import kinds, queries, reading
from helhet.plans.actions import items
from helhet.plans.models import Comment, Measure, Participant, Plan, Revision

MADE = {"id", "plan_id", "revision", "created_at", "changed_at", "position"}


@pytest.fixture
def reader(db: None) -> Actor:
    """Who sees both of two cases: one as coordinator, one as one of the five."""
    town = dataset.make_town(2)
    rows = [*town.rows, *dataset.make_cases(town, 2, range(2))]
    for model in dict.fromkeys(type(row) for row in rows):
        model._default_manager.bulk_create(row for row in rows if type(row) is model)
    return actor_for(town.reader)


def test_the_reader_leads_one_case_and_takes_part_in_the_next(reader: Actor) -> None:
    standings = {queries.get_plan(reader, plan.pk).standing.ground.value for plan in Plan.objects.order_by("pk")}
    assert standings == {"coordinator", "participant"}


def test_each_plan_holds_what_the_budgets_speak_of(reader: Actor) -> None:
    for plan in queries.visible_plans(reader).order_by("pk"):
        now = reading.open_plan(reader, plan.pk, page="plans:plan")
        notes = now.all(Comment)
        assert (len(now.all(Participant)), len(now.all(Measure)), len(notes)) == (5, 8, 10)
        assert all(20 <= len(note.text.split()) <= 40 for note in notes)


def test_what_is_read_from_the_revisions_is_what_stands_in_the_tables(reader: Actor) -> None:
    for plan in queries.visible_plans(reader).order_by("pk"):
        now = reading.read(plan, queries.get_plan(reader, plan.pk).standing)
        stored = [item for model in kinds.KINDS.values() for item in model._default_manager.filter(plan=plan)]
        assert {item.pk: _plain(item) for item in stored} == {pk: _plain(item) for pk, item in now.items.items()}


def test_a_measure_made_in_bulk_is_like_one_made_by_an_action(reader: Actor) -> None:
    plan = Plan.objects.order_by("pk").first()
    assert plan is not None
    bulk = reading.read(plan, queries.get_plan(reader, plan.pk).standing).all(Measure)[0]
    values = {field.attname: getattr(bulk, field.attname) for field in kinds.written_fields(Measure)}
    added = items.add(actor=reader, plan_id=plan.pk, model=Measure, values=values)
    by_bulk, by_action = _revision(bulk), _revision(added)
    assert {**by_bulk.content, **_made(by_action)} == by_action.content
    assert _about(by_bulk) == _about(by_action)


@pytest.mark.usefixtures("reader")
def test_the_access_record_of_bulk_made_cases_is_whole() -> None:
    assert verify().problems == []


def test_nobody_made_up_shares_an_identity_number_and_all_are_synthetic() -> None:
    numbers = [words.identity(number)[1] for number in (*range(40), 18_000, 36_000, 107_999)]
    parsed = [parse(digits) for digits in numbers]
    assert all((each.kind, each.series) == (Kind.BIRTH_NUMBER, Series.SKATTEETATEN_SYNTHETIC) for each in parsed)
    assert all(one != other for one, other in pairwise(sorted(numbers)))


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="COPY is PostgreSQL's")
def test_cases_are_copied_in_whole() -> None:
    town = dataset.make_town(2)
    loading.store(town.rows)
    loading.store(dataset.make_cases(town, 2, range(2)))
    reader = actor_for(town.reader)
    plans = queries.visible_plans(reader).order_by("pk")
    assert [len(reading.open_plan(reader, plan.pk, page="plans:plan").items) for plan in plans] == [29, 29]
    assert verify().problems == []


def _plain(item: models.Model) -> object:
    columns = {field.attname: getattr(item, field.attname) for field in item._meta.concrete_fields}
    return json.loads(json.dumps(columns, cls=DjangoJSONEncoder))


def _revision(item: Measure) -> Revision:
    return Revision.objects.get(item_id=item.pk)


def _made(revision: Revision) -> dict[str, object]:
    """What is never the same for two items, or two writers."""
    differs = {*MADE, "author_id", "author_name", "changed_by_name"}
    return {name: value for name, value in revision.content.items() if name in differs}


def _about(revision: Revision) -> tuple[object, ...]:
    return revision.item_kind, revision.number, revision.event, revision.private, revision.by_organisation
