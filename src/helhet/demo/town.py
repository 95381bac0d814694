"""Tindvåg, a municipality that is on no map, its neighbour, its hospital and the others it works with.

The numbers can belong to nobody: no county is 99, and no organisation number begins with 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helhet.demo.numbers import phone
from helhet.organisation.models import Area, Organisation, OrganisationKind, Unit


@dataclass(frozen=True)
class Town:
    """The bodies and the places where people work."""

    municipality: Organisation
    coordinating_unit: Unit
    health_centre: Unit
    school: Unit
    school_psychology: Unit
    therapy: Unit
    home_care: Unit
    recovery: Unit
    nav: Unit
    upper_school: Unit
    surgery: Unit
    children_ward: Unit
    habilitation: Unit
    addiction_clinic: Unit
    lung_clinic: Unit
    brain_clinic: Unit
    neighbour: Unit


def build() -> Town:
    """Make them all."""
    return Town(**_municipality(), **_county_and_surgery(), **_hospital(), neighbour=_neighbour())


def _municipality() -> dict[str, Any]:
    tindvag = _organisation(OrganisationKind.MUNICIPALITY, "Tindvåg kommune", "9901")
    children = Area.objects.create(organisation=tindvag, name="Barn, unge og familie")
    health = Area.objects.create(organisation=tindvag, name="Helse og mestring")
    work = Area.objects.create(organisation=tindvag, name="Arbeid og velferd")
    return {
        "municipality": tindvag,
        "coordinating_unit": _unit(tindvag, "Koordinerende enhet", 100, health),
        "health_centre": _unit(tindvag, "Helsestasjonen", 110, children),
        "school": _unit(tindvag, "Tindlia skole", 120, children),
        "school_psychology": _unit(tindvag, "PP-tjenesten", 130, children),
        "therapy": _unit(tindvag, "Fysio- og ergoterapitjenesten", 140, health),
        "home_care": _unit(tindvag, "Hjemmetjenesten", 150, health),
        "recovery": _unit(tindvag, "Rus og psykisk helse", 160, health),
        "nav": _unit(tindvag, "NAV Tindvåg", 170, work),
    }


def _county_and_surgery() -> dict[str, Any]:
    county = _organisation(OrganisationKind.COUNTY, "Tindkysten fylkeskommune", "000000101")
    surgery = _organisation(OrganisationKind.PRIVATE, "Tindbrygga legesenter AS", "000000102")
    return {
        "upper_school": _unit(county, "Tindvåg videregående skole", 200),
        "surgery": _unit(surgery, "Tindbrygga legesenter", 210),
    }


def _hospital() -> dict[str, Any]:
    trust = _organisation(OrganisationKind.HOSPITAL_TRUST, "Helse Tindkysten HF", "000000103")
    return {
        "children_ward": _unit(trust, "Barneavdelingen", 300),
        "habilitation": _unit(trust, "Habilitering for barn og unge", 310),
        "addiction_clinic": _unit(trust, "LAR-poliklinikken", 320),
        "lung_clinic": _unit(trust, "Lungepoliklinikken", 330),
        "brain_clinic": _unit(trust, "Poliklinikk for hjerneskader", 340),
    }


def _neighbour() -> Unit:
    graamyr = _organisation(OrganisationKind.MUNICIPALITY, "Gråmyr kommune", "9902")
    return _unit(graamyr, "Gråmyr helsehus", 400)


def _organisation(kind: OrganisationKind, name: str, number: str) -> Organisation:
    return Organisation.objects.create(kind=kind, name=name, number=number)


def _unit(organisation: Organisation, name: str, number: int, area: Area | None = None) -> Unit:
    return Unit.objects.create(organisation=organisation, area=area, name=name, phone=phone(number))
