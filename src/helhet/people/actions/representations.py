"""Keep who may act for whom, and what they may not be given. Whoever calls has checked that the actor may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.kernel.periods import Period
from helhet.people.models import MOST, Capacity, Person, Representation
from helhet.people.scope import ALL_MATTERS, Act, Matter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

WITHIN_A_MANDATE = frozenset({Capacity.GUARDIAN, Capacity.LASTING_POWER})
"""Who acts only as far as a mandate says (vergemålsloven §§ 26, 32 and 80)."""

OF_ADULTS = frozenset({Capacity.LASTING_POWER})
"""Only an adult can give a lasting power (vergemålsloven § 79)."""

OF_CHILDREN = frozenset({Capacity.PARENT, Capacity.CHILD_WELFARE})
"""Parental responsibility and a care order end at 18 (barnelova § 30, barnevernsloven § 5-1)."""


def appoint(
    *,
    person: Person,
    representative: Person,
    capacity: str,
    basis: str,
    starts_on: date,
    ends_on: date | None = None,
    matters: Matter = ALL_MATTERS,
    acts: Act | None = None,
    deprived: bool = False,
    **about: Any,
) -> Representation:
    """Let somebody act for a person within a scope and a period, from the day it is verified (A-04).

    `acts` is by default the most the capacity allows. `about` is `scope`, `reference`, `source`, `verified_by` and
    `verified_on`. Raises `InvalidInput`, with each message at its field.
    """
    made = Representation(
        person=person,
        representative=representative,
        capacity=Capacity(capacity),
        matters=int(matters),
        acts=int(MOST[Capacity(capacity)] if acts is None else acts),
        deprived=deprived,
        basis=basis,
        starts_on=starts_on,
        ends_on=ends_on,
        **about,
    )
    require_sound(made)
    made.save()
    return made


def verify(*, representation: Representation, verified_by: str, verified_on: date, reference: str = "") -> None:
    """Write down who has seen what it rests on, and when. Until then it opens nothing.

    Raises `InvalidInput` on `verified_on` for a day to come, and on `verified_by` without a name.
    """
    representation.verified_by, representation.verified_on = verified_by, verified_on
    representation.reference = reference or representation.reference
    require_sound(representation)
    representation.save(update_fields=["verified_by", "verified_on", "reference"])


def end(*, representation: Representation, ends_on: date, reason: str) -> None:
    """Set the last day, and why. Raises `InvalidInput` on `ends_on` and `end_reason`."""
    Period(representation.starts_on, ends_on)
    if representation.is_over:
        raise InvalidInput({"ends_on": _("Dette er slutt fra før. Registrer heller på nytt.")})
    if not reason.strip():
        raise InvalidInput({"end_reason": _("Skriv hvorfor det er slutt.")})
    representation.ends_on, representation.end_reason = ends_on, reason
    representation.save(update_fields=["ends_on", "end_reason"])


def require_sound(made: Representation) -> None:
    """Refuse what the law or the capacity does not allow, everything at once, each beside its field."""
    Period(made.starts_on, made.ends_on)
    wrong = dict(_wrong(made))
    if wrong:
        raise InvalidInput(wrong)


def _wrong(made: Representation) -> Iterator[tuple[str, str]]:
    if made.person_id == made.representative_id:
        yield InvalidInput.WHOLE_FORM, _("Personen kan ikke handle på vegne av seg selv.")
    yield from _wrong_capacity(made)
    yield from _wrong_scope(made)
    yield from _wrong_days(made)


def _wrong_capacity(made: Representation) -> Iterator[tuple[str, str]]:
    if made.capacity in OF_CHILDREN and made.person.birth_date is None:
        yield "capacity", _("Skriv inn fødselsdatoen til barnet først. Den avgjør hvem som samtykker.")
    elif made.capacity in OF_CHILDREN and not made.person.is_child:
        yield "capacity", _("Foreldreansvaret og barnevernets omsorg er slutt når barnet er 18 år.")
    elif made.capacity in OF_ADULTS and made.person.is_child:
        yield "capacity", _("En fremtidsfullmakt kan bare gis av en som er 18 år eller mer.")
    if made.deprived and (made.capacity != Capacity.GUARDIAN or made.person.is_child):
        yield "deprived", _("Dette gjelder bare verge for en voksen som retten har fratatt rettslig handleevne.")


def _wrong_scope(made: Representation) -> Iterator[tuple[str, str]]:
    if made.capacity in WITHIN_A_MANDATE and not made.scope.strip():
        yield "scope", _("Skriv hva hun eller han kan bestemme. Det står i fullmakten eller vedtaket.")
    if not made.matters:
        yield "matters", _("Kryss av for det hun eller han handler i.")
    if made.acts & ~MOST[Capacity(made.capacity)]:
        yield "acts", _("Dette er mer enn rollen gir rett til. Ta bort det hun eller han ikke kan gjøre.")
    elif made.acts & (Act.WRITE | Act.CONSENT) and not made.acts & Act.READ:
        yield "acts", _("Den som skal skrive eller svare, må også kunne lese.")


def _wrong_days(made: Representation) -> Iterator[tuple[str, str]]:
    if made.person.birth_date is not None and made.starts_on < made.person.birth_date:
        yield "starts_on", _("Dette kan ikke gjelde fra før personen ble født.")
    if _overlaps(made):
        yield "starts_on", _("Hun eller han er registrert i samme rolle fra før i denne tiden.")
    if made.verified_on is not None and made.verified_on > clock.today():
        yield "verified_on", _("Datoen kan ikke være etter i dag.")
    if made.verified_on is not None and not made.verified_by.strip():
        yield "verified_by", _("Skriv hvem som har sett dokumentet.")


def _overlaps(made: Representation) -> bool:
    same = Representation.objects.filter(
        person=made.person_id, representative=made.representative_id, capacity=made.capacity
    ).exclude(pk=made.pk)
    period = Period(made.starts_on, made.ends_on)
    return any(period.overlaps(Period(each.starts_on, each.ends_on)) for each in same)
