"""What the page of a case shows, and the buttons the reader's standing allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.access.decisions import Ground
from helhet.oversight.actions.emergency import OPENABLE
from helhet.plans import person_policy, policy
from helhet.plans.models import OfferAnswer, OfferKind, PlanKind, PlanStatus
from helhet.plans.states import Transition
from helhet.web.cases.other_plans import OtherPlan, other_plans
from helhet.web.cases.way import CaseWay, way_of
from helhet.web.plans.layout import STATUS_TONES
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from helhet.plans.case_reading import CaseReading, PlanStory
    from helhet.plans.consent import ConsentState
    from helhet.plans.models import Consent, CoordinatorAppointment, Offer, StateChange

_HAPPENED: Final = {
    Transition.ACTIVATE: gettext_lazy("Vi ble enige om planen"),
    Transition.CLOSE: gettext_lazy("Planen ble avsluttet"),
    Transition.GROW: gettext_lazy("Loggen ble en plan"),
    Transition.REOPEN: gettext_lazy("Planen ble åpnet igjen"),
    Transition.REST: gettext_lazy("Planen ble lagt til hvile"),
    Transition.RESTART: gettext_lazy("Planen ble tatt opp igjen etter nytt samtykke"),
    Transition.RESUME: gettext_lazy("Planen ble vekket"),
    Transition.START: gettext_lazy("Planen ble begynt"),
    Transition.STOP: gettext_lazy("Planen ble stoppet fordi samtykket ble trukket"),
}
_ANSWER_TONES: Final = {
    OfferAnswer.UNANSWERED: "warning",
    OfferAnswer.YES: "success",
    OfferAnswer.NO: "neutral",
    OfferAnswer.NOT_NOW: "info",
}


@dataclass(frozen=True, slots=True)
class Action:
    """A button. `is_post` does it at once, the others lead to a page."""

    label: str
    url: str
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class CoordinatorLine:
    """One named coordinator, and how to reach her or him."""

    name: str
    role: str
    unit: str
    phone: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Consent to one kind of plan: given by whom, whose yes counts no longer, and whose answer is waited for."""

    kind: str
    is_complete: bool
    given: tuple[str, ...]
    lapsed: tuple[str, ...]
    waiting: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer, its answer, and when to ask again."""

    what: str
    offered: str
    answer: str
    tone: str
    details: str
    reason: str
    answer_url: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of state in plain words. `reason` is part of the plan, and empty for who may not read it."""

    what: str
    when: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """One plan: that it exists and in which state, and a way in for those who may read it. `emergency_url` is for those
    who work with the case without reading the plan.
    """

    kind: str
    url: str
    closed_because: str
    emergency_url: str
    status: str
    tone: str
    changed: str
    actions: tuple[Action, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """For `cases/case.html`. `missing` says what must be in place before a plan can begin."""

    way: CaseWay
    facts: tuple[tuple[str, str], ...]
    about_actions: tuple[Action, ...]
    coordinators: tuple[CoordinatorLine, ...]
    coordinator_url: str
    plans: tuple[PlanCard, ...]
    missing: tuple[str, ...]
    starts: tuple[Action, ...]
    other_plans: tuple[OtherPlan, ...]
    consents: tuple[ConsentLine, ...]
    ended: tuple[str, ...]
    offers: tuple[OfferLine, ...]
    offer_url: str


def page_for(reading: CaseReading) -> CasePage:
    """The page, with the buttons that the standing allows and no others."""
    case, leads = reading.case, bool(policy.lead_case(reading.standing))
    return CasePage(
        way=way_of(case, reading.standing),
        facts=tuple(_facts(reading)),
        about_actions=tuple(_about_actions(reading)),
        coordinators=tuple(_coordinator(each) for each in reading.coordinators if each.ended_on is None),
        coordinator_url=reverse("cases:coordinator", args=[case.pk]) if leads else "",
        plans=tuple(_plan(reading, story) for story in reversed(reading.plans)),
        missing=tuple(_missing(reading)),
        starts=tuple(_starts(reading)),
        other_plans=other_plans(reading),
        consents=tuple(_consent(reading, kind, state) for kind, state in reading.consents.items()),
        ended=tuple(_ended(each) for each in reading.ended),
        offers=tuple(_offer(reading, each) for each in reversed(reading.offers)),
        offer_url=reverse("cases:offer", args=[case.pk]) if leads else "",
    )


def _facts(reading: CaseReading) -> Iterator[tuple[str, str]]:
    case = reading.case
    if case.person.birth_date:
        yield _("Født"), f"{case.person.birth_date:%d.%m.%Y}"
    if case.person.interpreter_language:
        yield _("Trenger tolk på"), case.person.interpreter_language
    if case.person.communication:
        yield _("Kommunikasjon"), case.person.communication
    if case.person.phone:
        yield _("Telefon"), case.person.phone
    if case.person.email:
        yield _("E-post"), case.person.email
    yield _("Ansvar"), case.responsible_body.name
    yield _("Begynt"), words.moment_day(case.opened_at)
    if case.reason:
        yield _("Hvorfor"), case.reason


def _about_actions(reading: CaseReading) -> Iterator[Action]:
    if person_policy.change_person(reading.standing):
        yield Action(_("Rett opplysningene"), reverse("cases:person", args=[reading.case.pk]))
    if person_policy.see_representatives(reading.standing):
        yield Action(_("Foreldre og verge"), reverse("cases:representatives", args=[reading.case.pk]))
    if policy.see_access_record(reading.standing):
        yield Action(_("Hvem har sett"), reverse("history:case-access", args=[reading.case.pk]))


def _coordinator(each: CoordinatorAppointment) -> CoordinatorLine:
    role = capfirst(each.get_kind_display())
    return CoordinatorLine(each.person.name, role, each.unit_name, each.phone, each.stand_in)


def _missing(reading: CaseReading) -> Iterator[str]:
    """What stands between the person and a plan, while there is none."""
    if not reading.coordinates_now:
        yield _("En koordinator")
    if reading.live_kinds:
        return
    state = reading.consents[PlanKind.INDIVIDUAL]
    if not state.given and not reading.has_asked_for_plan():
        asked = [each for each in reading.offers if each.kind == OfferKind.PLAN]
        waits = bool(asked) and asked[-1].answer == OfferAnswer.UNANSWERED
        yield _("Svar på tilbudet om plan") if waits else _("Et tilbud om individuell plan")
    if not state.is_complete:
        yield _("Samtykke fra %(names)s") % {"names": _names(state) or _("den som kan samtykke")}


def _starts(reading: CaseReading) -> Iterator[Action]:
    if not policy.steer_plan(reading.standing):
        return
    for kind, state in reading.consents.items():
        if state.is_complete and kind not in reading.live_kinds:
            url = reverse("cases:plan-start", args=[reading.case.pk, kind])
            yield Action(_("Begynn %(kind)s") % {"kind": kind.label}, url, is_post=True)


def _consent(reading: CaseReading, kind: PlanKind, state: ConsentState) -> ConsentLine:
    return ConsentLine(
        kind=capfirst(str(kind.label)),
        is_complete=state.is_complete,
        given=tuple(_given(each) for each in state.given),
        lapsed=tuple(_lapsed(reading, each) for each in state.lapsed),
        waiting="" if state.is_complete else _names(state),
        actions=tuple(_consent_actions(reading, kind, state)),
    )


def _consent_actions(reading: CaseReading, kind: PlanKind, state: ConsentState) -> Iterator[Action]:
    address = [reading.case.pk, kind]
    if policy.give_consent(reading.standing):
        yield Action(_("Les om samtykket"), reverse("cases:consent", args=address))
    if not state.is_complete and policy.record_consent(reading.standing):
        yield Action(_("Skriv inn samtykke fra papir eller samtale"), reverse("cases:consent-record", args=address))
    if (state.given or state.lapsed) and policy.withdraw_consent(reading.standing):
        yield Action(_("Trekk samtykket tilbake"), reverse("cases:consent-withdrawal", args=address))


def _given(each: Consent) -> str:
    said = (each.giver.name, each.get_capacity_display(), each.get_form_display(), words.moment_day(each.given_at))
    return words.listed(*said, each.alone_reason)


def _lapsed(reading: CaseReading, each: Consent) -> str:
    said = {"who": each.giver.name, "name": reading.case.person.given_name}
    return _("%(who)s sa ja før. Det gjelder ikke lenger, så %(name)s må spørres på nytt.") % said


def _ended(each: Consent) -> str:
    day = words.moment_day(each.withdrawn_at) if each.withdrawn_at else ""
    said = {"kind": each.get_plan_kind_display(), "who": each.withdrawn_by, "day": day}
    return _("Samtykket til %(kind)s ble trukket %(day)s av %(who)s.") % said


def _offer(reading: CaseReading, each: Offer) -> OfferLine:
    may_answer = each.answer == OfferAnswer.UNANSWERED and policy.answer_offer(reading.standing)
    answered = _("svart %(day)s av %(who)s") % {"day": words.day(each.answered_on), "who": each.answered_by}
    again = _("spør igjen %(day)s") % {"day": words.day(each.offer_again_on)}
    return OfferLine(
        what=capfirst(each.get_kind_display()),
        offered=words.day(each.offered_on),
        answer=each.get_answer_display(),
        tone=_ANSWER_TONES[OfferAnswer(each.answer)],
        details=words.listed(answered if each.answered_on else "", again if each.offer_again_on else ""),
        reason=each.answer_reason,
        answer_url=reverse("cases:offer-answer", args=[reading.case.pk, each.pk]) if may_answer else "",
    )


def _plan(reading: CaseReading, story: PlanStory) -> PlanCard:
    plan, may_read = story.plan, policy.view_plan(reading.standing, story.plan.status)
    return PlanCard(
        kind=capfirst(plan.get_kind_display()),
        url=reverse("plans:plan", args=[plan.pk]) if may_read else "",
        closed_because=str(may_read.reason),
        emergency_url=_emergency_url(reading, story) if not may_read else "",
        status=plan.get_status_display(),
        tone=STATUS_TONES[PlanStatus(plan.status)],
        changed=words.moment_day(plan.changed_at),
        actions=tuple(_plan_actions(reading, story)),
        changes=tuple(_change(each, shows_reason=bool(may_read)) for each in reversed(story.changes)),
    )


def _emergency_url(reading: CaseReading, story: PlanStory) -> str:
    may_ask = reading.standing.has(Ground.COORDINATING_UNIT) and story.plan.status in OPENABLE
    return reverse("oversight:case-emergency", args=[reading.case.pk]) if may_ask else ""


def _plan_actions(reading: CaseReading, story: PlanStory) -> Iterator[Action]:
    plan, standing = story.plan, reading.standing
    has_consent = reading.consents[PlanKind(plan.kind)].is_complete
    changes = (
        (Transition.ACTIVATE, "cases:activation", True, False),
        (Transition.RESUME, "cases:resumption", True, True),
        (Transition.RESTART, "cases:restart", has_consent, True),
        (Transition.REOPEN, "cases:reopening", has_consent, False),
        (Transition.REST, "cases:rest", True, False),
        (Transition.CLOSE, "cases:closing", True, False),
    )
    for transition, address, is_ready, is_post in changes:
        if is_ready and policy.change_state(standing, plan.status, transition):
            yield Action(str(words.ACTS[transition]), reverse(address, args=[plan.pk]), is_post)
    if policy.grow_plan(standing, plan.status, plan.kind):
        yield Action(str(words.ACTS[Transition.GROW]), reverse("cases:growth", args=[plan.pk]))


def _change(each: StateChange, *, shows_reason: bool) -> Change:
    reason = "\n\n".join(filter(None, (each.reason, each.continues))) if shows_reason else ""
    return Change(str(_HAPPENED[Transition(each.transition)]), words.moment_day(each.at), each.by_name, reason)


def _names(state: ConsentState) -> str:
    return ", ".join(giver.person.name for giver in state.waiting_for)
