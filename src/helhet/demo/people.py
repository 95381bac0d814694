"""Everybody in the stories. All are made up; the identity numbers are Skatteetaten's synthetic ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helhet.access.actors import Role
from helhet.demo.days import ago, birth_date
from helhet.demo.numbers import phone, synthetic_national_id
from helhet.demo.town import Town
from helhet.organisation.models import Position, Unit
from helhet.people.actions import persons
from helhet.people.models import Account, Person


@dataclass(frozen=True)
class People:
    """Those the plans are for, their families, and those who work with them."""

    selma: Person
    maja: Account
    amir: Account
    kari: Account
    per: Account
    arne: Person
    sunniva: Account
    lars: Account
    einar: Account
    randi: Account
    jonas: Person
    camilla: Account
    fredrik: Account
    leif: Account

    siri: Account
    liv: Account
    geir: Account
    nina: Account
    marit: Account
    ola: Account
    silje: Account
    gro: Account
    anita: Account
    svein: Account
    tone: Account
    hanne: Account
    henrik: Account
    berit: Account
    knut: Account
    falk: Account
    ellen: Account
    bente: Account
    kristin: Account
    magnus: Account
    kjell: Account
    petter: Account
    tor: Account
    ida: Account


def gather(town: Town) -> People:
    """Register everybody and give them accounts, but for the two children and Arne, who have no electronic ID."""
    return People(**_families(), **_in_town(town), **_outside_town(town))


def _families() -> dict[str, Any]:
    return {
        "selma": _person("Selma", "Lien Rostami", years=0, months=7),
        "maja": _signs_in("Maja", "Lien", 1, years=31, months=2),
        "amir": _signs_in(
            "Amir", "Rostami", 2, years=34, months=8, interpreter_language="persisk, i vanskelige samtaler"
        ),
        "kari": _signs_in(
            "Kari", "Nordby", 3, years=17, months=9, communication="Skriver på mobil og med tale til tekst"
        ),
        "per": _signs_in("Per", "Nordby", 4, years=49, months=5),
        "arne": _person(
            "Arne", "Myhr", years=52, months=4, communication="Har ikke BankID. Snakk med ham, eller send brev."
        ),
        "sunniva": _signs_in("Sunniva", "Krog", 5, years=41, months=1, communication="Korte møter, ett tema om gangen"),
        "lars": _signs_in("Lars", "Krog", 6, years=43, months=10),
        "einar": _signs_in("Einar", "Moen", 7, years=81, months=3, communication="Hører dårlig på venstre øre"),
        "randi": _signs_in("Randi", "Moen Sletten", 8, years=54, months=6),
        "jonas": _person("Jonas", "Eide", years=8, months=2),
        "camilla": _signs_in("Camilla", "Eide", 9, years=36, months=7),
        "fredrik": _signs_in("Fredrik", "Eide", 10, years=38, months=9),
        "leif": _signs_in("Leif", "Tveit", 11, years=58, months=11),
    }


def _in_town(town: Town) -> dict[str, Any]:
    return {
        "siri": _works("Siri", "Aune", 101, town.coordinating_unit, "rådgiver", Role.COORDINATING_UNIT),
        "liv": _works("Liv", "Strand", 111, town.health_centre, "enhetsleder", Role.LEADER),
        "geir": _works("Geir", "Nygård", 151, town.home_care, "enhetsleder", Role.LEADER),
        "nina": _works("Nina", "Holm", 112, town.health_centre, "helsesykepleier"),
        "marit": _works("Marit", "Lunde", 113, town.health_centre, "helsesykepleier"),
        "ola": _works("Ola", "Dahl", 141, town.therapy, "fysioterapeut"),
        "silje": _works("Silje", "Tangen", 142, town.therapy, "ergoterapeut"),
        "anita": _works("Anita", "Lie", 152, town.home_care, "hjemmesykepleier"),
        "svein": _works("Svein", "Rud", 153, town.home_care, "hjemmesykepleier"),
        "tone": _works("Tone", "Bakken", 161, town.recovery, "ruskonsulent"),
        "hanne": _works("Hanne", "Berg", 171, town.nav, "veileder"),
        "berit": _works("Berit", "Solli", 121, town.school, "lærer"),
        "knut": _works("Knut", "Sæther", 131, town.school_psychology, "PP-rådgiver"),
        "petter": _works("Petter", "Gran", 102, town.coordinating_unit, "systemansvarlig", Role.LOCAL_ADMINISTRATOR),
        "tor": _works("Tor", "Vik", 143, town.therapy, "ergoterapeut"),
    }


def _outside_town(town: Town) -> dict[str, Any]:
    return {
        "henrik": _works("Henrik", "Sand", 201, town.upper_school, "kontaktlærer"),
        "gro": _works("Gro", "Fossum", 211, town.surgery, "fastlege"),
        "falk": _works("Mathias", "Falk", 301, town.children_ward, "overlege"),
        "ellen": _works("Ellen", "Vold", 311, town.habilitation, "sykepleier"),
        "bente": _works("Bente", "Aas", 321, town.addiction_clinic, "sykepleier"),
        "kristin": _works("Kristin", "Haug", 341, town.brain_clinic, "nevropsykolog"),
        "magnus": _works("Magnus", "Riise", 331, town.lung_clinic, "lungelege"),
        "kjell": _signs_in("Kjell", "Aasen", 12, years=63),
        "ida": _works("Ida", "Ness", 401, town.neighbour, "koordinator", Role.COORDINATING_UNIT),
    }


def _person(given_name: str, family_name: str, *, years: int, months: int = 0, **about: str) -> Person:
    born = birth_date(years=years, months=months)
    return persons.register(
        given_name=given_name,
        family_name=family_name,
        birth_date=born,
        national_id=synthetic_national_id(born),
        **about,
    )


def _signs_in(given_name: str, family_name: str, number: int, *, years: int, months: int = 0, **about: str) -> Account:
    person = _person(given_name, family_name, years=years, months=months, phone=phone(number), **about)
    return persons.open_account(person=person)


def _works(
    given_name: str, family_name: str, number: int, unit: Unit, title: str, role: Role = Role.EMPLOYEE
) -> Account:
    person = persons.register(given_name=given_name, family_name=family_name, phone=phone(number))
    Position.objects.create(person=person, unit=unit, role=role, title=title, starts_on=ago(1500))
    return persons.open_account(person=person)
