"""Open a case, offer a plan or a coordinator, and appoint the one who coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.access.actors import Role
from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.plans import policy, queries
from helhet.plans.models import Case, CoordinatorAppointment, CoordinatorKind, Offer, OfferAnswer, OfferKind

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.organisation.models import Organisation
    from helhet.people.models import Person
    from helhet.plans.queries import CaseDoor


def open_case(*, actor: Actor, person: Person, responsible_body: Organisation, reason: str = "") -> Case:
    """Open the case of a person at a body, or return the one that is open already.

    Who opens a case without being the coordinating unit coordinates it until somebody else is appointed, so that the
    person is never without (W-02). Raises `Denied`.
    """
    policy.open_case(actor, responsible_body.pk).require()
    with transaction.atomic():
        case, is_new = Case.objects.get_or_create(
            person=person,
            responsible_body=responsible_body,
            defaults={"reason": reason, "opened_at": clock.now(), "opened_by_id": actor.account_id},
        )
        if is_new:
            _record(actor, case, Operation.ADD, Ground.COORDINATOR, "case")
            _coordinate_until_appointed(actor, case)
    return case


def offer(*, actor: Actor, case_id: UUID, kind: str, information: str, offered_on: date | None = None) -> Offer:
    """Record that a plan or a coordinator was offered and what was told (hol §§ 7-1, 7-2 and 7-2 a).

    Raises `InvalidInput` on `kind` for a children's coordinator to an adult.
    """
    with transaction.atomic():
        door = _lead(actor, case_id)
        if kind == OfferKind.CHILD_COORDINATOR:
            _require_child(door.case)
        made = Offer.objects.create(
            case=door.case,
            kind=kind,
            information=information,
            offered_on=offered_on or clock.today(),
            offered_by_id=actor.account_id,
        )
        _record(actor, door.case, Operation.ADD, door.standing.ground, "offer", made.pk)
    return made


def answer_offer(
    *,
    actor: Actor,
    case_id: UUID,
    offer_id: UUID,
    answer: str,
    reason: str = "",
    offer_again_on: date | None = None,
    said_by: str = "",
) -> Offer:
    """Record yes, no or not now. By the person's side, or by the coordinator for an answer given by word of mouth, with
    `said_by` naming who gave it. An answer can be corrected the same day; after that a new offer is made.

    Raises `InvalidInput` on `offer_again_on` when "not now" comes without a day for the next offer, or the day is not
    in the future (K-02), and for the whole form when the offer was answered before.
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        policy.answer_offer(door.standing).require()
        _require_next_offer(answer, offer_again_on)
        made = Offer.objects.select_for_update().filter(case=door.case, pk=offer_id).first()
        if made is None:
            raise NotVisible
        if made.answered_on not in {None, clock.today()}:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Tilbudet er besvart. Gi heller et nytt tilbud.")})
        made.answer, made.answer_reason, made.offer_again_on = answer, reason, offer_again_on
        made.answered_on, made.answered_by = clock.today(), _who_answered(actor, door, said_by)
        made.save()
        _record(actor, door.case, Operation.CHANGE, door.standing.ground, "offer", made.pk)
    return made


def appoint_coordinator(
    *,
    actor: Actor,
    case_id: UUID,
    person: Person,
    kind: str = CoordinatorKind.MUNICIPAL,
    unit_name: str = "",
    phone: str = "",
    stand_in: str = "",
    wish: str = "",
    appointed_on: date | None = None,
    change_reason: str = "",
) -> CoordinatorAppointment:
    """Appoint a named person from a day, ending the one before of the same kind on that day, so that there is no gap
    and never two (hol § 7-2, § 7-2 a; W-02). `change_reason` says why the one before stops.

    Raises `InvalidInput` on `appointed_on` for a day before the one before was appointed, and on `kind` for a
    children's coordinator to an adult.
    """
    day = appointed_on or clock.today()
    with transaction.atomic():
        door = _lead(actor, case_id)
        if kind == CoordinatorKind.CHILD:
            _require_child(door.case)
        _end_current(door.case, kind, day, reason=change_reason or _("ny oppnevnt"))
        appointment = CoordinatorAppointment.objects.create(
            case=door.case,
            kind=kind,
            person=person,
            unit_name=unit_name,
            phone=phone,
            stand_in=stand_in,
            wish=wish,
            appointed_on=day,
        )
        _record(actor, door.case, Operation.ADD, door.standing.ground, "coordinator", appointment.pk)
    return appointment


def _lead(actor: Actor, case_id: UUID) -> CaseDoor:
    door = queries.get_case(actor, case_id)
    policy.lead_case(door.standing).require()
    return door


def _require_next_offer(answer: str, offer_again_on: date | None) -> None:
    if answer == OfferAnswer.NOT_NOW and offer_again_on is None:
        raise InvalidInput({"offer_again_on": _("Skriv når vi skal spørre igjen.")})
    if offer_again_on is not None and offer_again_on <= clock.today():
        raise InvalidInput({"offer_again_on": _("Velg en dag fram i tid.")})


def _who_answered(actor: Actor, door: CaseDoor, said_by: str) -> str:
    if door.standing.speaks_for_person or not said_by:
        return actor.name
    return _("%(who)s, skrevet inn av %(writer)s") % {"who": said_by, "writer": actor.name}


def _require_child(case: Case) -> None:
    if not case.person.is_child:
        raise InvalidInput({"kind": _("Barnekoordinator er for barn under 18 år.")})


def _coordinate_until_appointed(actor: Actor, case: Case) -> None:
    if actor.person_id is None or actor.has(Role.COORDINATING_UNIT):
        return
    CoordinatorAppointment.objects.create(
        case=case,
        kind=CoordinatorKind.MUNICIPAL,
        person_id=actor.person_id,
        unit_name=actor.organisation,
        appointed_on=clock.today(),
    )


def _end_current(case: Case, kind: str, day: date, *, reason: str) -> None:
    current = case.coordinators.filter(kind=kind, ended_on__isnull=True).first()
    if current is None:
        return
    if day < current.appointed_on:
        raise InvalidInput({"appointed_on": _("Dagen er før den forrige ble oppnevnt.")})
    current.ended_on, current.end_reason = day, reason
    current.save()


def _record(
    actor: Actor, case: Case, operation: Operation, ground: Ground, kind: str, object_id: UUID | None = None
) -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=ground,
        object_kind=kind,
        object_id=object_id or case.pk,
        case_id=case.pk,
        subject_id=case.person_id,
    )
