"""What goes with a position ends with it, and the coordinating unit sees who then lacks a coordinator (W-02)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from helhet.audit.models import AuditEvent
from helhet.jobs import daily
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.organisation.models import Position
from helhet.people.models import Account
from helhet.plans import queries
from helhet.plans.actions import items, staff
from helhet.plans.desk import unit
from helhet.plans.models import Participant
from tests.cast import Cast, Story
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db


def stops(cast: Cast, account: Account, last_day: date) -> Position:
    position = Position.objects.get(person=account.person)
    return staff.change_position(
        actor=cast.actor("siri"),
        position_id=position.pk,
        title=position.title,
        starts_on=position.starts_on,
        ends_on=last_day,
    )


def part_of_ola(cast: Cast, story: Story) -> Participant:
    """Ola takes part for his unit."""
    unit_id = Position.objects.get(person=cast.ola.person).unit_id
    items.change(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Participant,
        item_id=story.ola.pk,
        values={"unit_id": unit_id},
    )
    return story.ola


def test_on_the_last_working_day_the_coordinator_still_coordinates(cast: Cast, story: Story) -> None:
    stops(cast, cast.nina, clock.today())
    daily.run_daily.call()

    assert queries.get_plan(cast.actor("nina"), story.plan.pk).plan == story.plan


def test_the_day_after_it_is_over_and_the_record_says_so(cast: Cast, story: Story) -> None:
    last_day = clock.today() + timedelta(days=3)
    stops(cast, cast.nina, last_day)

    with clock.at(clock.now() + timedelta(days=4)):
        daily.run_daily.call()
        with pytest.raises(NotVisible):
            queries.get_plan(cast.actor("nina"), story.plan.pk)
        assert staff.end_after_positions() == 0

    ended = story.case.coordinators.get()
    assert (ended.ended_on, ended.end_reason) == (last_day + timedelta(days=1), "stillingen er slutt")
    assert AuditEvent.objects.filter(object_id=ended.pk, actor_name="Helhet").exists()


def test_a_position_that_is_ended_after_the_day_ends_it_all_at_once(cast: Cast, story: Story) -> None:
    part_of_ola(cast, story)
    yesterday = clock.today() - timedelta(days=1)
    for account in (cast.nina, cast.ola):
        stops(cast, account, yesterday)

    for name in ("nina", "ola"):
        with pytest.raises(NotVisible):
            queries.get_plan(cast.actor(name), story.plan.pk)
    story.ola.refresh_from_db()
    assert story.ola.ends_on == yesterday
    assert story.ola.revision == 3


def test_who_stops_one_place_and_works_on_in_another_keeps_what_is_not_of_the_first(cast: Cast, story: Story) -> None:
    held = Position.objects.get(person=cast.nina.person)
    Position.objects.create(
        person=cast.nina.person, unit=cast.town.office, role=held.role, title="Rådgiver", starts_on=held.starts_on
    )
    coordinator = story.case.coordinators.get()
    Position.objects.filter(pk=held.pk).update(ends_on=clock.today() - timedelta(days=1))

    staff.end_after_positions()
    assert story.case.coordinators.current().exists()

    coordinator.unit_name = str(held.unit)
    coordinator.save()
    staff.end_after_positions()
    assert not story.case.coordinators.current().exists()


def test_a_new_role_in_the_same_unit_changes_nothing(cast: Cast, story: Story) -> None:
    part_of_ola(cast, story)
    held = Position.objects.get(person=cast.ola.person)
    Position.objects.create(
        person=cast.ola.person, unit=held.unit, role="leader", title="Leder", starts_on=clock.today()
    )
    Position.objects.filter(pk=held.pk).update(ends_on=clock.today() - timedelta(days=1))

    assert staff.end_after_positions() == 0


def test_a_relative_who_once_worked_there_stays_a_relative(cast: Cast, story: Story) -> None:
    values = {"participant_kind": "relative", "person": cast.tor.person, "name": "Tor Vik", "role": "onkel"}
    items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Participant, values=values)

    stops(cast, cast.tor, clock.today() - timedelta(days=1))

    assert queries.get_plan(cast.actor("tor"), story.plan.pk).plan == story.plan


def test_the_unit_is_told_ahead_whose_coordinator_stops(cast: Cast, story: Story, sign_in: SignIn) -> None:
    last_day = clock.today() + timedelta(days=unit.HANDED_OVER_WITHIN)
    stops(cast, cast.nina, last_day)

    [line] = unit.for_unit(cast.actor("siri")).handed_over
    assert (line.person_name, line.what, line.on) == ("Kari Lunde", "Nina Berg", last_day)
    assert "Koordinatoren slutter" in sign_in("siri").get(reverse("home:home")).content.decode()

    stops(cast, cast.nina, last_day + timedelta(days=1))
    assert not unit.for_unit(cast.actor("siri")).handed_over


def test_the_unit_sees_who_lacks_a_coordinator_since_when_and_who_it_was(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    stops(cast, cast.nina, clock.today() - timedelta(days=1))

    [line] = unit.for_unit(cast.actor("siri")).without_coordinator
    assert (line.what, line.on) == ("Nina Berg", clock.today())
    assert "Nina Berg sluttet" in sign_in("siri").get(reverse("home:home")).content.decode()
