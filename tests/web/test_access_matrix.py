"""Who reaches what: every address of the pages × every member of the cast, in one table.

An address that is not in the table fails. Kari is the person, Per her guardian, Nina the coordinator, Ola a
participant, Siri the coordinating unit, Liv a leader, Tor works in the same municipality without any relation, Ida in
another one, and nobody is not signed in. A guest by link comes with guest links; the system never comes through a page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from pytest_django.fixtures import Settings

from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.organisation.models import Area, Position
from helhet.oversight.models import AccessReview, Cause, EmergencyOpening
from helhet.people.models import Account, Capacity, CompetenceAssessment, Representation
from helhet.plans.actions import cases, consents, items, progress
from helhet.plans.models import DiaryEntry, Offer, OfferKind, Plan, PlanKind, PlanStatus, StatusRequest, Step
from tests.cast import Cast, Story, represent
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db

CAST = ("kari", "per", "nina", "ola", "siri", "liv", "tor", "ida", "nobody")

OPEN, NO, NOT_THERE, SIGN_IN = "ok", "403", "404", "sign in"


def row(*, persons_side: str, nina: str, ola: str, siri: str, strangers: str = NOT_THERE) -> dict[str, str]:
    """The expected outcomes for the cast. Kari and Per differ only where a line says so."""
    return {
        "kari": persons_side,
        "per": persons_side,
        "nina": nina,
        "ola": ola,
        "siri": siri,
        "liv": strangers,
        "tor": strangers,
        "ida": strangers,
        "nobody": SIGN_IN,
    }


READ_PLAN = row(persons_side=OPEN, nina=OPEN, ola=OPEN, siri=NO)
WRITE_OWN_PART = READ_PLAN
STEER_PLAN = row(persons_side=OPEN, nina=OPEN, ola=NO, siri=NO)
READ_CASE = row(persons_side=OPEN, nina=OPEN, ola=OPEN, siri=OPEN)
LEAD_CASE = row(persons_side=NO, nina=OPEN, ola=NO, siri=OPEN)
PERSONS_SIDE = row(persons_side=OPEN, nina=NO, ola=NO, siri=NO)
ANYBODY = dict.fromkeys(CAST, OPEN) | {"nobody": SIGN_IN}
EVERYBODY = dict.fromkeys(CAST, OPEN)
NOT_FOUND = dict.fromkeys(CAST, NOT_THERE) | {"nobody": SIGN_IN}
NOBODY = dict.fromkeys(CAST, NOT_THERE)
ONLY_KARI = row(persons_side=NO, nina=NO, ola=NO, siri=NO) | {"kari": OPEN}
HER_PRIVATE_PAGE = row(persons_side=NOT_THERE, nina=NOT_THERE, ola=NOT_THERE, siri=NO) | {"kari": OPEN}
ADAPT_FORMS = dict.fromkeys(CAST, NO) | {"siri": OPEN, "ida": OPEN, "nobody": SIGN_IN}
ADMINISTER = ADAPT_FORMS | {"ida": NO}

NEEDED_STATE: dict[str, dict[str, str]] = {
    "cases:growth": {"kind": PlanKind.EARLY_CONCERN},
    "cases:reopening": {"status": PlanStatus.CLOSED},
    "cases:rest": {"status": PlanStatus.ACTIVE},
    "cases:restart": {"status": PlanStatus.STOPPED},
    "cases:resumption": {"status": PlanStatus.RESTING},
}
"""What the plan must be for the address to make sense."""


@dataclass
class World:
    """Kari's story with one of everything that an address can name."""

    story: Story
    offer: Offer
    step: Step
    request: StatusRequest
    entry: DiaryEntry


@pytest.fixture
def world(cast: Cast, story: Story, settings: Settings) -> World:
    settings.HELHET_LOCAL_ACCOUNTS = True
    consents.give(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.EARLY_CONCERN)
    represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN)
    nina, kari, plan_id = cast.actor("nina"), cast.actor("kari"), story.plan.pk
    made = World(
        story=story,
        offer=cases.offer(actor=nina, case_id=story.case.pk, kind=OfferKind.COORDINATOR, information="Fortalt."),
        step=items.add(actor=nina, plan_id=plan_id, model=Step, values={"goal": story.goal, "text": "Ringe"}),
        request=progress.ask_for_status(
            actor=nina,
            plan_id=plan_id,
            participant_ids=[story.ola.pk],
            question="Hvordan går det?",
            due_on=clock.today(),
        )[0],
        entry=items.add(actor=kari, plan_id=plan_id, model=DiaryEntry, values={"text": "Min egen side."}),
    )
    story.plan.refresh_from_db()
    return made


SENT: dict[str, Callable[[World], dict[str, object]]] = {
    "items:draft": lambda _: {"key": "need:new", "field": "text", "value": "Noe"},
    "items:position": lambda _: {"direction": "up"},
    "signin:choose": lambda world: {"account": world.story.plan.person.account.pk},
}
"""What a button sends, where it sends something."""

Address = Callable[[World], dict[str, object]]


def of_case(world: World) -> dict[str, object]:
    return {"case_id": world.story.case.pk}


def of_plan(world: World) -> dict[str, object]:
    return {"plan_id": world.story.plan.pk}


def organisation(world: World) -> dict[str, object]:
    return {"organisation_id": world.story.case.responsible_body_id}


def position_of(given_name: str) -> Position:
    return Position.objects.get(person__given_name=given_name)


def plan_and(name: str, value: Callable[[World], object]) -> Address:
    return lambda world: {**of_plan(world), name: value(world)}


def case_and(name: str, value: Callable[[World], object]) -> Address:
    return lambda world: {**of_case(world), name: value(world)}


def item(kind: str, value: Callable[[World], object]) -> Address:
    return lambda world: {**of_plan(world), "kind": kind, "item_id": value(world)}


def nothing(_world: World) -> dict[str, object]:
    return {}


def review(world: World) -> dict[str, object]:
    """Ola's reading is looked into, and told to the person."""
    ola = Account.objects.get(person__given_name="Ola")
    made, _is_new = AccessReview.objects.get_or_create(
        cause=Cause.ODD_HOURS,
        organisation=world.story.case.responsible_body,
        case=world.story.case,
        account=ola,
        tells_person=True,
        defaults={"day": clock.today(), "made_at": clock.now()},
    )
    return {"review_id": made.pk}


def tors_opening(world: World) -> dict[str, object]:
    tor = Account.objects.get(person__given_name="Tor")
    now = clock.now()
    times = {"opened_at": now, "ends_at": now + timedelta(hours=1)}
    opening, _is_new = EmergencyOpening.objects.get_or_create(plan=world.story.plan, account=tor, defaults=times)
    return {"opening_id": opening.pk}


goal = plan_and("goal_id", lambda world: world.story.goal.pk)
measure = plan_and("measure_id", lambda world: world.story.measure.pk)
as_ola = plan_and("participant_id", lambda world: world.story.ola.pk)
own_goal = item("goal", lambda world: world.story.goal.pk)
olas_measure = item("measure", lambda world: world.story.measure.pk)

TABLE: dict[str, tuple[Address, dict[str, str]]] = {
    "healthz": (nothing, EVERYBODY),
    "home:home": (nothing, ANYBODY),
    "signin:sign-in": (nothing, EVERYBODY),
    "signin:choose": (nothing, EVERYBODY),
    "signin:sign-out": (nothing, dict.fromkeys(CAST, SIGN_IN)),
    "signin:jwks": (nothing, EVERYBODY),
    "signin:unknown": (nothing, dict.fromkeys(CAST, SIGN_IN)),
    "signin:provider": (lambda _: {"provider": "somebody"}, NOBODY),
    "signin:callback": (lambda _: {"provider": "somebody"}, NOBODY),
    "signin:front-channel-logout": (lambda _: {"provider": "somebody"}, NOBODY),
    "signin:back-channel-logout": (lambda _: {"provider": "somebody"}, NOBODY),
    "account:overview": (nothing, ANYBODY),
    "account:sign-in-end": (lambda _: {"sign_in_id": new_id()}, NOT_FOUND),
    "account:sign-ins-end": (nothing, ANYBODY),
    "account:passkey-new": (nothing, ANYBODY),
    "account:passkey": (lambda _: {"passkey_id": new_id()}, NOT_FOUND),
    "account:passkey-removal": (lambda _: {"passkey_id": new_id()}, NOT_FOUND),
    "account:password-new": (nothing, ANYBODY),
    "account:password": (nothing, NOT_FOUND),
    "account:app": (nothing, NOT_FOUND),
    "account:app-image": (nothing, NOBODY),
    "account:recovery-codes": (nothing, NOT_FOUND),
    "account:invitation-code": (nothing, EVERYBODY),
    "account:invitation": (lambda _: {"code": "0000"}, EVERYBODY),
    "account:welcome": (nothing, NOBODY),
    "account:welcome-passkey": (nothing, NOBODY),
    "account:welcome-password": (nothing, NOBODY),
    "account:sign-out-employee": (lambda _: {"position_id": position_of("Tor").pk}, ADMINISTER),
    "account:invite-employee": (lambda _: {"position_id": position_of("Tor").pk}, ADMINISTER),
    "account:invite-to-case": (case_and("person_id", lambda world: world.story.plan.person.pk), LEAD_CASE),
    "account:sign-in-password": (nothing, EVERYBODY),
    "account:sign-in-passkey": (nothing, EVERYBODY),
    "cases:list": (nothing, ANYBODY),
    "cases:new": (nothing, dict.fromkeys(CAST, OPEN) | {"kari": NO, "per": NO, "nobody": SIGN_IN}),
    "cases:case": (of_case, READ_CASE),
    "cases:offer": (of_case, LEAD_CASE),
    "cases:offer-answer": (
        case_and("offer_id", lambda world: world.offer.pk),
        row(persons_side=OPEN, nina=OPEN, ola=NO, siri=OPEN),
    ),
    "cases:consent": (case_and("kind", lambda _: "individual"), PERSONS_SIDE),
    "cases:consent-one-parent": (case_and("kind", lambda _: "individual"), LEAD_CASE),
    "cases:consent-record": (case_and("kind", lambda _: "individual"), LEAD_CASE),
    "cases:consent-withdrawal": (
        case_and("kind", lambda _: "individual"),
        row(persons_side=OPEN, nina=OPEN, ola=NO, siri=OPEN),
    ),
    "cases:coordinator": (of_case, LEAD_CASE),
    "cases:person": (of_case, row(persons_side=OPEN, nina=OPEN, ola=NO, siri=OPEN)),
    "cases:competence": (of_case, row(persons_side=OPEN, nina=OPEN, ola=NO, siri=NO)),
    "cases:competence-new": (of_case, row(persons_side=NO, nina=OPEN, ola=NO, siri=NO)),
    "cases:competence-ending": (
        case_and("assessment_id", lambda _: CompetenceAssessment.objects.get().pk),
        row(persons_side=NO, nina=OPEN, ola=NO, siri=NO),
    ),
    "cases:representatives": (of_case, row(persons_side=OPEN, nina=OPEN, ola=NO, siri=OPEN)),
    "cases:representative-verification": (
        case_and("representation_id", lambda _: Representation.objects.get(person__given_name="Kari").pk),
        LEAD_CASE,
    ),
    "cases:representatives-from-register": (of_case, LEAD_CASE),
    "cases:representative-ending": (
        case_and("representation_id", lambda _: Representation.objects.get(person__given_name="Kari").pk),
        LEAD_CASE,
    ),
    "cases:plan-start": (case_and("kind", lambda _: "early_concern"), STEER_PLAN),
    "cases:activation": (of_plan, STEER_PLAN),
    "cases:rest": (of_plan, STEER_PLAN),
    "cases:resumption": (of_plan, STEER_PLAN),
    "cases:closing": (of_plan, STEER_PLAN),
    "cases:reopening": (of_plan, STEER_PLAN),
    "cases:restart": (of_plan, STEER_PLAN),
    "cases:growth": (of_plan, STEER_PLAN),
    "cases:pattern": (of_plan, STEER_PLAN),
    "plans:plan": (of_plan, READ_PLAN),
    "plans:goal": (goal, READ_PLAN),
    "plans:who-does-what": (of_plan, READ_PLAN),
    "plans:timeline": (of_plan, READ_PLAN),
    "plans:see-as": (as_ola, STEER_PLAN),
    "plans:services": (of_plan, READ_PLAN),
    "plans:about-me": (of_plan, READ_PLAN),
    "plans:crisis": (of_plan, READ_PLAN),
    "plans:diary": (of_plan, READ_PLAN),
    "items:add": (plan_and("kind", lambda _: "need"), WRITE_OWN_PART),
    "items:change": (own_goal, ONLY_KARI),
    "items:removal": (own_goal, ONLY_KARI),
    "items:restoration": (own_goal, ONLY_KARI),
    "items:position": (own_goal, STEER_PLAN),
    "items:sharing": (item("diary_entry", lambda world: world.entry.pk), HER_PRIVATE_PAGE),
    "items:readers": (own_goal, STEER_PLAN),
    "items:frame": (of_plan, STEER_PLAN),
    "items:draft": (of_plan, WRITE_OWN_PART),
    "items:draft-removal": (of_plan, WRITE_OWN_PART),
    "progress:answer": (measure, row(persons_side=NO, nina=OPEN, ola=OPEN, siri=NO)),
    "progress:measure-status": (measure, READ_PLAN),
    "progress:goal-status": (goal, STEER_PLAN),
    "progress:step-completion": (plan_and("step_id", lambda world: world.step.pk), STEER_PLAN),
    "progress:evaluate-goal": (goal, WRITE_OWN_PART),
    "progress:evaluate-measure": (measure, WRITE_OWN_PART),
    "progress:evaluation": (of_plan, READ_PLAN),
    "progress:ask": (of_plan, STEER_PLAN),
    "progress:answer-status": (
        plan_and("request_id", lambda world: world.request.pk),
        row(persons_side=NO, nina=OPEN, ola=OPEN, siri=NO),
    ),
    "progress:law": (of_plan, READ_PLAN),
    "progress:not-relevant": (plan_and("letter", lambda _: "j"), STEER_PLAN),
    "progress:paper": (of_plan, STEER_PLAN),
    "history:access": (of_plan, PERSONS_SIDE),
    "history:case-access": (of_case, PERSONS_SIDE),
    "history:question": (case_and("number", lambda _: 1), PERSONS_SIDE),
    "history:plan": (of_plan, READ_PLAN),
    "history:item": (own_goal, READ_PLAN),
    "history:version": (plan_and("version", lambda _: 1), READ_PLAN),
    "history:compare": (plan_and("version", lambda _: 1), READ_PLAN),
    "history:restoration": (plan_and("version", lambda _: 1), STEER_PLAN),
    "documents:choose": (of_plan, READ_PLAN),
    "documents:page": (plan_and("document", lambda _: "full"), READ_PLAN),
    "documents:pdf": (plan_and("document", lambda _: "full"), READ_PLAN),
    "plan-forms:list": (nothing, ADAPT_FORMS),
    "plan-forms:form": (lambda _: {"kind": "individual"}, ADAPT_FORMS),
    "plan-forms:version": (lambda _: {"kind": "individual", "number": 1}, ADAPT_FORMS),
    "oversight:list": (nothing, ADAPT_FORMS | {"nina": OPEN}),
    "oversight:review": (review, dict.fromkeys(CAST, NOT_THERE) | {"siri": OPEN, "nobody": SIGN_IN}),
    "oversight:sight": (review, PERSONS_SIDE),
    "oversight:patterns": (nothing, ADAPT_FORMS),
    "oversight:pattern": (lambda world: {**organisation(world), "cause": Cause.COLLEAGUE}, ADMINISTER),
    "oversight:emergency": (nothing, ANYBODY | {"kari": NO, "per": NO}),
    "oversight:case-emergency": (of_case, row(persons_side=NO, nina=OPEN, ola=OPEN, siri=OPEN)),
    "oversight:emergency-pages": (
        tors_opening,
        dict.fromkeys(CAST, NOT_THERE) | {"tor": OPEN, "nobody": SIGN_IN},
    ),
    "organisation:overview": (nothing, ADAPT_FORMS),
    "organisation:area-new": (organisation, ADMINISTER),
    "organisation:area": (lambda _: {"area_id": Area.objects.get().pk}, ADMINISTER),
    "organisation:unit-new": (organisation, ADMINISTER),
    "organisation:unit": (lambda _: {"unit_id": position_of("Nina").unit_id}, ADMINISTER),
    "organisation:position-new": (organisation, ADMINISTER),
    "organisation:position": (lambda _: {"position_id": position_of("Nina").pk}, ADMINISTER),
    "organisation:position-another": (lambda _: {"position_id": position_of("Nina").pk}, ADMINISTER),
}


def every_address() -> set[str]:
    return set(_names(get_resolver(), ""))


def _names(resolver: URLResolver, namespace: str) -> list[str]:
    found: list[str] = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            found += _names(pattern, namespace + inner)
        elif pattern.name:
            found.append(namespace + pattern.name)
    return found


def test_every_address_is_in_the_table_and_nothing_else() -> None:
    assert set(TABLE) == every_address()


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_member_of_the_cast_reaches_what_the_table_says(name: str, world: World, sign_in: SignIn) -> None:
    expected = TABLE[name][1]

    outcome = {who: _outcome(name, world, _browser(who, sign_in)) for who in CAST}

    assert outcome == expected


@pytest.mark.parametrize("name", sorted(TABLE))
def test_whoever_may_not_open_a_page_may_not_send_its_form(name: str, world: World, sign_in: SignIn) -> None:
    expected = TABLE[name][1]
    stopped = [who for who in CAST if expected[who] in {NO, NOT_THERE}]

    outcome = {who: _answer(_send(name, world, _browser(who, sign_in)).status_code) for who in stopped}

    assert all(answer in {expected[who], "405"} for who, answer in outcome.items()), outcome


def _browser(who: str, sign_in: SignIn) -> Client:
    return Client() if who == "nobody" else sign_in(who)


def _outcome(name: str, world: World, client: Client) -> str:
    """Open the page, or press the button where the address takes nothing else. What the button does is undone."""
    with transaction.atomic():
        response: Any = client.get(_address(name, world))
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = _send(name, world, client)
        transaction.set_rollback(True)
    if response.status_code == HTTPStatus.UNAUTHORIZED or _leads_to_sign_in(response):
        return SIGN_IN
    return _answer(response.status_code)


def _send(name: str, world: World, client: Client) -> Any:
    data = SENT[name](world) if name in SENT else {}
    return client.post(_address(name, world), data)


def _address(name: str, world: World) -> str:
    Plan.objects.filter(pk=world.story.plan.pk).update(**NEEDED_STATE.get(name, {}))
    return reverse(name, kwargs=TABLE[name][0](world))


def _leads_to_sign_in(response: Any) -> bool:
    return bool(response.headers.get("Location", "").startswith(reverse("signin:sign-in")))


def _answer(status: int) -> str:
    return {403: NO, 404: NOT_THERE, 405: "405", 500: "broken"}.get(status, OPEN)
