"""What goes with it when somebody no longer acts for the person: their part in the plans, on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from helhet.access.actors import SYSTEM
from helhet.kernel import clock
from helhet.people import acting
from helhet.plans import matters, queries
from helhet.plans.actions.editing import Edit
from helhet.plans.models import Participant, ParticipantKind, PlanKind, RevisionEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from helhet.people.models import Person

PRIVATE: Final = (ParticipantKind.RELATIVE, ParticipantKind.NETWORK)
"""Who takes part because of who they are to the person. A professional's part is another matter."""


def end_participation(*, of: Person, who: Person, ends_on: date, kinds: Iterable[str] = PlanKind) -> None:
    """End the private parts that somebody has in the plans of a person, also a stopped or closed one.

    Done by Helhet, in the caller's transaction: who ends a representation may not be one who may write in the plan.
    """
    lasting = Participant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on),
        plan__person=of,
        plan__kind__in=list(kinds),
        person=who,
        participant_kind__in=PRIVATE,
        removed_at__isnull=True,
    )
    for plan_id, participant_id in lasting.order_by("plan", "pk").values_list("plan", "pk"):
        end_part(plan_id, participant_id, ends_on)


def follow_birth_date(*, person: Person) -> None:
    """After a birth date was corrected: whoever acts by the person's age takes part no longer than that age."""
    by_age = person.represented_by.filter(capacity__in=acting.BY_AGE).select_related("representative")
    for each in by_age:
        each.person = person
        for kind, matter in matters.OF_KIND.items():
            last = acting.last_day(each, matter)
            if last is not None:
                end_participation(of=person, who=each.representative, ends_on=last, kinds=[kind])


def end_part(plan_id: UUID, participant_id: UUID, ends_on: date) -> None:
    """Let one participant's last day be `ends_on`, by Helhet, in the caller's transaction. A part that would end before
    it began is taken out.
    """
    door = queries.get_plan(SYSTEM, plan_id, lock=True)
    edit = Edit(SYSTEM, door.plan, door.standing)
    participant = edit.get(Participant, participant_id)
    if participant.starts_on is not None and participant.starts_on > ends_on:
        participant.removed_at = clock.now()
        edit.save(participant, RevisionEvent.REMOVED)
    else:
        participant.ends_on = ends_on
        edit.save(participant, RevisionEvent.CHANGED)
    edit.finish()
