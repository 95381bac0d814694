"""Consent A: that a plan is made. Nothing is written before it, and withdrawing it stops the work at once."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.people import age_rules
from helhet.people.age_rules import Party, Topic
from helhet.plans import consent, matters, policy, queries
from helhet.plans.actions import lifecycle
from helhet.plans.models import Case, Consent, ConsentForm, GiverCapacity, Plan
from helhet.plans.states import WRITABLE, Transition

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.people.models import Person
    from helhet.plans.queries import CaseDoor

TEXT_VERSION = "2026-11"
"""The version of the information shown before consent is given."""


def give(*, actor: Actor, case_id: UUID, plan_kind: str, child_heard: str = "") -> Consent:
    """The person, or one who may consent for them, consents on the screen in one step (IP regulation § 5, A-13).

    Raises `InvalidInput` when somebody else must consent, and on `child_heard` when a child of 7 or more is not heard.
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        policy.give_consent(door.standing).require()
        giver = next((each for each in consent.givers(door.case, plan_kind) if each.person.pk == actor.person_id), None)
        if giver is None:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Du er ikke blant dem som samtykker her.")})
        return _save(
            actor,
            door,
            Consent(
                plan_kind=plan_kind,
                giver=giver.person,
                capacity=giver.capacity,
                form=ConsentForm.DIGITAL,
                given_at=clock.now(),
                informed_how=_("Leste informasjonen på skjermen."),
                child_heard=child_heard,
            ),
        )


def record(
    *,
    actor: Actor,
    case_id: UUID,
    plan_kind: str,
    giver: Person,
    form: str,
    given_on: date,
    informed_how: str,
    witness: str = "",
    evidence: str = "",
    child_heard: str = "",
    alone_reason: str = "",
) -> Consent:
    """Enter a consent given on paper, or orally with a witness (A-13), on the day `given_on`.

    Raises `InvalidInput`: `giver` when somebody else must consent, `witness` when a spoken one has none, `evidence`
    when nobody could find the paper again, `given_on` for a day it cannot have been given, `informed_how` when it does
    not say how they were informed, `child_heard` when a child of 7 or more is not heard.
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        policy.record_consent(door.standing).require()
        capacity = _capacity_of(door.case, plan_kind, giver)
        _require_proof(form, witness=witness.strip(), evidence=evidence.strip())
        if not informed_how.strip():
            raise InvalidInput({"informed_how": _("Skriv hvordan dere informerte.")})
        _require_possible_day(door.case, plan_kind, given_on)
        _require_of_age(door.case, plan_kind, capacity, given_on)
        _require_several_parents(door.case, plan_kind, alone_reason)
        return _save(
            actor,
            door,
            Consent(
                plan_kind=plan_kind,
                giver=giver,
                capacity=capacity,
                form=form,
                given_at=_moment_on(given_on),
                witness=witness,
                evidence=evidence,
                informed_how=informed_how,
                child_heard=child_heard,
                alone_reason=alone_reason,
            ),
        )


def accept_one_parent(*, actor: Actor, case_id: UUID, plan_kind: str, reason: str) -> Consent:
    """Let the one parent who has consented be enough, with the reason written down (pbrl § 4-4).

    Raises `InvalidInput` on `reason` when it is empty, and for the whole form when no parent has consented, or when
    it is not two parents who answer.
    """
    if not reason.strip():
        raise InvalidInput({"reason": _("Skriv hvorfor det er nok at én forelder samtykker.")})
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        policy.record_consent(door.standing).require()
        state = consent.state(door.case, plan_kind)
        if not state.parents_decide:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Her er det ikke to foreldre som svarer.")})
        if not state.given:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Ingen av foreldrene har samtykket ennå.")})
        given = door.case.consents.select_for_update().get(pk=state.given[0].pk)
        given.alone_reason = reason
        given.save(update_fields=["alone_reason"])
        _record(actor, door, Operation.CHANGE, given.pk)
    return given


def withdraw(*, actor: Actor, case_id: UUID, plan_kind: str, reason: str = "", said_by: str = "") -> None:
    """End every consent in force to a plan of this kind, and stop the plan. The record stays; so does the offer of a
    coordinator (pbrl § 4-1 second paragraph). `said_by` names who told or wrote it, when somebody else enters it.
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        policy.withdraw_consent(door.standing).require()
        in_force = door.case.consents.in_force().filter(plan_kind=plan_kind)
        ended = in_force.update(
            withdrawn_at=clock.now(), withdrawn_by=_who_withdrew(actor, door, said_by), withdrawal_reason=reason
        )
        if not ended:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Det er ikke noe samtykke å trekke tilbake.")})
        _record(actor, door, Operation.REMOVE)
        for plan in Plan.objects.filter(case=door.case, kind=plan_kind, status__in=WRITABLE):
            lifecycle.apply(actor, plan, door.standing, Transition.STOP, reason=reason)


def _save(actor: Actor, door: CaseDoor, given: Consent) -> Consent:
    """Store it, unless the same person's consent is in force already: given twice is given once."""
    _require_child_heard(door.case, given)
    case = Case.objects.select_for_update().get(pk=door.case.pk)
    in_force = case.consents.in_force().filter(plan_kind=given.plan_kind, giver=given.giver).first()
    if in_force is not None:
        return in_force
    given.case, given.text_version, given.recorded_by_id = case, TEXT_VERSION, actor.account_id
    given.save()
    _record(actor, door, Operation.ADD, given.pk)
    return given


def _capacity_of(case: Case, plan_kind: str, giver: Person) -> GiverCapacity:
    for each in consent.givers(case, plan_kind):
        if each.person.pk == giver.pk:
            return each.capacity
    raise InvalidInput({"giver": _("Denne personen kan ikke samtykke her.")})


def _require_child_heard(case: Case, given: Consent) -> None:
    """A child of 7 or more is informed and heard before others consent (pbrl § 4-4 fifth paragraph; IP regulation
    § 4), and nobody consents against what an adult wants (vergemålsloven § 33).
    """
    if given.child_heard.strip() or not consent.must_hear(case.person, given.plan_kind, given.capacity):
        return
    if case.person.is_child:
        raise InvalidInput({"child_heard": _("Snakk med barnet først, og skriv hva barnet sa.")})
    raise InvalidInput({"child_heard": _("Spør personen først, og skriv hva hun eller han sa.")})


def _who_withdrew(actor: Actor, door: CaseDoor, said_by: str) -> str:
    if door.standing.speaks_for_person or not said_by:
        return actor.name
    return _("%(who)s, skrevet inn av %(writer)s") % {"who": said_by, "writer": actor.name}


def _require_proof(form: str, *, witness: str, evidence: str) -> None:
    if form == ConsentForm.SPOKEN and not witness:
        raise InvalidInput({"witness": _("Skriv hvem som var vitne.")})
    if form == ConsentForm.PAPER and not evidence:
        raise InvalidInput({"evidence": _("Skriv hvor papiret ligger, så det kan finnes igjen.")})
    if form == ConsentForm.DIGITAL:
        raise InvalidInput({"form": _("Samtykke på skjermen gir personen selv.")})


def _require_possible_day(case: Case, plan_kind: str, given_on: date) -> None:
    """Not after today, not before the person was born, and not before consent was last taken back: an old paper does
    not bring back what was withdrawn (IP regulation § 5).
    """
    if given_on > clock.today():
        raise InvalidInput({"given_on": _("Datoen kan ikke være etter i dag.")})
    if case.person.birth_date is not None and given_on < case.person.birth_date:
        raise InvalidInput({"given_on": _("Datoen kan ikke være før personen ble født.")})
    withdrawn = case.consents.filter(plan_kind=plan_kind, withdrawn_at__isnull=False).order_by("withdrawn_at").last()
    if withdrawn is not None and withdrawn.withdrawn_at is not None and given_on < clock.day_of(withdrawn.withdrawn_at):
        raise InvalidInput({"given_on": _("Samtykket er trukket tilbake etter den dagen. Da trengs et nytt.")})


def _require_of_age(case: Case, plan_kind: str, capacity: str, given_on: date) -> None:
    """A paper signed by the person before the birthday on which they decide alone is not enough (pbrl § 4-3)."""
    age = case.person.age_on(given_on)
    decided_alone = age_rules.holds(Topic.CONSENT, matters.of_kind(plan_kind), age, Party.SELF)
    if capacity == GiverCapacity.SELF and not decided_alone:
        raise InvalidInput({"given_on": _("Den dagen var personen ikke gammel nok til å samtykke alene.")})


def _require_several_parents(case: Case, plan_kind: str, alone_reason: str) -> None:
    if alone_reason.strip() and not consent.state(case, plan_kind).parents_decide:
        raise InvalidInput({"alone_reason": _("La dette stå tomt. Her er det ikke to foreldre som svarer.")})


def _moment_on(day: date) -> datetime:
    """Now when it was given today; otherwise the start of the day, which is all that a paper tells."""
    if day == clock.today():
        return clock.now()
    return datetime.combine(day, time.min, clock.NORWAY)


def _record(actor: Actor, door: CaseDoor, operation: Operation, object_id: UUID | None = None) -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=door.standing.ground,
        object_kind="consent",
        object_id=object_id,
        case_id=door.case.pk,
        subject_id=door.case.person_id,
    )
