"""An organisation decides what it looks for in the access record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.oversight import policy
from helhet.oversight.models import PatternRule
from helhet.oversight.patterns import DECIDABLE

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor


def decide(
    *,
    actor: Actor,
    organisation_id: UUID,
    cause: str,
    valid_from: date,
    is_on: bool,
    least: int,
    tells_person: bool,
) -> PatternRule:
    """Set a threshold from a day on. Deciding again for the same day replaces it; what has been found already stays.

    Raises `Denied`, and `InvalidInput` on `cause` for what is always looked at, on `least` for less than one.
    """
    policy.decide_patterns(actor, organisation_id).require()
    if cause not in DECIDABLE:
        raise InvalidInput({"cause": _("Dette gås alltid gjennom.")})
    if least < 1:
        raise InvalidInput({"least": _("Skriv et tall fra 1 og oppover.")})
    with transaction.atomic():
        rule, _is_new = PatternRule.objects.update_or_create(
            organisation_id=organisation_id,
            cause=cause,
            valid_from=valid_from,
            defaults={
                "is_on": is_on,
                "least": least,
                "tells_person": tells_person,
                "made_at": clock.now(),
                "made_by_name": actor.name,
            },
        )
        audit.write(
            actor=actor,
            operation=Operation.CHANGE,
            ground=Ground.REVIEWER,
            object_kind="pattern_rule",
            object_id=rule.pk,
            detail={"organisation": str(organisation_id), "cause": cause, "is_on": is_on, "least": least},
        )
    return rule
