"""A whole plan as plain data, for moving it to another system and for keeping it. See docs/plan-json.md.

The shape is a promise: names are added, never changed or taken away, without a new `FORMAT_VERSION`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from helhet.kernel import clock
from helhet.plans import forms, kinds

if TYPE_CHECKING:
    from helhet.people.models import Person
    from helhet.plans.models import Consent, CoordinatorAppointment, Plan, PlanItem, StateChange
    from helhet.plans.reading import PlanReading

FORMAT: Final = "helhet-plan"
FORMAT_VERSION: Final = 1


def structure(reading: PlanReading) -> dict[str, Any]:
    """Everything in a reading of a plan, with its states and consents. Never a national identity number, and never
    anybody's private pages. Values are dates, moments, ids, texts and numbers: `DjangoJSONEncoder` writes them.
    """
    plan = reading.plan
    consents = plan.case.consents.filter(plan_kind=plan.kind).select_related("giver").order_by("given_at", "pk")
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "exported_at": clock.now(),
        "plan": _plan(plan, reading.version),
        "person": _person(plan.person),
        "case": _case(plan),
        "coordinators": [_coordinator(each) for each in reading.coordinators],
        "consents": [_consent(each) for each in consents],
        "states": [_state(each) for each in plan.state_changes.order_by("at", "pk")],
        "sections": [{"code": each.code, "heading": each.heading} for each in forms.shown_sections(plan)],
        "items": [_item(each) for each in _in_order(reading)],
    }


def _plan(plan: Plan, version: int) -> dict[str, Any]:
    return {
        "id": plan.pk,
        "kind": plan.kind,
        "status": plan.status,
        "version": version,
        "form_version": plan.form.number,
        "rests_until": plan.rests_until,
        "created_at": plan.created_at,
        "changed_at": plan.changed_at,
        "evaluated_on": plan.evaluated_on,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_date": person.birth_date,
        "language": person.language,
        "interpreter_language": person.interpreter_language,
        "communication": person.communication,
    }


def _case(plan: Plan) -> dict[str, Any]:
    case = plan.case
    return {
        "id": case.pk,
        "responsible_body": {"name": case.responsible_body.name, "number": case.responsible_body.number},
        "opened_at": case.opened_at,
        "reason": case.reason,
    }


def _coordinator(each: CoordinatorAppointment) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "name": each.person.name,
        "unit": each.unit_name,
        "phone": each.phone,
        "stand_in": each.stand_in,
        "appointed_on": each.appointed_on,
        "ended_on": each.ended_on,
    }


def _consent(each: Consent) -> dict[str, Any]:
    return {
        "giver": each.giver.name,
        "capacity": each.capacity,
        "form": each.form,
        "text_version": each.text_version,
        "witness": each.witness,
        "evidence": each.evidence,
        "informed_how": each.informed_how,
        "child_heard": each.child_heard,
        "alone_reason": each.alone_reason,
        "given_at": each.given_at,
        "withdrawn_at": each.withdrawn_at,
        "withdrawn_by": each.withdrawn_by,
        "withdrawal_reason": each.withdrawal_reason,
    }


def _state(each: StateChange) -> dict[str, Any]:
    return {
        "transition": each.transition,
        "from": each.from_status,
        "to": each.to_status,
        "at": each.at,
        "by": each.by_name,
        "reason": each.reason,
        "continues": each.continues,
        "version": each.version,
    }


def _in_order(reading: PlanReading) -> list[PlanItem]:
    """By kind, and within a kind as on the screen."""
    return [item for _, model in sorted(kinds.KINDS.items()) for item in reading.all(model)]


def _item(item: PlanItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "id": item.pk,
        "section": item.place,
        "revision": item.revision,
        "voice": item.voice,
        "channel": item.channel,
        "author": item.author_name,
        "created_at": item.created_at,
        "changed_at": item.changed_at,
        "changed_by": item.changed_by_name,
        "content": {field.attname: getattr(item, field.attname) for field in kinds.written_fields(type(item))},
    }
