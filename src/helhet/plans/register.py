"""The register: every case an actor knows of, to search and to page through. Says nothing of what is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value

from helhet.kernel import clock
from helhet.kernel.prepared import Prepared
from helhet.plans import queries, thresholds
from helhet.plans.desk.unit import without_coordinator
from helhet.plans.models import COORDINATING, LIVE, Case, CoordinatorAppointment, Frame, Plan, PlanStatus
from helhet.plans.thresholds import DEFAULT_DAYS, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from helhet.access.actors import Actor

T = TypeVar("T", Plan, CoordinatorAppointment)

MOST: Final = 1000
"""So many can be paged through; to find somebody beyond them one searches."""

NO_PLAN: Final = "none"
"""A state of plan one can ask for besides those in `PlanStatus`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for. Empty means everything."""

    name: str = ""
    status: str = ""
    without_coordinator: bool = False
    stagnant: bool = False


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One live plan of a case."""

    plan: Plan
    next_evaluation_on: date | None
    is_stagnant: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case. `coordinator` is empty where nobody coordinates it today."""

    case: Case
    plans: tuple[PlanLine, ...]
    coordinator: str
    changed_at: datetime


class Register:
    """The cases one actor knows of, by name. What counts as silence is set by the actor's own organisations."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        organisations = {grant.organisation_id for grant in actor.grants}
        self._days = thresholds.days_by_organisation(organisations) if organisations else {}

    def search(self, wanted: Wanted) -> Found:
        """The cases looked for, in the order of the index on names."""
        return Everybody(self._actor) if wanted == Wanted() else Some(self._filtered(wanted))

    def _filtered(self, wanted: Wanted) -> QuerySet[Case]:
        cases = queries.visible_cases(self._actor)
        if wanted.name:
            cases = cases.filter(_name_has(wanted.name))
        if wanted.status:
            cases = cases.filter(_status_is(wanted.status))
        if wanted.without_coordinator:
            cases = without_coordinator(cases)
        if wanted.stagnant:
            cases = cases.filter(self._is_silent())
        return cases

    def lines(self, cases: Sequence[Case]) -> list[CaseLine]:
        """Each case of one page with its plans and coordinator, in two questions to the database."""
        if not cases:
            return []
        case_ids = tuple(case.pk for case in cases)
        plans = _by_case(_live_plans(case_ids=case_ids))
        coordinators = _by_case(_coordinators(case_ids=case_ids))
        return [self._line(case, plans[case.pk], coordinators[case.pk]) for case in cases]

    def _line(self, case: Case, plans: list[Any], coordinators: list[CoordinatorAppointment]) -> CaseLine:
        days = self._days.get(case.responsible_body_id, DEFAULT_DAYS)
        return CaseLine(
            case=case,
            plans=tuple(PlanLine(plan, plan.next_evaluation_on, thresholds.is_stagnant(plan, days)) for plan in plans),
            coordinator=", ".join(each.person.name for each in coordinators),
            changed_at=max([case.opened_at, *(plan.changed_at for plan in plans)]),
        )

    def _is_silent(self) -> Q:
        """Silent for the period that the responsible organisation has set."""
        silent = Q(_silent_for(DEFAULT_DAYS)) & ~Q(responsible_body__in=self._days)
        for organisation_id, days in self._days.items():
            silent |= Q(_silent_for(days), responsible_body=organisation_id)
        return silent


_live_plans: Prepared[Plan] = Prepared(
    lambda case_ids: (
        Plan.objects.filter(case__in=case_ids, status__in=LIVE)
        .annotate(
            next_evaluation_on=Subquery(Frame.objects.filter(plan=OuterRef("pk")).values("next_evaluation_on")[:1])
        )
        .order_by("-changed_at", "pk")
    )
)
_coordinators: Prepared[CoordinatorAppointment] = Prepared(
    lambda case_ids: (
        CoordinatorAppointment.objects.current()
        .filter(case__in=case_ids, kind__in=COORDINATING)
        .select_related("person")
    )
)


def _by_case(rows: Iterable[T]) -> dict[UUID, list[T]]:
    by_case: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        by_case[row.case_id].append(row)
    return by_case


class Found(Protocol):
    """What was looked for, as it is paged through."""

    def count(self) -> int:
        """How many there are, up to one more than `MOST`."""

    def __getitem__(self, place: slice) -> list[Case]: ...


class Some:
    """What a search found."""

    def __init__(self, cases: QuerySet[Case]) -> None:
        self._cases = cases

    def count(self) -> int:
        return self._cases.order_by()[: MOST + 1].count()

    def __getitem__(self, place: slice) -> list[Case]:
        return list(_by_name(self._cases)[place])


class Everybody:
    """All that an actor knows of: the list as it is opened."""

    def __init__(self, actor: Actor) -> None:
        self._known = queries.known_by(actor)

    def count(self) -> int:
        return _number_known.first(**self._known) or 0

    def __getitem__(self, place: slice) -> list[Case]:
        if place.start >= place.stop:
            return []
        return _page_known(first=place.start, end=place.stop, **self._known)


def _by_name(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related("person").order_by("person__family_name", "person__given_name", "pk")


def _up_to_most(cases: QuerySet[Case]) -> QuerySet[Case, int]:
    capped = Case.objects.filter(pk__in=cases.order_by().values("pk")[: MOST + 1])
    return capped.annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values_list("number", flat=True)


_page_known: Prepared[Case] = Prepared(lambda first, end, **known: _by_name(queries.cases_known_to(**known))[first:end])
_number_known: Prepared[int] = Prepared(lambda **known: _up_to_most(queries.cases_known_to(**known)))


def _name_has(text: str) -> Q:
    """Every word is somewhere in the name. Also with a capital letter: SQLite knows small and capital of a-z only."""
    found = Q()
    for word in text.split():
        for_each = Q()
        for written in {word, word.title()}:
            for_each |= Q(person__given_name__icontains=written) | Q(person__family_name__icontains=written)
        found &= for_each
    return found


def _status_is(status: str) -> Q:
    plans = Plan.objects.filter(case=OuterRef("pk"))
    return ~Q(Exists(plans.filter(status__in=LIVE))) if status == NO_PLAN else Q(Exists(plans.filter(status=status)))


def _silent_for(days: dict[Period, int]) -> Exists:
    before = clock.now() - timedelta(days=days[Period.STAGNANT_AFTER])
    return Exists(Plan.objects.filter(case=OuterRef("pk"), status=PlanStatus.ACTIVE, changed_at__lt=before))
