"""Take over from Folkeregisteret who has parental responsibility for the person a case is about, or is the guardian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from helhet.adapters.population_register import RegisterDownError
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.people.actions import persons
from helhet.people.models import Capacity, Representation, Source
from helhet.plans import policy, queries
from helhet.plans.actions import representatives

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.adapters.population_register import Answer, PopulationRegister, Registered
    from helhet.people.models import Person
    from helhet.plans.queries import CaseDoor

NAME: Final = "Folkeregisteret"


def register() -> PopulationRegister | None:
    """The way in that the operator has named, or None where who acts for whom is registered by hand alone."""
    named = settings.HELHET_POPULATION_REGISTER
    return import_string(named)() if named else None


def take_over(*, actor: Actor, case_id: UUID) -> list[Representation]:
    """Register everybody the register names and who is not registered already, verified by the register today. That
    somebody asked is recorded.

    What it does not name stays as it is: it may lack a judgment. Raises `InvalidInput` for the whole form when the
    person has no number, or the register does not answer.
    """
    door = queries.get_case(actor, case_id)
    policy.lead_case(door.standing).require()
    answer = _ask(door.case.person)
    with transaction.atomic():
        _record(actor, door)
        found = [_appoint(actor, case_id, door.case.person, each, about) for each, about in _named(answer)]
    return [made for made in found if made is not None]


def _ask(person: Person) -> Answer:
    way_in = register()
    if way_in is None:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Folkeregisteret er ikke koblet til her.")})
    if not person.national_id:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Skriv inn fødselsnummeret til personen først.")})
    try:
        return way_in.who_acts_for(person.national_id)
    except RegisterDownError as error:
        message = _("Folkeregisteret svarer ikke nå. Registrer for hånd, med dokument, eller prøv igjen senere.")
        raise InvalidInput({InvalidInput.WHOLE_FORM: message}) from error


def _record(actor: Actor, door: CaseDoor) -> None:
    audit.write(
        actor=actor,
        operation=Operation.READ,
        ground=door.standing.ground,
        object_kind="population_register",
        case_id=door.case.pk,
        subject_id=door.case.person_id,
    )


def _named(answer: Answer) -> Iterator[tuple[Registered, dict[str, Any]]]:
    for parent in answer.parents:
        yield parent, {"capacity": Capacity.PARENT, "basis": f"foreldreansvar: {answer.responsibility}"}
    for guardian in answer.guardians:
        scope = {"scope": guardian.mandate, "deprived": guardian.deprived}
        yield guardian, {"capacity": Capacity.GUARDIAN, "basis": "vergemål", **scope}


def _appoint(
    actor: Actor, case_id: UUID, person: Person, each: Registered, about: dict[str, Any]
) -> Representation | None:
    representative = persons.register(
        given_name=each.given_name, family_name=each.family_name, national_id=each.national_id
    )
    known = person.represented_by.filter(representative=representative, capacity=about["capacity"])
    if any(not registered.is_over for registered in known):
        return None
    return representatives.appoint(
        actor=actor,
        case_id=case_id,
        representative=representative,
        starts_on=each.since,
        source=Source.REGISTER,
        verified_by=NAME,
        verified_on=clock.today(),
        **about,
    )
