"""Register persons, and find the one who is already there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.kernel.crypto import blind_index
from helhet.kernel.errors import InvalidInput
from helhet.kernel.national_id import NumberPolicy, accept
from helhet.people.models import Account, Language, Person

if TYPE_CHECKING:
    from datetime import date


def register(
    *,
    given_name: str,
    family_name: str,
    birth_date: date | None = None,
    national_id: str = "",
    language: str = Language.BOKMAL,
    phone: str = "",
    email: str = "",
    interpreter_language: str = "",
    communication: str = "",
) -> Person:
    """Register a person, or return the one who already has this national identity number.

    Raises `InvalidInput` on `national_id` when the number is wrong, or real in demo and test (FOR-2017-07-14-1201).
    """
    number = checked_national_id(national_id)
    if number and (known := find(national_id=number)):
        return known
    return Person.objects.create(
        given_name=given_name,
        family_name=family_name,
        birth_date=birth_date,
        national_id=number or None,
        national_id_index=blind_index(number) if number else None,
        language=language,
        phone=phone,
        email=email,
        interpreter_language=interpreter_language,
        communication=communication,
        created_at=clock.now(),
    )


def identify(*, given_name: str, family_name: str, birth_date: date | None = None, national_id: str = "") -> Person:
    """The person who has the number, if the name is the registered one, letter case aside; otherwise a new person.

    A slip of the finger in the number thus never leads to a stranger. Raises `InvalidInput` on `national_id`.
    """
    number = checked_national_id(national_id)
    known = find(national_id=number) if number else None
    if known is None:
        return register(given_name=given_name, family_name=family_name, birth_date=birth_date, national_id=number)
    if _folded(known.given_name, known.family_name) != _folded(given_name, family_name):
        raise InvalidInput(
            {"national_id": _("Nummeret er registrert på et annet navn. Se over både nummeret og navnet.")}
        )
    return known


def namesakes(*, given_name: str, family_name: str, birth_date: date) -> list[Person]:
    """Those who are registered with this name and birth date, letter case aside."""
    wanted = _folded(given_name, family_name)
    born_then = Person.objects.filter(birth_date=birth_date)
    return [each for each in born_then if _folded(each.given_name, each.family_name) == wanted]


def _folded(*names: str) -> list[str]:
    return [name.casefold() for name in names]


def change(*, person: Person, national_id: str = "", **values: Any) -> list[str]:
    """Write what is different and return the names of those fields. A number is added once and never replaced.

    Raises `InvalidInput` on `national_id` when it is wrong, or somebody else's.
    """
    if number := "" if person.national_id else checked_national_id(national_id):
        if find(national_id=number):
            raise InvalidInput({"national_id": _("Nummeret er registrert på en annen. Se over nummeret.")})
        values |= {"national_id": number, "national_id_index": blind_index(number)}
    changed = [name for name, value in values.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, values[name])
    person.save(update_fields=changed)
    return changed


def find(*, national_id: str) -> Person | None:
    """The person with this valid number, found through the keyed index so that the number is never searched for."""
    return Person.objects.filter(national_id_index=blind_index(national_id)).first()


def checked_national_id(text: str) -> str:
    """The eleven digits, or an empty text; raises `InvalidInput` on `national_id`."""
    return accept(text, NumberPolicy.for_mode(settings.HELHET_MODE)).digits if text.strip() else ""


def open_account(*, person: Person) -> Account:
    """The account of a person, made if there is none."""
    account, _is_new = Account.objects.get_or_create(person=person, defaults={"created_at": clock.now()})
    return account
