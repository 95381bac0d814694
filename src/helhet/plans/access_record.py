"""What the access record says about one plan, for the person it is about; and which parts of it a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import AuditEvent, Operation
from helhet.plans import policy, queries
from helhet.plans.kinds import KINDS
from helhet.plans.models import Case, DiaryEntry, LinkedPlan, Plan, Service, Statement, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from helhet.access.actors import Actor
    from helhet.plans.models import PlanItem
    from helhet.plans.policy import Standing
    from helhet.plans.queries import CaseDoor
    from helhet.plans.reading import PlanReading

SHOWN: Final = (
    Operation.ADD,
    Operation.CHANGE,
    Operation.EXPORT,
    Operation.MESSAGE,
    Operation.READ,
    Operation.REFUSED,
    Operation.REMOVE,
    Operation.RESTORE,
)

ONE_SIDE: Final = {"about-me": "about_me", "crisis": "crisis"}
"""Pages of one section of statements, by their name in the record."""

SOME_KINDS: Final[dict[str, tuple[type[PlanItem], ...]]] = {
    "diary": (DiaryEntry,),
    "services": (LinkedPlan, Service),
}
"""Pages of some kinds of items. A page that is named nowhere here shows the whole plan."""

ONE_ITEM: Final = {
    "answer-status": "status_request",
    "evaluate-goal": "goal",
    "evaluate-measure": "measure",
    "goal": "goal",
    "goal-status": "goal",
    "measure-answer": "measure",
    "measure-status": "measure",
}
"""Pages of one item, and the kind of it."""

NOTHING: Final = frozenset({"access", "documents", "documents:empty-form"})
"""Pages that show nothing of what is written."""


def of_others(case_id: UUID, standing: Standing, *, hidden: Collection[UUID] = ()) -> QuerySet[AuditEvent]:
    """What everybody but the reader has read and done in a case, newest first; also what was done in the reader's name
    with somebody beside.

    Whoever acts for the person does not follow what the person does, nor the diary. To a parent there is no trace of
    what is shielded: `hidden` are the ids of those entries (pbrl § 3-4).
    """
    alone = Q(account_id=standing.account_id, detail__assisted_by__isnull=True)
    events = AuditEvent.objects.filter(~alone, chain_id=case_id, operation__in=SHOWN).order_by("-number")
    if standing.has(Ground.PERSON):
        return events
    events = events.exclude(ground=Ground.PERSON).exclude(object_kind__in=policy.PRIVATE_KINDS)
    if standing.is_parent:
        events = events.exclude(object_kind="limit").exclude(object_id__in=hidden)
    return events


def open_record(actor: Actor, case_id: UUID) -> CaseDoor:
    """The door to the access record of a case, for the person's side. Raises `NotVisible` or `Denied`."""
    door = queries.get_case(actor, case_id)
    policy.see_access_record(door.standing).require()
    audit.write(
        actor=actor,
        operation=Operation.READ,
        ground=door.standing.ground,
        object_kind="case",
        object_id=case_id,
        case_id=case_id,
        subject_id=door.case.person_id,
        detail={"page": "access"},
    )
    return door


def record_refusal(actor: Actor, *, plan_id: UUID | None, case_id: UUID | None, kind: str, page: str) -> None:
    """Who was stopped where, in the record of the case if there is one, so that the person can read it.

    Many of these by one person are a sign of somebody looking (hpl § 21 a). The work is the same whether the case
    exists or not.
    """
    about = _about(plan_id, case_id)
    audit.write(
        actor=actor,
        operation=Operation.REFUSED,
        ground=Ground.NONE,
        object_kind=kind,
        object_id=plan_id or case_id,
        case_id=about[0] if about else None,
        subject_id=about[1] if about else None,
        detail={"page": page},
    )


def _about(plan_id: UUID | None, case_id: UUID | None) -> tuple[UUID, UUID] | None:
    """The case and the person of an address, if they are there."""
    if plan_id is not None:
        return Plan.objects.filter(pk=plan_id).values_list("case_id", "person_id").first()
    if case_id is not None:
        return Case.objects.filter(pk=case_id).values_list("pk", "person_id").first()
    return None


def parts(reading: PlanReading, page: str) -> dict[str, int]:
    """How many of each kind of item a page makes available. Counts only what was read already: asks nothing."""
    document = page.removeprefix("documents:")
    if page in NOTHING:
        return {}
    if page in ONE_ITEM:
        return {ONE_ITEM[page]: 1}
    if section := ONE_SIDE.get(document):
        count = sum(each.place == section for each in reading.all(Statement))
        return {section: count} if count else {}
    models = SOME_KINDS.get(document, KINDS.values())
    return {kind_of(model): len(items) for model in models if (items := reading.all(model))}
