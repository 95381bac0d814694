"""Start a plan and carry it through its states. Each change is a row with who, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput
from helhet.people import acting
from helhet.plans import consent, forms, matters, policy, queries, reading, states
from helhet.plans.actions.editing import Edit
from helhet.plans.models import (
    ChildParticipation,
    Frame,
    Participant,
    ParticipantKind,
    Plan,
    PlanKind,
    PlanStatus,
    RevisionEvent,
    StateChange,
    Statement,
    Voice,
)
from helhet.plans.states import TRANSITIONS, Transition

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.models import Case
    from helhet.plans.policy import Standing
    from helhet.plans.reading import PlanReading


def start(*, actor: Actor, case_id: UUID, kind: str) -> Plan:
    """Begin a plan of a kind in a case, empty but for its frame and those already known to take part.

    Raises `Denied` before consent (IP regulation § 5), and `InvalidInput` when the person has a live plan of this kind
    already (§ 9 second paragraph: one plan).
    """
    with transaction.atomic():
        door = queries.get_case(actor, case_id)
        policy.steer_plan(door.standing).require()
        _require_consent(door.case, kind)
        now = clock.now()
        plan = Plan(
            case=door.case,
            person=door.case.person,
            kind=kind,
            form=forms.current(door.case.responsible_body, kind),
            created_at=now,
            changed_at=now,
        )
        _save_the_only_one(plan)
        _note(actor, plan, Transition.START, "", PlanStatus.DRAFT)
        _furnish(Edit(actor, plan, door.standing))
    return plan


def activate(*, actor: Actor, plan_id: UUID, exception: str = "") -> Plan:
    """Agree on the plan. Needs consent in force and the person's own part, or a written reason for why not; a child's
    plan says how the child took part (IP regulation §§ 4, 5 and 9; P-34). Raises `InvalidInput` on `exception`.
    """
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        _require_consent(door.plan.case, door.plan.kind)
        now = reading.read(door.plan, door.standing)
        if not exception.strip() and (missing := missing_participation(now)):
            raise InvalidInput({"exception": missing})
        return apply(actor, door.plan, door.standing, Transition.ACTIVATE, reason=exception)


def rest(*, actor: Actor, plan_id: UUID, until: date, reason: str) -> Plan:
    """Let the plan rest until a day; the team carries on what is agreed (P-32). Raises `InvalidInput` on `until`."""
    if until <= clock.today():
        raise InvalidInput({"until": _("Velg en dag fram i tid.")})
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        door.plan.rests_until = until
        return apply(actor, door.plan, door.standing, Transition.REST, reason=reason)


def resume(*, actor: Actor, plan_id: UUID) -> Plan:
    """Wake a resting plan, on its day or before."""
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        door.plan.rests_until = None
        return apply(actor, door.plan, door.standing, Transition.RESUME)


def close(*, actor: Actor, plan_id: UUID, reason: str, continues: str, last_evaluation: str) -> Plan:
    """Close with a reason, a last evaluation and what goes on without a plan (P-33). It can be opened again.

    Raises `InvalidInput` for each of the three that is empty.
    """
    _require_texts(reason=reason, continues=continues, last_evaluation=last_evaluation)
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        text = f"{reason}\n\n{last_evaluation}".strip()
        return apply(actor, door.plan, door.standing, Transition.CLOSE, reason=text, continues=continues)


def reopen(*, actor: Actor, plan_id: UUID, reason: str) -> Plan:
    """Open a closed plan as a draft, with everything it held. Needs consent, and that no other plan came instead.

    Raises `InvalidInput` on `reason` when it is empty, and on `kind` when there is another live plan.
    """
    _require_texts(reason=reason)
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        _require_consent(door.plan.case, door.plan.kind)
        return apply(actor, door.plan, door.standing, Transition.REOPEN, reason=reason)


def restart(*, actor: Actor, plan_id: UUID) -> Plan:
    """Take up a stopped plan again after a new consent."""
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        _require_consent(door.plan.case, door.plan.kind)
        return apply(actor, door.plan, door.standing, Transition.RESTART)


def grow(*, actor: Actor, plan_id: UUID, kind: str) -> Plan:
    """Let an early-concern log become an individual plan: same case, same history, nothing closed (P-07). The new kind
    needs a consent of its own.
    """
    with transaction.atomic():
        door = queries.get_plan_for_steering(actor, plan_id)
        plan = door.plan
        policy.grow_plan(door.standing, plan.status, plan.kind).require()
        if kind == PlanKind.EARLY_CONCERN:
            raise InvalidInput({"kind": _("Velg hva slags plan det skal bli.")})
        _require_consent(plan.case, kind)
        plan.kind, plan.form = kind, forms.current(plan.case.responsible_body, kind)
        _save_the_only_one(plan)
        _note(actor, plan, Transition.GROW, PlanKind.EARLY_CONCERN, kind)
        _record(actor, plan, door.standing)
    return plan


def apply(
    actor: Actor, plan: Plan, standing: Standing, transition: Transition, *, reason: str = "", continues: str = ""
) -> Plan:
    """Make one change of state on a locked plan. Raises `Denied` where the state does not allow it."""
    if not states.allowed(transition, plan.status):
        raise Denied(_("Dette går ikke an slik planen er nå: %(status)s.") % {"status": plan.get_status_display()})
    before, plan.status = plan.status, TRANSITIONS[transition].target
    plan.changed_at = clock.now()
    _save_the_only_one(plan)
    _note(actor, plan, transition, before, plan.status, reason=reason, continues=continues)
    _record(actor, plan, standing)
    return plan


def _require_texts(**texts: str) -> None:
    missing = {name: _("Skriv noe her.") for name, text in texts.items() if not text.strip()}
    if missing:
        raise InvalidInput(missing)


def _require_consent(case: Case, kind: str) -> None:
    if not consent.state(case, kind).is_complete:
        raise Denied(_("Vi trenger samtykke før vi kan begynne. Ingen skriver noe før det er på plass."))


def _save_the_only_one(plan: Plan) -> None:
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError as error:
        raise InvalidInput({"kind": _("Det finnes allerede en slik plan. Hver person har én.")}) from error


def _furnish(edit: Edit) -> None:
    """The frame, and those who decide in the person's place as the first participants, for as long as that lasts: what
    is known is not asked for again.
    """
    _place(edit, Frame())
    plan = edit.plan
    for each in consent.who_decides(plan.case, plan.kind).others:
        _place(
            edit,
            Participant(
                participant_kind=ParticipantKind.RELATIVE,
                person=each.representative,
                name=each.representative.name,
                role=each.get_capacity_display(),
                phone=each.representative.phone,
                starts_on=clock.today(),
                ends_on=acting.last_day(each, matters.of_kind(plan.kind)),
            ),
        )
    edit.finish()


def _place(edit: Edit, item: Frame | Participant) -> None:
    item.plan, item.created_at, item.position = edit.plan, clock.now(), edit.next_position()
    item.author_id, item.author_name = edit.actor.account_id, edit.actor.name
    edit.save(item, RevisionEvent.ADDED)


def missing_participation(now: PlanReading) -> str:
    """What the plan lacks of the person's own part before it can be agreed on, or an empty text (P-34)."""
    if now.plan.person.is_child and not now.all(ChildParticipation):
        return _("Skriv først hvordan barnet har fått være med.")
    own = (Voice.PERSON, Voice.REPRESENTATIVE, Voice.TOGETHER)
    if not any(statement.voice in own for statement in now.all(Statement)):
        return _("Personens egne ord mangler. Skriv dem først, eller forklar hvorfor de ikke er med.")
    return ""


def _note(
    actor: Actor, plan: Plan, transition: Transition, before: str, after: str, *, reason: str = "", continues: str = ""
) -> None:
    StateChange.objects.create(
        plan=plan,
        transition=transition,
        from_status=before,
        to_status=after,
        at=clock.now(),
        by_id=actor.account_id,
        by_name=actor.name,
        reason=reason,
        continues=continues,
        version=plan.version,
    )


def _record(actor: Actor, plan: Plan, standing: Standing) -> None:
    audit.write(
        actor=actor,
        operation=Operation.CHANGE,
        ground=standing.ground,
        object_kind="plan",
        object_id=plan.pk,
        case_id=plan.case_id,
        subject_id=plan.person_id,
        detail={"status": plan.status, "version": plan.version},
    )
