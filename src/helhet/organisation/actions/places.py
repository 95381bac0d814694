"""Register organisations, areas and units, and change what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from helhet.access.actors import SYSTEM
from helhet.audit.models import Operation
from helhet.kernel import register_numbers
from helhet.kernel.errors import InvalidInput
from helhet.organisation import queries
from helhet.organisation.actions import recording
from helhet.organisation.models import Area, Organisation, OrganisationKind, Unit

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor


def register_organisation(*, kind: str, name: str, number: str) -> Organisation:
    """Register a body, as the operator does when Helhet is taken into use.

    Raises `InvalidInput` on `number` when it is wrong for the kind or taken, and on `name` when it is empty.
    """
    if not name.strip():
        raise InvalidInput({"name": _("Skriv navnet.")})
    _require_number(kind, number)
    with transaction.atomic():
        body = Organisation.objects.create(kind=kind, name=name.strip(), number=number)
        recording.write(SYSTEM, Operation.ADD, "organisation", body.pk, body.pk)
    return body


def add_area(*, actor: Actor, organisation_id: UUID, name: str) -> Area:
    """Raises `InvalidInput` on `name` when the organisation has an area of that name. So do the others here."""
    with transaction.atomic():
        body = queries.get_organisation(actor, organisation_id)
        _require_free_name(body.areas.all(), name)
        area = Area.objects.create(organisation=body, name=name)
        recording.write(actor, Operation.ADD, "area", area.pk, body.pk)
    return area


def change_area(*, actor: Actor, area_id: UUID, name: str) -> Area:
    """Give an area another name."""
    with transaction.atomic():
        area = queries.get_area(actor, area_id)
        _require_free_name(area.organisation.areas.exclude(pk=area.pk), name)
        recording.save(actor, area, area.organisation_id, name=name)
    return area


def add_unit(*, actor: Actor, organisation_id: UUID, name: str, phone: str = "", area_id: UUID | None = None) -> Unit:
    """Add a place where people work. Raises `InvalidInput` on `area_id` for an area of somebody else's."""
    with transaction.atomic():
        body = queries.get_organisation(actor, organisation_id)
        _require_free_name(body.units.all(), name)
        _require_own_area(body, area_id)
        unit = Unit.objects.create(organisation=body, area_id=area_id, name=name, phone=phone)
        recording.write(actor, Operation.ADD, "unit", unit.pk, body.pk)
    return unit


def change_unit(*, actor: Actor, unit_id: UUID, name: str, phone: str, area_id: UUID | None) -> Unit:
    """Change the name, the telephone or the area of a unit."""
    with transaction.atomic():
        unit = queries.get_unit(actor, unit_id)
        _require_free_name(unit.organisation.units.exclude(pk=unit.pk), name)
        _require_own_area(unit.organisation, area_id)
        recording.save(actor, unit, unit.organisation_id, name=name, phone=phone, area_id=area_id)
    return unit


def _require_number(kind: str, number: str) -> None:
    if kind == OrganisationKind.MUNICIPALITY:
        if not register_numbers.is_municipality_number(number):
            raise InvalidInput({"number": _("Et kommunenummer har fire siffer.")})
    elif not register_numbers.is_organisation_number(number):
        raise InvalidInput({"number": _("Dette er ikke et gyldig organisasjonsnummer. Det har ni siffer.")})
    if Organisation.objects.filter(number=number).exists():
        raise InvalidInput({"number": _("Nummeret er registrert fra før.")})


def _require_free_name(others: models.QuerySet[Area] | models.QuerySet[Unit], name: str) -> None:
    if others.filter(name__iexact=name).exists():
        raise InvalidInput({"name": _("Navnet er i bruk fra før.")})


def _require_own_area(body: Organisation, area_id: UUID | None) -> None:
    if area_id is not None and not body.areas.filter(pk=area_id).exists():
        raise InvalidInput({"area_id": _("Velg et område i den samme organisasjonen.")})
