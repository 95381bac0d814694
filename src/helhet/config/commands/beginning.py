"""Commands that put the first organisation and the first administrator into an empty database."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final

from helhet.config.commands.command import Command, ExitCode

if TYPE_CHECKING:
    from helhet.kernel.errors import InvalidInput
    from helhet.organisation.models import Organisation, Unit
    from helhet.people.models import Person

KINDS: Final = {
    "kommune": "municipality",
    "fylkeskommune": "county",
    "helseforetak": "hospital_trust",
    "stat": "state",
    "privat": "private",
    "frivillig": "voluntary",
}
"""What an operator writes for each `OrganisationKind`."""


def _add_organisation(chosen: Namespace) -> int:
    from helhet.kernel.errors import InvalidInput
    from helhet.organisation.actions import places

    try:
        places.register_organisation(kind=KINDS[chosen.kind], name=chosen.name, number=chosen.number)
    except InvalidInput as error:
        return _refuse(error)
    sys.stdout.write(f"{chosen.name} er lagt til.\n")
    return ExitCode.OK


def _declare_organisation(parser: ArgumentParser) -> None:
    parser.add_argument("--kind", choices=KINDS, required=True, metavar="SLAG", help=", ".join(KINDS))
    parser.add_argument("--name", required=True, metavar="NAVN", help="slik den skal stå på skjermen")
    parser.add_argument(
        "--number", required=True, metavar="NUMMER", help="kommunenummer for en kommune, ellers organisasjonsnummer"
    )


def _add_administrator(chosen: Namespace) -> int:
    from django.db import transaction

    from helhet.kernel.errors import InvalidInput
    from helhet.organisation.models import Organisation

    body = Organisation.objects.filter(number=chosen.organisation).first()
    if body is None:
        sys.stderr.write("Ingen organisasjon har dette nummeret. Legg den til med helhet add-organisation.\n")
        return ExitCode.FAILED
    number = _asked_number() if chosen.ask_national_id else ""
    try:
        with transaction.atomic():
            _employ(chosen, _person(chosen, number), _unit(body, chosen.unit))
    except InvalidInput as error:
        return _refuse(error)
    sys.stdout.write(f"{chosen.given_name} {chosen.family_name} er lokal administrator i {body.name}.\n")
    return ExitCode.OK


def _asked_number() -> str:
    """From the terminal without showing it, or a line from a pipe. In the command it would stay in the history."""
    return getpass.getpass("Fødselsnummer: ") if sys.stdin.isatty() else sys.stdin.readline()


def _person(chosen: Namespace, number: str) -> "Person":
    from helhet.people.actions import persons

    return persons.identify(given_name=chosen.given_name, family_name=chosen.family_name, national_id=number)


def _unit(body: "Organisation", name: str) -> "Unit":
    from helhet.access.actors import SYSTEM
    from helhet.organisation.actions import places

    known = body.units.filter(name=name).first()
    return known or places.add_unit(actor=SYSTEM, organisation_id=body.pk, name=name)


def _employ(chosen: Namespace, person: "Person", unit: "Unit") -> None:
    from helhet.access.actors import SYSTEM, Role
    from helhet.kernel import clock
    from helhet.organisation.actions import positions

    positions.add_position(
        actor=SYSTEM,
        unit_id=unit.pk,
        person=person,
        title=chosen.title,
        role=Role.LOCAL_ADMINISTRATOR,
        starts_on=clock.today(),
    )


def _declare_administrator(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--organisation", required=True, metavar="NUMMER", help="nummeret organisasjonen ble lagt til med"
    )
    parser.add_argument(
        "--unit", required=True, metavar="ENHET", help="enheten hun eller han arbeider i; lages om den mangler"
    )
    parser.add_argument("--given-name", required=True, metavar="FORNAVN", help="fornavn")
    parser.add_argument("--family-name", required=True, metavar="ETTERNAVN", help="etternavn")
    parser.add_argument("--title", required=True, metavar="STILLING", help="for eksempel rådgiver")
    parser.add_argument(
        "--ask-national-id", action="store_true", help="spør etter fødselsnummer, eller les det fra standard inn"
    )


def _refuse(error: "InvalidInput") -> int:
    for message in error.messages.values():
        sys.stderr.write(f"{message}\n")
    return ExitCode.FAILED


ADD_ORGANISATION = Command(
    "add-organisation",
    "legg til en organisasjon",
    _add_organisation,
    details="Trengs når Helhet tas i bruk, og når en ny kommune eller et sykehus skal være med.\n"
    "Enheter og ansatte legges til på siden «Enheter og ansatte».",
    declare=_declare_organisation,
)
ADD_ADMINISTRATOR = Command(
    "add-administrator",
    "legg til en lokal administrator",
    _add_administrator,
    details="Den første i organisasjonen. Hun eller han legger til resten på siden «Enheter og ansatte».\n"
    "Fødselsnummeret skrives ikke i kommandoen, så det ikke blir liggende i historikken.",
    declare=_declare_administrator,
)
