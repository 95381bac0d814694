"""The whole demo, made once for the tests of each module."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from helhet.access.decisions import Ground
from helhet.demo.seed import seed
from helhet.plans import reading
from helhet.plans.models import Plan
from helhet.plans.policy import Standing
from helhet.plans.reading import PlanReading

ReadPlan = Callable[[str], PlanReading]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Made in a transaction that is rolled back after the last test of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert seed()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(made: None, db: None) -> None:
    """The demo, and a database that a test may change."""


@pytest.fixture
def read(demo: None) -> ReadPlan:
    """The plan of somebody by given name, with every page: `read("Kari")`."""
    whole = Standing(grounds=frozenset({Ground.PERSON, Ground.SYSTEM}))

    def plan_of(given_name: str) -> PlanReading:
        return reading.read(Plan.objects.select_related("case", "person").get(person__given_name=given_name), whole)

    return plan_of
