"""Open the about-me and crisis pages when life or health is in danger and there is no time to ask (A-27)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils.translation import gettext as _

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.crypto import blind_index
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.organisation.models import Organisation
from helhet.oversight import policy, rules
from helhet.oversight.models import AccessReview, Cause, EmergencyOpening, FoundBy
from helhet.people.actions import persons
from helhet.plans import queries
from helhet.plans.models import LIVE, Plan, PlanKind, PlanStatus, Statement, StatementSection

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

    from helhet.access.actors import Actor

KIND: Final = "emergency"
"""What an opening, and a try that led nowhere, is called in the access record."""

TOPICS: Final = tuple(topic for topic in StatementSection if topic.startswith(("about_me", "crisis")))
"""What an opening shows of a plan: the page about the person, and the page for when it gets hard."""

OPENABLE: Final = tuple(status for status in LIVE if status != PlanStatus.STOPPED)


def open_by_number(*, actor: Actor, national_id: str, reason: str) -> EmergencyOpening:
    """Open for somebody who is found by the whole number. A number that nobody has, a person without a plan, a plan
    without these pages and a stopped plan all get the same answer, and are all recorded.

    Raises `Denied`, and `InvalidInput` on `national_id` or `reason`.
    """
    _require_may_open(actor)
    number = persons.checked_national_id(national_id)
    _require_reason(reason)
    plan = _openable().filter(person__national_id_index=blind_index(number)).first() if number else None
    if plan is None:
        _record_failed_try(actor)
        raise InvalidInput({"national_id": _("Vi har ingen sider å åpne for dette nummeret. Forsøket er notert.")})
    return _open(actor, plan, reason, FoundBy.NUMBER)


def open_from_case(*, actor: Actor, case_id: UUID, reason: str) -> EmergencyOpening:
    """Open for somebody whose case the actor knows of. Raises `NotVisible`, `Denied` and `InvalidInput`."""
    _require_may_open(actor)
    case = queries.get_case(actor, case_id).case
    _require_reason(reason)
    plan = _openable().filter(case=case).first()
    if plan is None:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Det er ingen sider å åpne for denne personen.")})
    return _open(actor, plan, reason, FoundBy.CASE)


def may_open(actor: Actor) -> bool:
    """Whether to show the way to it."""
    return actor.is_staff_member


def _require_may_open(actor: Actor) -> None:
    terms = rules.emergency(clock.today())
    workplaces = {grant.organisation_id for grant in actor.grants}
    works_at_body = Organisation.objects.filter(pk__in=workplaces, kind__in=terms.bodies).exists()
    since = clock.now() - timedelta(minutes=terms.within_minutes)
    tries = AuditEvent.objects.filter(
        account_id=actor.account_id, at__gte=since, object_kind=KIND, operation__in=(Operation.ADD, Operation.REFUSED)
    ).count()
    policy.open_emergency(actor, works_at_body=works_at_body, attempts_left=terms.attempts - tries).require()


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": _("Skriv hvorfor det haster. Personen får lese det.")})


def _openable() -> QuerySet[Plan]:
    """Plans with something on these pages, individual plans before others."""
    written = Statement.objects.filter(plan=OuterRef("pk"), topic__in=TOPICS, removed_at__isnull=True, private=False)
    others_last = When(kind=PlanKind.INDIVIDUAL, then=Value(0))
    return (
        Plan.objects.filter(Exists(written.order_by()), status__in=OPENABLE)
        .select_related("case__responsible_body", "person")
        .order_by(Case(others_last, default=Value(1)), "-changed_at", "pk")
    )


def _open(actor: Actor, plan: Plan, reason: str, found_by: FoundBy) -> EmergencyOpening:
    if actor.account_id is None:
        raise NotVisible
    now, terms = clock.now(), rules.emergency(clock.today())
    with transaction.atomic():
        opening = EmergencyOpening.objects.create(
            plan=plan,
            account_id=actor.account_id,
            actor_name=actor.name,
            actor_organisation=actor.organisation,
            reason=reason,
            found_by=found_by,
            opened_at=now,
            ends_at=now + timedelta(minutes=terms.minutes),
        )
        _tell_and_ask_for_review(opening)
        _record(actor, opening, minutes=terms.minutes, found_by=found_by)
    return opening


def _tell_and_ask_for_review(opening: EmergencyOpening) -> None:
    """The person sees it on the first page, and somebody looks at it afterwards."""
    AccessReview.objects.create(
        cause=Cause.EMERGENCY,
        organisation=opening.plan.case.responsible_body,
        case=opening.plan.case,
        account=opening.account,
        actor_name=opening.actor_name,
        actor_organisation=opening.actor_organisation,
        day=clock.day_of(opening.opened_at),
        opening=opening,
        made_at=opening.opened_at,
        tells_person=True,
    )


def _record(actor: Actor, opening: EmergencyOpening, **detail: Any) -> None:
    audit.write(
        actor=actor,
        operation=Operation.ADD,
        ground=Ground.EMERGENCY,
        object_kind=KIND,
        object_id=opening.pk,
        case_id=opening.plan.case_id,
        subject_id=opening.plan.person_id,
        detail=detail,
    )


def _record_failed_try(actor: Actor) -> None:
    """Never the number: somebody may have typed that of a stranger."""
    audit.write(actor=actor, operation=Operation.REFUSED, ground=Ground.NONE, object_kind=KIND)
