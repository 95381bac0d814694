"""What the pages about consent show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from helhet.access.decisions import Ground
from helhet.kernel import clock
from helhet.people import age_rules
from helhet.people.age_rules import Party, Topic
from helhet.plans import case_queries, consent, matters, policy
from helhet.plans.models import Consent, GiverCapacity, PlanStatus
from helhet.plans.states import Transition
from helhet.web.cases.consent_forms import Hearing
from helhet.web.cases.way import CaseWay, way_of

if TYPE_CHECKING:
    from datetime import date

    from helhet.access.actors import Actor
    from helhet.plans.consent import ConsentState, Giver
    from helhet.plans.models import Case, PlanKind
    from helhet.plans.policy import Standing
    from helhet.plans.queries import CaseDoor

ADDRESSED_AS = {GiverCapacity.SELF: "self", GiverCapacity.PARENT: "parent"}


@dataclass(frozen=True, slots=True)
class Given:
    """One consent in force: who, as what, how and when."""

    name: str
    capacity: str
    how: str
    on: date
    alone_reason: str


@dataclass(frozen=True, slots=True)
class WayOn:
    """What can be done next: `act` is start, restart, open, wait or nothing; `url` goes there."""

    act: str
    url: str


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """Consent to one kind of plan in a case. `address` says whom the text speaks to: self, parent, other, somebody
    others decide for (child, unable), or somebody who is not asked. `givers` are those who may consent, as (id, name
    and role). `decides_at` is the age at which one decides this alone, `lapsed` those whose yes counts no longer.
    """

    way: CaseWay
    kind: str
    kind_label: str
    address: str
    is_young: bool
    asks: bool
    givers: tuple[tuple[str, str], ...]
    given: tuple[Given, ...]
    waiting: tuple[str, ...]
    is_complete: bool
    lapsed: tuple[Given, ...]
    hearing: Hearing
    decides_at: int
    source: str
    parents_decide: bool
    can_withdraw: bool
    can_record: bool
    not_now_url: str
    way_on: WayOn


def page_for(door: CaseDoor, kind: PlanKind, actor: Actor) -> ConsentPage:
    """The page of one kind of plan, as the actor stands to it."""
    case, standing = door.case, door.standing
    state = consent.state(case, kind)
    own = next((giver for giver in state.needed if giver.person.pk == actor.person_id), None)
    age = case.person.age_on(clock.today())
    decides_at = age_rules.ends_at(Topic.CONSENT, matters.of_kind(kind), Party.PARENT)
    asks = own is not None and own.person.pk not in {each.giver_id for each in state.given}
    return ConsentPage(
        way=way_of(case, standing),
        kind=kind,
        kind_label=str(kind.label),
        address=_address(standing, own, is_young=age is not None and age < decides_at),
        is_young=case.person.is_child,
        asks=asks,
        givers=tuple((str(each.person.pk), f"{each.person.name}, {each.capacity.label}") for each in state.needed),
        given=tuple(_given(each) for each in state.given),
        waiting=tuple(giver.person.name for giver in state.waiting_for),
        is_complete=state.is_complete,
        lapsed=tuple(_given(each) for each in state.lapsed),
        hearing=_hearing(case, kind, (own,) if own else state.needed),
        decides_at=decides_at,
        source=state.source,
        parents_decide=state.parents_decide,
        can_withdraw=bool(state.given or state.lapsed) and bool(policy.withdraw_consent(standing)),
        can_record=bool(policy.record_consent(standing)),
        not_now_url=_not_now_url(case) if asks else "",
        way_on=_way_on(door, kind, state),
    )


def _address(standing: Standing, own: Giver | None, *, is_young: bool) -> str:
    if own is not None:
        return ADDRESSED_AS.get(own.capacity, "other")
    if not standing.has(Ground.PERSON):
        return "not_asked"
    return "child" if is_young else "unable"


def _given(each: Consent) -> Given:
    return Given(
        name=each.giver.name,
        capacity=each.get_capacity_display(),
        how=each.get_form_display(),
        on=clock.day_of(each.given_at),
        alone_reason=each.alone_reason,
    )


def _hearing(case: Case, kind: PlanKind, givers: tuple[Giver, ...]) -> Hearing:
    heard = [consent.must_hear(case.person, kind, giver.capacity) for giver in givers]
    return Hearing(
        asks=any(giver.capacity is not GiverCapacity.SELF for giver in givers),
        requires=bool(heard) and all(heard),
        of_child=case.person.is_child,
    )


def _not_now_url(case: Case) -> str:
    """Saying not now answers the offer of a plan, where one waits for an answer."""
    waiting = case_queries.unanswered_plan_offer(case)
    if waiting is None:
        return reverse("cases:case", args=[case.pk])
    return reverse("cases:offer-answer", args=[case.pk, waiting.pk])


def _way_on(door: CaseDoor, kind: PlanKind, state: ConsentState) -> WayOn:
    if not state.is_complete:
        return WayOn("wait", "")
    plan = case_queries.live_plan(door.case, kind)
    if plan is None:
        may_start = policy.steer_plan(door.standing)
        return WayOn("start" if may_start else "", reverse("cases:plan-start", args=[door.case.pk, kind]))
    if plan.status == PlanStatus.STOPPED:
        may_restart = policy.change_state(door.standing, plan.status, Transition.RESTART)
        return WayOn("restart" if may_restart else "", reverse("cases:restart", args=[plan.pk]))
    may_read = policy.view_plan(door.standing, plan.status)
    return WayOn("open" if may_read else "", reverse("plans:plan", args=[plan.pk]))
