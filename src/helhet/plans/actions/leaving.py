"""What goes with it when somebody no longer acts for the person: their part in the plans, on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from helhet.access.actors import SYSTEM
from helhet.plans import queries
from helhet.plans.actions.editing import Edit
from helhet.plans.models import Participant, ParticipantKind, RevisionEvent

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.people.models import Person
    from helhet.plans.models import Case

PRIVATE: Final = (ParticipantKind.RELATIVE, ParticipantKind.NETWORK)
"""Who takes part because of who they are to the person. A professional's part is another matter."""


def end_participation(*, case: Case, person: Person, ends_on: date) -> None:
    """End the private parts that somebody has in every plan of a case, also a stopped or closed one.

    Done by Helhet, in the caller's transaction: who ends a representation may not be one who may write in the plan.
    """
    lasting = Participant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on),
        plan__case=case,
        person=person,
        participant_kind__in=PRIVATE,
        removed_at__isnull=True,
    )
    for plan_id, participant_id in lasting.order_by("plan", "pk").values_list("plan", "pk"):
        end_part(plan_id, participant_id, ends_on)


def end_part(plan_id: UUID, participant_id: UUID, ends_on: date) -> None:
    """Let one participant's last day be `ends_on`, by Helhet, in the caller's transaction."""
    door = queries.get_plan(SYSTEM, plan_id, lock=True)
    edit = Edit(SYSTEM, door.plan, door.standing)
    participant = edit.get(Participant, participant_id)
    participant.ends_on = ends_on if participant.starts_on is None else max(ends_on, participant.starts_on)
    edit.save(participant, RevisionEvent.CHANGED)
    edit.finish()
