"""Looking through a day of the access record for what is unusual: once a day, never while somebody waits (A-20)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Count, Max, Q
from django.db.models.functions import ExtractHour

from helhet.audit.models import AuditEvent, Operation
from helhet.audit.record import NO_CASE
from helhet.kernel import clock
from helhet.oversight import facts, rules
from helhet.oversight.models import AccessReview, Cause, WatchedDay
from helhet.oversight.patterns import IN_A_CASE, LOOKED_AT_ELSEWHERE, OWN_RIGHT, Visit
from helhet.plans.models import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from helhet.oversight.rules import Pattern

LOOK_BACK: Final = timedelta(days=31)
"""How far back days that were missed are looked through."""

_AT_A_TIME: Final = 500


def watch() -> int:
    """Look through every day until yesterday that has not been. Returns how many things were found."""
    return sum(_watch_day(day) for day in _days_to_watch(clock.today()))


def _days_to_watch(today: date) -> list[date]:
    """The days after the last one that was looked through; yesterday alone the first time."""
    last = WatchedDay.objects.filter(day__gte=today - LOOK_BACK).aggregate(Max("day"))["day__max"]
    first = last + timedelta(days=1) if last else today - timedelta(days=1)
    return [first + timedelta(days=each) for each in range((today - first).days)]


@transaction.atomic
def _watch_day(day: date) -> int:
    """What is found and that the day is done are written together."""
    _day, is_new = WatchedDay.objects.get_or_create(day=day)
    if not is_new:
        return 0
    found = [*_found_in_cases(day), *_found_of_readers(day)]
    AccessReview.objects.bulk_create(found)
    return len(found)


def _events(day: date) -> Any:
    """What employees did on a day, and not by a right of their own."""
    first, until = (datetime.combine(each, time.min, tzinfo=clock.NORWAY) for each in (day, day + timedelta(days=1)))
    return (
        AuditEvent.objects.filter(at__gte=first, at__lt=until, account_id__isnull=False)
        .exclude(actor_organisation="")
        .exclude(ground__in=OWN_RIGHT | LOOKED_AT_ELSEWHERE)
        .order_by()
    )


def _found_in_cases(day: date) -> Iterator[AccessReview]:
    visits = _visits(day)
    while some := list(islice(visits, _AT_A_TIME)):
        yield from _found_among(some, day)


def _visits(day: date) -> Iterator[Visit]:
    night = rules.shipped(day).get(Cause.ODD_HOURS)
    hours = night.hours if night else ()
    rows = (
        _events(day)
        .filter(subject_id__isnull=False)
        .exclude(chain_id=NO_CASE)
        .annotate(hour=ExtractHour("at", tzinfo=clock.NORWAY))
        .values("account_id", "chain_id", "subject_id", "ground")
        .annotate(
            name=Max("actor_name"),
            organisation=Max("actor_organisation"),
            events=Count("pk"),
            odd=Count("pk", filter=Q(hour__in=hours)),
        )
        .order_by("account_id", "chain_id", "ground")
    )
    for row in rows.iterator(chunk_size=_AT_A_TIME):
        yield Visit(
            account_id=row["account_id"],
            actor_name=row["name"],
            actor_organisation=row["organisation"],
            case_id=row["chain_id"],
            subject_id=row["subject_id"],
            ground=row["ground"],
            day=day,
            events=row["events"],
            odd=row["odd"],
        )


def _found_among(visits: list[Visit], day: date) -> Iterator[AccessReview]:
    gathered = facts.Gathered(visits, day)
    bodies = dict(Case.objects.filter(pk__in={each.case_id for each in visits}).values_list("pk", "responsible_body"))
    patterns = rules.patterns(set(bodies.values()), day)
    last = _last_looked_at(visits)
    for visit in visits:
        if (body := bodies.get(visit.case_id)) is None:
            continue
        for cause, rule in _fitting(visit, gathered, patterns[body]):
            key = (cause, visit.account_id, visit.case_id)
            if last.get(key, date.min) + timedelta(days=rule.quiet_days) < day:
                last[key] = day
                yield _review(cause, rule, visit, body)


def _fitting(visit: Visit, gathered: facts.Gathered, patterns: dict[Cause, Pattern]) -> Iterator[tuple[Cause, Pattern]]:
    known = gathered.of(visit)
    for cause, fits in IN_A_CASE.items():
        rule = patterns.get(cause)
        if known and rule and rule.is_on and fits(visit, known, rule):
            yield cause, rule


def _last_looked_at(visits: list[Visit]) -> dict[tuple[str, UUID, UUID], date]:
    """The last day each pair of reader and case was put on a list, by cause."""
    before = AccessReview.objects.filter(
        account__in={each.account_id for each in visits}, case__in={each.case_id for each in visits}
    )
    rows = before.order_by().values_list("cause", "account_id", "case_id").annotate(Max("day"))
    return {(cause, account_id, case_id): day for cause, account_id, case_id, day in rows}


def _review(cause: Cause, rule: Pattern, visit: Visit, organisation_id: UUID) -> AccessReview:
    return AccessReview(
        cause=cause,
        organisation_id=organisation_id,
        case_id=visit.case_id,
        account_id=visit.account_id,
        actor_name=visit.actor_name,
        actor_organisation=visit.actor_organisation,
        day=visit.day,
        events=visit.odd if cause is Cause.ODD_HOURS else visit.events,
        made_at=clock.now(),
        tells_person=rule.tells_person,
    )


def _found_of_readers(day: date) -> Iterator[AccessReview]:
    """Those who were stopped many times, and those who read about very many. It goes to where they work."""
    counts = {
        Cause.NO_RELATION: Count("pk", filter=Q(operation=Operation.REFUSED)),
        Cause.UNUSUALLY_MANY: Count("subject_id", filter=Q(operation=Operation.READ), distinct=True),
    }
    for cause, count in counts.items():
        readers = (
            _events(day)
            .values("account_id")
            .annotate(name=Max("actor_name"), organisation=Max("actor_organisation"), count=count)
        )
        found = list(readers.filter(count__gte=rules.lowest(cause, day)))
        employers = facts.workplaces((each["account_id"] for each in found), day)
        patterns = rules.patterns(set(employers.values()), day)
        for each in found:
            employer = employers.get(each["account_id"])
            rule = patterns[employer].get(cause) if employer else None
            if rule and rule.is_on and each["count"] >= rule.least:
                yield _of_reader(cause, each, employers, day)


def _of_reader(cause: Cause, reader: dict[str, Any], employers: dict[UUID, UUID], day: date) -> AccessReview:
    return AccessReview(
        cause=cause,
        organisation_id=employers[reader["account_id"]],
        account_id=reader["account_id"],
        actor_name=reader["name"],
        actor_organisation=reader["organisation"],
        day=day,
        events=reader["count"],
        made_at=clock.now(),
    )
