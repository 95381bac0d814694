"""Positions: given by somebody else, one of a kind at a time, ended and never erased."""

from datetime import date
from uuid import UUID

import pytest

from helhet.access.actors import Role
from helhet.audit.models import AuditEvent
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput
from helhet.organisation.actions import positions
from helhet.organisation.models import Position
from helhet.people.actions import persons
from helhet.people.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def add(
    cast: Cast, person: Person, *, by: str = "siri", role: Role = Role.EMPLOYEE, ends_on: date | None = None
) -> Position:
    return positions.add_position(
        actor=cast.actor(by),
        unit_id=cast.town.health.pk,
        person=person,
        title="Jordmor",
        role=role,
        starts_on=clock.today(),
        ends_on=ends_on,
    )


def end(cast: Cast, position_id: UUID, day: date) -> Position:
    return positions.change_position(
        actor=cast.actor("siri"), position_id=position_id, title="Jordmor", starts_on=day, ends_on=day
    )


def test_who_is_given_a_position_gets_an_account_to_sign_in_with(cast: Cast) -> None:
    person = persons.register(given_name="Eva", family_name="Lie")
    position = add(cast, person, role=Role.LEADER)

    assert person.account.is_active
    event = AuditEvent.objects.get(object_id=position.pk)
    assert (event.subject_id, event.detail["fields"]) == (person.pk, ["leader"])


def test_nobody_gives_themselves_a_role(cast: Cast) -> None:
    """FOR-2019-03-01-168 § 13."""
    with pytest.raises(Denied, match="Ingen gir seg selv"):
        add(cast, cast.siri.person, role=Role.LOCAL_ADMINISTRATOR)
    with pytest.raises(Denied):
        end(cast, cast.siri.person.positions.get().pk, clock.today())


def test_a_position_does_not_end_before_it_starts(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        add(cast, cast.kari.person, ends_on=date(2020, 1, 1))

    assert set(refused.value.messages) == {"ends_on"}


def test_the_same_role_in_the_same_unit_is_held_once_at_a_time(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        add(cast, cast.tor.person)

    add(cast, cast.tor.person, role=Role.LEADER)


def test_an_ended_position_stays_and_gives_no_rights(cast: Cast) -> None:
    position = Position.objects.get(person=cast.tor.person)
    end(cast, position.pk, date(2024, 6, 30))

    assert Position.objects.filter(pk=position.pk).exists()
    assert not cast.actor("tor").is_staff_member
    assert AuditEvent.objects.get(object_id=position.pk).detail["fields"] == ["title", "starts_on", "ends_on"]


def test_only_who_administers_the_organisation_gives_positions_there(cast: Cast) -> None:
    for name in ("ida", "liv", "nina", "per"):
        with pytest.raises(Denied):
            add(cast, cast.kari.person, by=name)
