"""Organisations, areas and units: registered once, named once, and looked after by their own."""

import pytest

from helhet.access.actors import Role
from helhet.audit.models import AuditEvent
from helhet.audit.record import NO_CASE
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.kernel.ids import new_id
from helhet.organisation import policy
from helhet.organisation.actions import places
from helhet.organisation.models import Organisation, Position
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_municipality_is_registered_with_its_number() -> None:
    body = places.register_organisation(kind="municipality", name=" Havik kommune ", number="9903")

    assert (body.name, body.number) == ("Havik kommune", "9903")
    assert AuditEvent.objects.get(chain_id=NO_CASE).object_id == body.pk


@pytest.mark.parametrize(
    ("kind", "number"),
    [("municipality", "99033"), ("municipality", ""), ("hospital_trust", "9903"), ("private", "974760674")],
)
def test_a_number_that_does_not_fit_the_kind_is_refused(kind: str, number: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        places.register_organisation(kind=kind, name="Havik", number=number)

    assert set(refused.value.messages) == {"number"}
    assert not Organisation.objects.exists()


def test_a_number_is_registered_once_and_never_without_a_name(cast: Cast) -> None:
    for name, number, field in (("Havik kommune", cast.town.municipality.number, "number"), (" ", "9903", "name")):
        with pytest.raises(InvalidInput) as refused:
            places.register_organisation(kind="municipality", name=name, number=number)
        assert set(refused.value.messages) == {field}


def test_two_units_of_an_organisation_never_have_the_same_name(cast: Cast) -> None:
    siri, town = cast.actor("siri"), cast.town
    with pytest.raises(InvalidInput):
        places.add_unit(actor=siri, organisation_id=town.municipality.pk, name="helsestasjonen")
    with pytest.raises(InvalidInput):
        places.change_unit(actor=siri, unit_id=town.office.pk, name="Helsestasjonen", phone="", area_id=None)

    places.add_unit(actor=cast.actor("ida"), organisation_id=town.neighbour.pk, name="Helsestasjonen")


def test_a_unit_is_in_an_area_of_its_own_organisation(cast: Cast) -> None:
    area = places.add_area(actor=cast.actor("ida"), organisation_id=cast.town.neighbour.pk, name="Helse")

    with pytest.raises(InvalidInput) as refused:
        places.add_unit(
            actor=cast.actor("siri"), organisation_id=cast.town.municipality.pk, name="Ny enhet", area_id=area.pk
        )

    assert set(refused.value.messages) == {"area_id"}


def test_saving_what_is_already_so_changes_and_records_nothing(cast: Cast) -> None:
    health = cast.town.health
    places.change_unit(
        actor=cast.actor("siri"), unit_id=health.pk, name=health.name, phone=health.phone, area_id=health.area_id
    )

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("name", ["kari", "nina", "liv", "ida"])
def test_nobody_else_changes_units(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        places.add_unit(actor=cast.actor(name), organisation_id=cast.town.municipality.pk, name="Ny enhet")


def test_what_does_not_exist_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        places.change_area(actor=cast.actor("siri"), area_id=new_id(), name="Helse")


@pytest.mark.parametrize("role", list(Role))
def test_local_administrators_and_the_coordinating_unit_administer(cast: Cast, role: Role) -> None:
    Position.objects.filter(person=cast.tor.person).update(role=role)

    decision = policy.administer(cast.actor("tor"), cast.town.municipality.pk)

    assert bool(decision) == (role in policy.ADMINISTRATORS)
    assert bool(decision.reason) != bool(decision)
