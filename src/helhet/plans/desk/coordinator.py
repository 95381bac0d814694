"""For the coordinator: everybody she or he coordinates, with days, counts and silence. Nothing of what is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Least

from helhet.access.decisions import Ground
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.plans import consent, queries, reading, thresholds
from helhet.plans.desk import LIMIT, still_in_plan
from helhet.plans.models import (
    LIVE,
    Case,
    Frame,
    Measure,
    MeasureAnswer,
    MeasureKind,
    MeasureStatus,
    Plan,
    PlanStatus,
    Review,
    Revision,
    StatusRequest,
)
from helhet.plans.policy import Standing

if TYPE_CHECKING:
    from helhet.access.actors import Actor

_AS_COORDINATOR = Standing(frozenset({Ground.COORDINATOR}))


@dataclass(frozen=True, slots=True)
class Coordinated:
    """One plan of somebody the actor coordinates, or a case that has no plan yet (`plan` is None).

    `unanswered` counts the answers that are waited for, `asked` those of them about how it goes. `news` counts what
    others have saved since the actor last read the plan, None when it was not read lately. `consent_lapsed` tells that
    whoever consented no longer decides, and somebody else must be asked.
    """

    case_id: UUID
    person_name: str
    plan: Plan | None = None
    next_on: date | None = None
    consent_lapsed: bool = False
    is_stagnant: bool = False
    changed_at: datetime | None = None
    declined: int = 0
    ownerless: int = 0
    unanswered: int = 0
    asked: int = 0
    news: int | None = None


@dataclass(frozen=True, slots=True)
class CoordinatorDesk:
    """Plans with the nearest day first, then people without a plan. `has_more` where there were too many to show."""

    rows: tuple[Coordinated, ...]
    has_more: bool


def for_coordinator(actor: Actor) -> CoordinatorDesk:
    """Everybody the actor coordinates today, in four questions to the database."""
    mine = queries.case_ids_as_coordinator(actor)
    plans = list(_plans(actor, mine)[: LIMIT + 1])
    without = list(_without_plan(mine)[: LIMIT + 1])
    shown = plans[:LIMIT]
    news = _news(actor, shown)
    days = thresholds.days_by_organisation({plan.case.responsible_body_id for plan in shown}) if shown else {}
    rows = [_row(plan, news, days[plan.case.responsible_body_id]) for plan in shown]
    rows += [Coordinated(case.pk, case.person.name) for case in without[: LIMIT - len(rows)]]
    return CoordinatorDesk(tuple(rows), has_more=len(rows) < len(plans) + len(without))


def _plans(actor: Actor, case_ids: QuerySet[Any, UUID]) -> QuerySet[Any]:
    frame = Frame.objects.filter(plan=OuterRef("pk")).values("next_evaluation_on")[:1]
    review = _in(Review).filter(done_on__isnull=True).order_by("due_on").values("due_on")[:1]
    open_measures = _in(Measure).filter(still_in_plan()).exclude(status__in=(MeasureStatus.DONE, MeasureStatus.ENDED))
    return (
        Plan.objects.filter(case__in=case_ids, status__in=LIVE)
        .select_related("case", "person")
        .annotate(
            evaluation_on=Subquery(frame),
            review_on=Subquery(review),
            seen=_seen_version(actor),
            consent_lapsed=ExpressionWrapper(consent.lapsed_on_plan(), output_field=BooleanField()),
            declined=_count(open_measures.filter(answer=MeasureAnswer.DECLINED)),
            ownerless=_count(
                open_measures.filter(responsible__isnull=True).exclude(measure_kind=MeasureKind.OWN_EFFORT)
            ),
            waiting=_count(open_measures.filter(answer=MeasureAnswer.WAITING, responsible__isnull=False)),
            asked=_count(_in(StatusRequest).filter(answered_at__isnull=True)),
        )
        .annotate(
            next_on=Least(Coalesce("evaluation_on", "review_on"), Coalesce("review_on", "evaluation_on")),
        )
        .order_by(F("next_on").asc(nulls_last=True), "changed_at", "pk")
    )


def _in(model: Any) -> Any:
    return model.objects.filter(plan=OuterRef("pk"), removed_at__isnull=True).order_by()


def _count(rows: Any) -> Coalesce:
    return Coalesce(Subquery(rows.values("plan").annotate(count=Count("pk")).values("count")), 0)


def _seen_version(actor: Actor) -> Subquery:
    reads = AuditEvent.objects.filter(
        chain_id=OuterRef("case_id"),
        account_id=actor.account_id,
        object_id=OuterRef("pk"),
        operation=Operation.READ,
        at__gte=clock.now() - reading.SEEN_FOR,
    )
    seen = Cast(KeyTextTransform("seen", "detail"), IntegerField())
    return Subquery(reads.order_by("-number").annotate(seen=seen).values("seen")[:1])


def _without_plan(case_ids: QuerySet[Any, UUID]) -> QuerySet[Case]:
    live = Plan.objects.filter(case=OuterRef("pk"), status__in=LIVE)
    cases = Case.objects.filter(~Exists(live), pk__in=case_ids).select_related("person")
    return cases.order_by("-opened_at", "pk")


def _news(actor: Actor, plans: list[Any]) -> dict[UUID, int]:
    """How many times others have saved since the actor last read each plan. Private pages are nobody's news."""
    since = Q(pk__in=())
    for plan in plans:
        if plan.seen is not None and plan.seen < plan.version:
            since |= Q(plan=plan.pk, version__gt=plan.seen)
    others = Revision.objects.filter(since).exclude(by=actor.account_id)
    visible = reading.visible_revisions(others, _AS_COORDINATOR).order_by()
    return dict(visible.values_list("plan").annotate(Count("version", distinct=True)))


def _row(plan: Any, news: dict[UUID, int], days: dict[thresholds.Period, int]) -> Coordinated:
    """A stopped plan is closed to the coordinator too: that it is stopped is all there is to say."""
    if plan.status == PlanStatus.STOPPED:
        return Coordinated(plan.case_id, plan.person.name, plan)
    return Coordinated(
        case_id=plan.case_id,
        person_name=plan.person.name,
        plan=plan,
        next_on=plan.next_on,
        consent_lapsed=plan.consent_lapsed,
        is_stagnant=thresholds.is_stagnant(plan, days),
        changed_at=plan.changed_at,
        declined=plan.declined,
        ownerless=plan.ownerless,
        unanswered=plan.waiting + plan.asked,
        asked=plan.asked,
        news=None if plan.seen is None else news.get(plan.pk, 0),
    )
