"""Made-up cases to measure on, built as rows in memory. The same number gives the same case, but for its ids.

A plan is written through `editing.Edit`, as by the actions, with the storing taken out: rows are kept for the one who
asked, who stores thousands at a time.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.db import models

from bench import words
from helhet.access.actors import Actor, Role, RoleGrant
from helhet.access.decisions import Ground
from helhet.audit.models import AuditEvent, Chain, Operation
from helhet.audit.record import digest
from helhet.kernel import clock
from helhet.kernel.crypto import blind_index
from helhet.organisation.models import Organisation, OrganisationKind, Position, Unit
from helhet.people.models import Account, Person
from helhet.plans import forms
from helhet.plans.actions.consents import TEXT_VERSION
from helhet.plans.actions.editing import Edit
from helhet.plans.models import (
    Case,
    Channel,
    Comment,
    Consent,
    ConsentForm,
    CoordinatorAppointment,
    CoordinatorKind,
    Frame,
    GiverCapacity,
    Goal,
    Measure,
    MeasureAnswer,
    MeasureStatus,
    Participant,
    Plan,
    PlanFormVersion,
    PlanItem,
    PlanKind,
    PlanStatus,
    RevisionEvent,
    StateChange,
    Statement,
    StatementSection,
    Voice,
)
from helhet.plans.policy import Standing
from helhet.plans.states import Transition

PEOPLE, GOALS, MEASURES, NOTES = 5, 3, 8, 10
SEEN_BY_READER: Final = 200
CASES_PER_COLLEAGUE: Final = 20
BEGINNING: Final = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
LONG_AGO: Final = date(2020, 1, 1)


@dataclass(frozen=True)
class Town:
    """Where the cases are: `reader` is the one who is measured, `colleagues` all others who work there."""

    organisation: Organisation
    unit: Unit
    form: PlanFormVersion
    reader: Account
    colleagues: Sequence[Account]
    rows: Sequence[models.Model]
    """Persons, accounts and positions of those who work there, not stored yet."""


def make_town(cases: int) -> Town:
    """The town of a data set. Organisation, unit and form are stored; the people are not."""
    organisation = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name="Solvik kommune", number="9901")
    unit = Unit.objects.create(organisation=organisation, name="Helsestasjonen", phone="99 00 00 10")
    size = max(2 * PEOPLE, cases // CASES_PER_COLLEAGUE) + 1
    people = [_person(words.at(number), number) for number in range(size)]
    accounts = [Account(person=person, created_at=BEGINNING) for person in people]
    positions = [
        Position(person=person, unit=unit, role=Role.EMPLOYEE, title="Rådgiver", starts_on=LONG_AGO)
        for person in people
    ]
    form = forms.current(organisation, PlanKind.INDIVIDUAL)
    return Town(organisation, unit, form, accounts[0], accounts[1:], [*people, *accounts, *positions])


def make_cases(town: Town, count: int, numbers: range) -> Iterator[models.Model]:
    """All rows of the cases with these numbers, out of `count`. The reader sees 200 of all, spread evenly: half as
    coordinator, half as one of the five who take part.
    """
    apart = max(1, count // SEEN_BY_READER)
    for number in numbers:
        turn, rest = divmod(number, apart)
        yield from make_case(town, number, reader_place=None if rest else turn % 2)


def make_case(town: Town, number: int, *, reader_place: int | None = None) -> Iterator[models.Model]:
    """All rows of one case. `reader_place` 0 makes the reader coordinator, 1 to 5 one of those who take part."""
    chosen = words.at(number)
    team = chosen.sample(town.colleagues, PEOPLE + 1)
    if reader_place is not None:
        team[reader_place] = town.reader
    coordinator, *others = team
    person = _person(chosen, len(town.colleagues) + 1 + number)
    case = Case(person=person, responsible_body=town.organisation, opened_at=BEGINNING, opened_by=coordinator)
    plan = Plan(
        case=case,
        person=person,
        kind=PlanKind.INDIVIDUAL,
        form=town.form,
        created_at=BEGINNING,
        changed_at=BEGINNING,
    )
    book = _Book(plan, Chain(pk=case.pk))
    _write(book, town, coordinator, others, chosen)
    yield from (person, case, _appointment(case, coordinator, town), _consent(case), plan)
    yield from (*_state_changes(plan, coordinator), *book.rows, book.chain)


@dataclass
class _Book:
    """The rows of one plan, and the head of its chain in the access record."""

    plan: Plan
    chain: Chain
    rows: list[models.Model] = field(default_factory=list)
    days: Iterator[int] = field(default_factory=itertools.count)


class _BulkEdit(Edit):
    """One act on a plan that keeps its rows in the book."""

    def __init__(self, book: _Book, actor: Actor, ground: Ground) -> None:
        super().__init__(actor, book.plan, Standing(frozenset({ground}), actor.account_id))
        self._book = book

    def add(self, item: PlanItem) -> None:
        item.plan, item.position, item.created_at = self.plan, self.next_position(), clock.now()
        item.author_id, item.author_name = self.actor.account_id, self.actor.name
        self.save(item, RevisionEvent.ADDED)

    def _store(self, item: PlanItem, event: RevisionEvent) -> None:  # noqa: ARG002 - everything here is added
        self._book.rows.append(item)

    def finish(self) -> None:
        self._book.rows += self.saved
        self.plan.version += 1
        self.plan.changed_at = self.saved[-1].at
        self._book.rows.append(self._event())

    def _event(self) -> AuditEvent:
        chain, first = self._book.chain, self.saved[0]
        chain.length += 1
        event = AuditEvent(
            chain_id=chain.pk,
            number=chain.length,
            at=clock.now(),
            operation=Operation.ADD,
            account_id=self.actor.account_id,
            actor_name=self.actor.name,
            actor_organisation=self.actor.organisation,
            ground=self.standing.ground,
            subject_id=self.plan.person_id,
            object_kind=first.item_kind,
            object_id=first.item_id,
            detail={"version": self.plan.version, "items": len(self.saved)},
            previous=chain.head,
        )
        event.hash = chain.head = digest(event)
        return event


def _write(book: _Book, town: Town, coordinator: Account, others: Sequence[Account], chosen: words.Chosen) -> None:
    """Six sittings on six days: who, the person's words, goals, measures, and notes twice."""
    leads, helps = _actor(coordinator, town), _actor(others[-1], town)
    people = [_participant(account) for account in others]
    goals = [Goal(text=chosen.text(8, 16), why=chosen.text(8, 16), voice=Voice.TOGETHER) for _ in range(GOALS)]
    measures = [_measure(chosen, goals[n % GOALS], people[n % PEOPLE]) for n in range(MEASURES)]
    notes = [Comment(text=chosen.text(20, 40), **target) for target in _talked_about(goals, measures)]
    half = len(notes) // 2
    _sit(book, leads, Ground.COORDINATOR, [_frame(coordinator), *people])
    _sit(book, leads, Ground.COORDINATOR, _own_words(chosen))
    _sit(book, leads, Ground.COORDINATOR, goals)
    _sit(book, leads, Ground.COORDINATOR, measures)
    _sit(book, leads, Ground.COORDINATOR, notes[:half])
    _sit(book, helps, Ground.PARTICIPANT, notes[half:])


def _sit(book: _Book, actor: Actor, ground: Ground, items: Sequence[PlanItem]) -> None:
    edit = _BulkEdit(book, actor, ground)
    with clock.at(BEGINNING + timedelta(days=7 * next(book.days))):
        for item in items:
            edit.add(item)
        edit.finish()


def _frame(coordinator: Account) -> Frame:
    return Frame(
        owner_service="Helsestasjonen",
        made_by=coordinator.person.name,
        progress_by=coordinator.person.name,
        period_start=date(2026, 2, 1),
        period_end=date(2027, 1, 31),
        next_evaluation_on=date(2027, 1, 15),
    )


def _participant(account: Account) -> Participant:
    return Participant(
        person=account.person,
        name=account.person.name,
        role="Rådgiver",
        organisation="Helsestasjonen, Solvik kommune",
        phone="99 00 00 12",
        starts_on=date(2026, 1, 5),
    )


def _own_words(chosen: words.Chosen) -> list[PlanItem]:
    topics = (StatementSection.WHAT_MATTERS, StatementSection.BACKGROUND)
    return [
        Statement(topic=topic.value, text=chosen.text(20, 40), voice=Voice.PERSON, channel=Channel.SPOKEN)
        for topic in topics
    ]


def _measure(chosen: words.Chosen, goal: Goal, responsible: Participant) -> Measure:
    return Measure(
        goal=goal,
        responsible=responsible,
        what=chosen.text(6, 12),
        how=chosen.text(10, 20),
        extent="45 minutter hver uke",
        service="Helsestasjonen",
        starts_on=date(2026, 2, 1),
        answer=MeasureAnswer.ACCEPTED,
        answered_on=date(2026, 1, 28),
        status=MeasureStatus.ACTIVE,
    )


def _talked_about(goals: list[Goal], measures: list[Measure]) -> Iterator[dict[str, Any]]:
    """What the notes are about: every measure once, and the first goals."""
    yield from ({"measure": measure} for measure in measures)
    yield from ({"goal": goal} for goal in goals[: NOTES - MEASURES])


def _person(chosen: words.Chosen, number: int) -> Person:
    birth_date, national_id = words.identity(number)
    return Person(
        given_name=chosen.given_name(),
        family_name=chosen.family_name(),
        birth_date=birth_date,
        national_id=national_id,
        national_id_index=blind_index(national_id),
        created_at=BEGINNING,
    )


def _actor(account: Account, town: Town) -> Actor:
    grants = frozenset({RoleGrant(Role.EMPLOYEE, town.organisation.pk, town.unit.pk)})
    return Actor(account.pk, account.person.pk, account.person.name, str(town.unit), grants)


def _appointment(case: Case, coordinator: Account, town: Town) -> CoordinatorAppointment:
    return CoordinatorAppointment(
        case=case,
        kind=CoordinatorKind.MUNICIPAL,
        person=coordinator.person,
        unit_name=town.unit.name,
        phone="99 00 00 11",
        appointed_on=BEGINNING.date(),
    )


def _consent(case: Case) -> Consent:
    return Consent(
        case=case,
        plan_kind=PlanKind.INDIVIDUAL,
        giver=case.person,
        capacity=GiverCapacity.SELF,
        form=ConsentForm.DIGITAL,
        text_version=TEXT_VERSION,
        informed_how="Leste informasjonen på skjermen.",
        given_at=BEGINNING,
    )


def _state_changes(plan: Plan, coordinator: Account) -> Iterator[StateChange]:
    """Started before anything was written, agreed on after all of it."""
    begun = (Transition.START, "", PlanStatus.DRAFT, 0)
    agreed = (Transition.ACTIVATE, PlanStatus.DRAFT, PlanStatus.ACTIVE, plan.version)
    for transition, before, after, version in (begun, agreed):
        plan.status = after
        yield StateChange(
            plan=plan,
            transition=transition,
            from_status=before,
            to_status=after,
            at=plan.changed_at if version else plan.created_at,
            by=coordinator,
            by_name=coordinator.person.name,
            version=version,
        )
