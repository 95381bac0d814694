"""The read side of cases and plans: lists an actor may see, and the doors that are the only way to an object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from helhet.access.actors import SYSTEM, Actor, Role
from helhet.access.decisions import Ground
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.kernel.prepared import Prepared
from helhet.people import acting
from helhet.people.models import Account, Capacity, Person, Representation
from helhet.people.scope import NO_ACTS
from helhet.plans import matters, policy, represented
from helhet.plans.models import (
    COORDINATING,
    LIVE,
    Case,
    CoordinatorAppointment,
    Limit,
    Participant,
    ParticipantKind,
    Plan,
    PlanStatus,
)
from helhet.plans.policy import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helhet.people.scope import Matter
    from helhet.plans.represented import ActsFor

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class CaseDoor:
    """A case the actor has reached, and how the actor stands to it."""

    case: Case
    standing: Standing


@dataclass(frozen=True, slots=True)
class PlanDoor:
    """A plan the actor has reached, and how the actor stands to it."""

    plan: Plan
    standing: Standing


@dataclass(frozen=True, slots=True)
class Involvement:
    """In which ways an actor is in cases and plans at all: acting for oneself or others, coordinating, taking part."""

    on_person_side: bool = False
    as_coordinator: bool = False
    as_participant: bool = False


def involvement(actor: Actor) -> Involvement:
    """How the actor is in cases and plans today, in one query."""
    if actor.person_id is None:
        return Involvement()
    own = Person.objects.filter(pk=actor.person_id).values_list(
        Exists(case_ids_as_person_side(actor)),
        Exists(case_ids_as_coordinator(actor)),
        Exists(case_ids_as_participant(actor)),
    )
    return Involvement(*(own.first() or ()))


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Every case the actor knows of: `policy.view_case` as a queryset."""
    return Case.objects.all() if actor is SYSTEM else cases_known_to(**known_by(actor))


def known_by(actor: Actor) -> dict[str, Any]:
    """What `cases_known_to` needs to know of an actor, to prepare a query with it."""
    return {"reader": _reader(actor), "organisations": tuple(sorted(actor.organisations_as(Role.COORDINATING_UNIT)))}


def cases_known_to(reader: UUID, organisations: tuple[UUID, ...]) -> QuerySet[Case]:
    """The cases a person stands in some way to, and those of the organisations whose coordinating unit it is."""
    related = _ids_as_person_side(reader).union(_ids_as_coordinator(reader), _ids_as_participant(reader))
    known = Q(pk__in=related)
    return Case.objects.filter(known | Q(responsible_body__in=organisations) if organisations else known)


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    """Every plan the actor may read: `policy.view_plan` as a queryset."""
    if actor is SYSTEM:
        return Plan.objects.all()
    own = Q(pk__in=_plan_ids_as_person_side(_reader(actor)))
    worked_on = Q(case__in=case_ids_as_coordinator(actor)) | Q(pk__in=current_participants(actor).values("plan"))
    return Plan.objects.filter(own | (worked_on & ~Q(status=PlanStatus.STOPPED)))


def plans_done_resting() -> QuerySet[Plan]:
    """Plans whose rest is over today or before (P-32)."""
    return Plan.objects.filter(status=PlanStatus.RESTING, rests_until__lte=clock.today()).order_by("rests_until", "pk")


def get_case(actor: Actor, case_id: UUID) -> CaseDoor:
    """The case, or `NotVisible` where it does not exist or the actor has no ground to know of it."""
    case = _case_reached.first(reader=_reader(actor), case_id=case_id)
    if case is None:
        raise NotVisible
    standing = _standing(actor, case, case, matters.OF_CASE, _acts_for(actor, [case]))
    if not policy.view_case(standing):
        raise NotVisible
    return CaseDoor(case, standing)


def get_plan(actor: Actor, plan_id: UUID, *, lock: bool = False) -> PlanDoor:
    """The plan for reading. Raises `NotVisible`, or `Denied` with the reason where the actor may know of it only."""
    door = _reach_plan(actor, plan_id, lock=lock)
    policy.view_plan(door.standing, door.plan.status).require()
    return door


def live_plans_of(actor: Actor, case_ids: Iterable[UUID]) -> list[PlanDoor]:
    """The live plans of some cases that the actor may read, the one changed last first."""
    if not (wanted := tuple(case_ids)):
        return []
    plans = _live_plans_reached(reader=_reader(actor), case_ids=wanted)
    acts = _acts_for(actor, plans)
    doors = [PlanDoor(plan, _standing(actor, plan, plan.case, matters.of_kind(plan.kind), acts)) for plan in plans]
    return [door for door in doors if policy.view_plan(door.standing, door.plan.status)]


def get_plan_for_writing(actor: Actor, plan_id: UUID) -> PlanDoor:
    """The plan, locked until the transaction ends, so that versions are numbered one by one."""
    door = get_plan(actor, plan_id, lock=True)
    policy.write_in_plan(door.standing, door.plan.status).require()
    return door


def get_plan_for_steering(actor: Actor, plan_id: UUID, *, lock: bool = True) -> PlanDoor:
    """The plan for a change of state, also a stopped or closed one. Unlocked to ask before anything is changed."""
    door = _reach_plan(actor, plan_id, lock=lock)
    policy.steer_plan(door.standing).require()
    return door


def _reach_plan(actor: Actor, plan_id: UUID, *, lock: bool) -> PlanDoor:
    reach = _plan_reached_locked if lock else _plan_reached
    plan = reach.first(reader=_reader(actor), plan_id=plan_id)
    if plan is None:
        raise NotVisible
    standing = _standing(actor, plan, plan.case, matters.of_kind(plan.kind), _acts_for(actor, [plan]))
    if not policy.view_case(standing):
        raise NotVisible
    return PlanDoor(plan, standing)


def _reader(actor: Actor) -> UUID:
    """The person who stands in some way to cases, or nobody at all."""
    return actor.person_id or _NOBODY


def _plans_reached(reader: UUID) -> QuerySet[Plan]:
    """Every plan with what tells how the reader stands to it."""
    columns = _standing_columns(reader, case=OuterRef("case"), person=OuterRef("person"), plan=OuterRef("pk"))
    limits = Limit.objects.in_force().filter(plan=OuterRef("pk"))
    plans = Plan.objects.select_related("person", "case__person", "case__responsible_body", "form")
    return plans.annotate(has_limits=Exists(limits), **columns)


def _cases_reached(reader: UUID) -> QuerySet[Case]:
    columns = _standing_columns(reader, case=OuterRef("pk"), person=OuterRef("person"))
    return Case.objects.select_related("person", "responsible_body").annotate(**columns)


_case_reached = Prepared(lambda reader, case_id: _cases_reached(reader).filter(pk=case_id))
_plan_reached = Prepared(lambda reader, plan_id: _plans_reached(reader).filter(pk=plan_id))
_plan_reached_locked = Prepared(
    lambda reader, plan_id: _plans_reached(reader).filter(pk=plan_id).select_for_update(of=("self",))
)
_live_plans_reached = Prepared(
    lambda reader, case_ids: (
        _plans_reached(reader).filter(case__in=case_ids, status__in=LIVE).order_by("-changed_at", "pk")
    )
)


def _standing_columns(
    reader: UUID, *, case: OuterRef, person: OuterRef, plan: OuterRef | None = None
) -> dict[str, Any]:
    within = {"plan": plan} if plan is not None else {"plan__case": case}
    participants = _participants(reader).filter(**within)
    parents = Representation.objects.filter(capacity=Capacity.PARENT)
    return {
        "is_parent": Exists(parents.filter(representative=reader, person=person)),
        "is_represented": Exists(Representation.objects.in_force().filter(representative=reader, person=person)),
        "is_coordinated": Exists(_appointments(reader).filter(case=case)),
        "participant_id": Subquery(participants.values("pk")[:1]),
        "participant_kind": Subquery(participants.values("participant_kind")[:1]),
    }


def standing_of(plan: Plan, participant: Participant) -> Standing:
    """How a participant stands to a plan, to show it as they see it (A-16)."""
    account = Account.objects.filter(person=participant.person_id).values_list("pk", flat=True).first()
    as_parent = Representation.objects.filter(capacity=Capacity.PARENT, person=plan.person_id)
    return Standing(
        grounds=frozenset({Ground.PARTICIPANT}),
        account_id=account,
        participant_id=participant.pk,
        is_relative=participant.participant_kind in {ParticipantKind.RELATIVE, ParticipantKind.NETWORK},
        is_parent=as_parent.filter(representative=participant.person_id).exists(),
    )


def coordinators_of(plan: Plan) -> frozenset[UUID]:
    """The people who coordinate the case of a plan today."""
    current = CoordinatorAppointment.objects.current().filter(case=plan.case_id, kind__in=COORDINATING)
    return frozenset(current.order_by().values_list("person", flat=True))


def _acts_for(actor: Actor, rows: Iterable[Any]) -> ActsFor:
    """What the actor may do for the people of some cases or plans. Asked only where the actor is registered at all."""
    return represented.acts_for(actor, {row.person_id for row in rows if row.is_represented})


def _standing(actor: Actor, row: Any, case: Case, matter: Matter, acts_for: ActsFor) -> Standing:
    """From the columns of `_standing_columns` to the grounds they stand for, in one matter."""
    acts = acts_for.get(case.person_id, {}).get(matter, NO_ACTS)
    facts = {
        Ground.SYSTEM: actor is SYSTEM,
        Ground.PERSON: actor.person_id is not None and case.person_id == actor.person_id,
        Ground.REPRESENTATIVE: bool(acts),
        Ground.COORDINATOR: row.is_coordinated,
        Ground.PARTICIPANT: row.participant_id is not None,
        Ground.COORDINATING_UNIT: case.responsible_body_id in actor.organisations_as(Role.COORDINATING_UNIT),
    }
    return Standing(
        grounds=frozenset(ground for ground, holds in facts.items() if holds),
        account_id=actor.account_id,
        participant_id=row.participant_id,
        is_relative=row.participant_kind in {ParticipantKind.RELATIVE, ParticipantKind.NETWORK},
        is_parent=row.is_parent,
        acts=acts,
    )


def _plan_ids_as_person_side(reader: UUID) -> QuerySet[Plan, UUID]:
    """The reader's own plans, and those of people the reader may act for in the matter the plan is about."""
    own = Plan.objects.filter(person=reader).order_by().values_list("pk", flat=True)
    of_others = (
        Plan.objects.filter(kind__in=kinds, person__in=acting.acting_for(reader, matter).order_by().values("person"))
        for matter, kinds in matters.KINDS_IN.items()
    )
    return own.union(*(plans.order_by().values_list("pk", flat=True) for plans in of_others))


def _appointments(reader: UUID) -> QuerySet[CoordinatorAppointment]:
    return CoordinatorAppointment.objects.current().filter(person=reader, kind__in=COORDINATING)


def current_participants(actor: Actor) -> QuerySet[Participant]:
    """What the actor takes part as, in whatever plan, today."""
    return _participants(_reader(actor))


def _participants(reader: UUID) -> QuerySet[Participant]:
    today = clock.today()
    return Participant.objects.filter(
        Q(starts_on__isnull=True) | Q(starts_on__lte=today),
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        person=reader,
        removed_at__isnull=True,
    ).order_by()


def case_ids_as_person_side(actor: Actor) -> QuerySet[Case, UUID]:
    """The actor's own cases, and those of people the actor may act for."""
    return _ids_as_person_side(_reader(actor))


def case_ids_as_coordinator(actor: Actor) -> QuerySet[CoordinatorAppointment, UUID]:
    """The cases the actor coordinates today."""
    return _ids_as_coordinator(_reader(actor))


def case_ids_as_participant(actor: Actor) -> QuerySet[Participant, UUID]:
    """The cases whose plan the actor takes part in today."""
    return _ids_as_participant(_reader(actor))


def _ids_as_person_side(reader: UUID) -> QuerySet[Case, UUID]:
    own = Person.objects.filter(pk=reader).order_by().values("pk")
    # A union, because databases look up neither half of an OR between a value and a list from another table.
    people = own.union(acting.acting_for(reader, matters.OF_CASE).order_by().values("person"))
    return Case.objects.filter(person__in=people).values_list("pk", flat=True)


def _ids_as_coordinator(reader: UUID) -> QuerySet[CoordinatorAppointment, UUID]:
    return _appointments(reader).order_by().values_list("case", flat=True)


def _ids_as_participant(reader: UUID) -> QuerySet[Participant, UUID]:
    return _participants(reader).values_list("plan__case", flat=True)
