"""The first page of the person, and of whoever acts for the person: own words, what happens next, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.access.decisions import Ground
from helhet.plans import forms, history, policy, reading
from helhet.plans.desk import person as desk
from helhet.plans.models import OfferKind, PlanKind, PlanStatus, RevisionEvent, Statement, StatementSection
from helhet.plans.policy import ItemFacts
from helhet.plans.states import WRITABLE
from helhet.ui.parts import Link
from helhet.web.home.presenters.notices import Notice, notices
from helhet.web.plans.layout import STATUS_TONES
from helhet.web.plans.presenters import now, words

if TYPE_CHECKING:
    from helhet.access.actors import Actor
    from helhet.plans.desk.person import OwnCase
    from helhet.plans.models import Case
    from helhet.plans.queries import PlanDoor
    from helhet.plans.reading import PlanReading
    from helhet.web.plans.presenters.now import Happening

_NEXT: Final = 3
_NEWS: Final = 5

_CONSENT_QUESTIONS: Final = {
    PlanKind.EARLY_CONCERN: gettext_lazy("Vil du samtykke til en stafettlogg?"),
    PlanKind.EDUCATION: gettext_lazy("Vil du samtykke til en individuell opplæringsplan?"),
    PlanKind.INDIVIDUAL: gettext_lazy("Vil du samtykke til en individuell plan?"),
}
_OFFER_QUESTIONS: Final = {
    OfferKind.PLAN: gettext_lazy("Vil du ha en individuell plan?"),
    OfferKind.COORDINATOR: gettext_lazy("Vil du ha en koordinator?"),
    OfferKind.CHILD_COORDINATOR: gettext_lazy("Vil du ha en barnekoordinator?"),
}
_EVENTS: Final = {
    RevisionEvent.ADDED: gettext_lazy("%(who)s skrev %(what)s"),
    RevisionEvent.CHANGED: gettext_lazy("%(who)s endret %(what)s"),
    RevisionEvent.REMOVED: gettext_lazy("%(who)s tok bort %(what)s"),
    RevisionEvent.RESTORED: gettext_lazy("%(who)s hentet tilbake %(what)s"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the person's side can answer. Stands before everything else."""

    text: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class News:
    """What somebody else has done since last time."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """One plan as the person's side meets it first."""

    kind: str
    url: str
    status: str
    status_tone: str
    own_words: Statement | None
    own_words_by: str
    words_url: str
    coming: tuple[Happening, ...]
    news: tuple[News, ...]
    news_url: str
    wish_url: str
    links: tuple[Link, ...]
    consent_url: str
    withdrawal_url: str


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """One person the reader is or acts for."""

    name: str
    is_own: bool
    case_url: str
    plans: tuple[OwnPlan, ...]
    coordinator: str
    coordinator_phone: str


@dataclass(frozen=True, slots=True)
class PersonSection:
    """`others` are people the reader acts for whose plans are one click away."""

    notices: tuple[Notice, ...]
    questions: tuple[Question, ...]
    people: tuple[OwnPerson, ...]
    others: tuple[Link, ...]


def section_for(actor: Actor) -> PersonSection | None:
    """The section, or None for somebody who neither has a case nor acts for anybody."""
    found = desk.for_person(actor)
    if not found.cases:
        return None
    return PersonSection(
        notices=tuple(notices(actor, found.cases)),
        questions=tuple(question for own in found.cases for question in _questions(own)),
        people=tuple(_person(actor, own) for own in found.cases),
        others=tuple(Link(label=case.person.name, url=_case_url(case)) for case in found.more),
    )


def _questions(own: OwnCase) -> Iterator[Question]:
    about = "" if own.is_own else own.case.person.name
    for kind in own.consents:
        yield Question(str(_CONSENT_QUESTIONS[kind]), about, reverse("cases:consent", args=[own.case.pk, kind]))
    for offer in own.offers:
        url = reverse("cases:offer-answer", args=[own.case.pk, offer.pk])
        yield Question(str(_OFFER_QUESTIONS[OfferKind(offer.kind)]), about, url)


def _person(actor: Actor, own: OwnCase) -> OwnPerson:
    readings = [_glance(actor, own, door) for door in own.plans[: desk.SHOWN]]
    coordinator = own.coordinator
    return OwnPerson(
        name=own.case.person.name,
        is_own=own.is_own,
        case_url=_case_url(own.case),
        plans=tuple(_plan(actor, each) for each in readings),
        coordinator=coordinator.person.name if coordinator else "",
        coordinator_phone=coordinator.phone if coordinator else "",
    )


def _glance(actor: Actor, own: OwnCase, door: PlanDoor) -> PlanReading:
    opened = reading.read_items(door.plan, door.standing)
    opened.coordinators = own.coordinators
    reading.record(actor, opened, page="home", glance=True)
    return opened


def _plan(actor: Actor, opened: PlanReading) -> OwnPlan:
    plan = opened.plan
    own_words = _own_words(opened)
    return OwnPlan(
        kind=capfirst(plan.get_kind_display()),
        url=reverse("plans:plan", args=[plan.pk]),
        status=plan.get_status_display(),
        status_tone=STATUS_TONES[PlanStatus(plan.status)],
        own_words=own_words,
        own_words_by=words.byline(own_words, plan.person.name) if own_words else "",
        words_url=_add_url(opened, "statement", f"?topic={StatementSection.WHAT_MATTERS}"),
        coming=now.coming(opened)[:_NEXT],
        news=_news(actor, opened),
        news_url=reverse("history:plan", args=[plan.pk]),
        wish_url=_add_url(opened, "goal"),
        links=tuple(_links(opened)),
        consent_url=_consent_url(opened),
        withdrawal_url=_withdrawal_url(opened),
    )


def _own_words(opened: PlanReading) -> Statement | None:
    """What matters, in the person's own words if there are any."""
    said = [each for each in opened.all(Statement) if each.topic == StatementSection.WHAT_MATTERS]
    return next((each for each in said if each.is_own_words), said[0] if said else None)


def _news(actor: Actor, opened: PlanReading) -> tuple[News, ...]:
    """The same thing done several times by the same hand is said once. The first visit has no news."""
    if not opened.seen_version:
        return ()
    newer = history.since(opened, opened.seen_version)
    by_others = newer.exclude(by=actor.account_id)[: _NEWS * 4]
    said = (News(_sentence(each.by_name, each.event, each.item_kind), words.moment_day(each.at)) for each in by_others)
    return tuple(dict.fromkeys(said))[:_NEWS]


def _sentence(who: str, event: str, kind: str) -> str:
    return str(_EVENTS[RevisionEvent(event)]) % {"who": who, "what": words.KIND_NAMES[kind]}


def _links(opened: PlanReading) -> Iterator[Link]:
    places = [(_("Hvem gjør hva"), "plans:who-does-what", "goals"), (_("Om meg"), "plans:about-me", "about_me")]
    if opened.standing.has(Ground.PERSON):
        places.append((_("Dagboka mi"), "plans:diary", "diary"))
    shown = {section.code for section in forms.shown_sections(opened.plan)}
    for label, name, section in places:
        if section in shown:
            yield Link(label=label, url=reverse(name, args=[opened.plan.pk]))


def _add_url(opened: PlanReading, kind: str, query: str = "") -> str:
    """Where to write, or nothing for a plan that is closed for writing."""
    plan = opened.plan
    may = policy.add_item(opened.standing, plan.status, ItemFacts(kind))
    return reverse("items:add", args=[plan.pk, kind]) + query if may else ""


def _consent_url(opened: PlanReading) -> str:
    """For those whose question it is; a helper or a guardian who supports reads the plan, and answers nothing."""
    plan = opened.plan
    return reverse("cases:consent", args=[plan.case_id, plan.kind]) if policy.give_consent(opened.standing) else ""


def _withdrawal_url(opened: PlanReading) -> str:
    """Never harder than giving it: straight to the question, as long as there is work to stop."""
    plan = opened.plan
    may = plan.status in WRITABLE and policy.withdraw_consent(opened.standing)
    return reverse("cases:consent-withdrawal", args=[plan.case_id, plan.kind]) if may else ""


def _case_url(case: Case) -> str:
    return reverse("cases:case", args=[case.pk])
