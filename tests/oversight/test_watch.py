"""What is unusual in a day of the access record comes to somebody's list, once (helsepersonelloven § 21 a)."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from helhet.access.decisions import Ground
from helhet.audit import record
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.organisation.models import Position
from helhet.oversight import rules
from helhet.oversight.actions import rules as rule_actions
from helhet.oversight.models import AccessReview, Cause, WatchedDay
from helhet.oversight.watch import watch
from helhet.people.models import Person
from helhet.plans import access_record, reading
from helhet.plans.actions import items
from helhet.plans.models import Participant, ParticipantKind
from tests.cast import LONG_AGO, Cast, Story, represent

pytestmark = pytest.mark.django_db

# Later than the story of the cast, so that only what a test does is looked at.
NOON = datetime(2027, 2, 3, 11, 0, tzinfo=UTC)
NIGHT = datetime(2027, 2, 3, 2, 30, tzinfo=UTC)
NEXT_DAY = NOON + timedelta(days=1)


def read(cast: Cast, story: Story, name: str, at: datetime = NOON) -> None:
    with clock.at(at):
        reading.open_plan(cast.actor(name), story.plan.pk, page="plan")


def found(at: datetime = NEXT_DAY) -> list[tuple[str, str]]:
    """What is on the lists after the night: cause, and who."""
    with clock.at(at):
        watch()
    return sorted(AccessReview.objects.values_list("cause", "actor_name"))


def employ(person: Person, cast: Cast) -> None:
    Position.objects.create(person=person, unit=cast.town.health, title="Miljøarbeider", starts_on=LONG_AGO)


def test_an_ordinary_day_has_nothing(cast: Cast, story: Story) -> None:
    for name in ("kari", "nina", "ola"):
        read(cast, story, name)

    assert found() == []


def test_reading_about_a_colleague(cast: Cast, story: Story) -> None:
    employ(cast.kari.person, cast)
    read(cast, story, "ola")
    read(cast, story, "kari")

    assert found() == [(Cause.COLLEAGUE, "Ola Dahl")]


def test_reading_about_the_child_of_a_colleague(cast: Cast, story: Story) -> None:
    represent(cast.per.person, cast.kari.person)
    employ(cast.per.person, cast)
    read(cast, story, "ola")

    assert found() == [(Cause.COLLEAGUES_FAMILY, "Ola Dahl")]


def test_the_same_family_name(cast: Cast, story: Story) -> None:
    Person.objects.filter(pk=cast.ola.person_id).update(family_name="LUNDE")
    read(cast, story, "ola")

    assert found() == [(Cause.FAMILY_NAME, "Ola Dahl")]


def test_family_who_takes_part_as_family_is_not_looked_at(cast: Cast, story: Story) -> None:
    """Per works at the health centre, and takes part as Kari's uncle."""
    employ(cast.per.person, cast)
    values = {"participant_kind": ParticipantKind.RELATIVE, "person": cast.per.person, "name": "Per", "role": "onkel"}
    items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Participant, values=values)
    read(cast, story, "per")

    assert found() == []


@pytest.mark.parametrize(
    ("theirs", "hers"),
    [({"phone": "99 00 00 99"}, {"phone": "+47 99000099"}), ({"email": "a@b.no"}, {"email": "A@b.no"})],
)
def test_the_same_telephone_or_email(cast: Cast, story: Story, theirs: dict[str, str], hers: dict[str, str]) -> None:
    Person.objects.filter(pk=cast.ola.person_id).update(**theirs)
    Person.objects.filter(pk=cast.kari.person_id).update(**hers)
    read(cast, story, "ola")

    assert found() == [(Cause.HOUSEHOLD, "Ola Dahl")]


def test_being_stopped_many_times_comes_to_the_list_where_one_works(cast: Cast, story: Story) -> None:
    with clock.at(NOON):
        for _try in range(5):
            access_record.record_refusal(
                cast.actor("tor"), plan_id=uuid4(), case_id=None, kind="plans", page="plans:plan"
            )

    assert found() == [(Cause.NO_RELATION, "Tor Vik")]
    assert AccessReview.objects.get().organisation == cast.town.municipality


def test_reading_at_night_is_told_to_the_person_too(cast: Cast, story: Story) -> None:
    read(cast, story, "ola", at=NIGHT)

    assert found() == [(Cause.ODD_HOURS, "Ola Dahl")]
    assert AccessReview.objects.get().tells_person


def test_working_with_ones_own_case(cast: Cast, story: Story) -> None:
    """Reading it as oneself is a right, working with it as an employee is not."""
    employ(cast.kari.person, cast)
    with clock.at(NOON):
        record.write(
            actor=cast.actor("kari"),
            operation=Operation.CHANGE,
            ground=Ground.COORDINATING_UNIT,
            object_kind="offer",
            case_id=story.case.pk,
            subject_id=cast.kari.person_id,
        )

    assert (Cause.OWN_RECORD, "Kari Lunde") in found()


def test_reading_about_very_many_in_one_day(cast: Cast, story: Story) -> None:
    with clock.at(NOON):
        for _person in range(40):
            record.write(
                actor=cast.actor("siri"),
                operation=Operation.READ,
                ground=Ground.COORDINATING_UNIT,
                object_kind="case",
                case_id=uuid4(),
                subject_id=uuid4(),
            )

    assert found() == [(Cause.UNUSUALLY_MANY, "Siri Moe")]


def test_a_day_is_looked_through_once_and_a_pair_is_then_left_alone_for_a_time(cast: Cast, story: Story) -> None:
    employ(cast.kari.person, cast)
    read(cast, story, "ola")
    read(cast, story, "ola", at=NEXT_DAY)

    assert found() == [(Cause.COLLEAGUE, "Ola Dahl")]
    assert found() == [(Cause.COLLEAGUE, "Ola Dahl")]
    assert found(NEXT_DAY + timedelta(days=1)) == [(Cause.COLLEAGUE, "Ola Dahl")]


def test_days_that_were_missed_are_looked_through_later(cast: Cast, story: Story) -> None:
    assert found(NOON) == []
    read(cast, story, "ola", at=NOON + timedelta(hours=12))

    assert found(NOON + timedelta(days=6)) == [(Cause.ODD_HOURS, "Ola Dahl")]


def test_the_rules_have_dates() -> None:
    assert rules.shipped(NOON.date())[Cause.ODD_HOURS].hours == frozenset({23, 0, 1, 2, 3, 4})
    assert rules.shipped(LONG_AGO) == {}


def test_an_organisation_looks_for_what_it_has_decided_from_that_day_on(cast: Cast, story: Story) -> None:
    decide(cast, Cause.ODD_HOURS, from_day=NEXT_DAY.date(), is_on=False)
    read(cast, story, "ola", at=NIGHT)
    read(cast, story, "nina", at=NIGHT + timedelta(days=1))

    assert found(NEXT_DAY + timedelta(days=1)) == []
    WatchedDay.objects.all().delete()
    assert found(NEXT_DAY) == [(Cause.ODD_HOURS, "Ola Dahl")]


def test_an_organisation_has_a_threshold_of_its_own_for_its_own_employees(cast: Cast, story: Story) -> None:
    decide(cast, Cause.NO_RELATION, from_day=LONG_AGO, least=2)
    with clock.at(NOON):
        for name in ("tor", "tor", "ida", "ida"):
            access_record.record_refusal(
                cast.actor(name), plan_id=uuid4(), case_id=None, kind="plans", page="plans:plan"
            )

    assert found() == [(Cause.NO_RELATION, "Tor Vik")]


def decide(cast: Cast, cause: Cause, *, from_day: date, is_on: bool = True, least: int = 1) -> None:
    rule_actions.decide(
        actor=cast.actor("siri"),
        organisation_id=cast.town.municipality.pk,
        cause=cause,
        valid_from=from_day,
        is_on=is_on,
        least=least,
        tells_person=False,
    )
