"""The cast that every rule is tried on, in a made-up municipality. Names are the same in every test."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from helhet.access.actors import Actor, Role
from helhet.kernel import clock
from helhet.organisation.actors import actor_for
from helhet.organisation.models import Area, Organisation, OrganisationKind, Position, Unit
from helhet.people.actions import persons
from helhet.people.models import (
    MOST,
    Account,
    Capacity,
    CompetenceAssessment,
    Conclusion,
    Decision,
    Person,
    Representation,
)
from helhet.people.scope import ALL_MATTERS, Act, Matter
from helhet.plans.actions import cases, consents, items, lifecycle
from helhet.plans.models import (
    Case,
    CoordinatorKind,
    Goal,
    Measure,
    Participant,
    ParticipantKind,
    Plan,
    PlanKind,
    Statement,
    StatementSection,
)

LONG_AGO = date(2020, 1, 1)
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Town:
    """A municipality, its neighbour and a hospital, with units to work in."""

    municipality: Organisation
    neighbour: Organisation
    hospital: Organisation
    health: Unit
    office: Unit
    elsewhere: Unit


@dataclass
class Cast:
    """Kari (the person, 17), Per (acts for her little brother Emil, 6), Nina (coordinator), Ola (participant), Siri
    (coordinating unit), Liv (leader), Tor (same municipality, no relation), Ida (other municipality).
    """

    town: Town
    kari: Account
    per: Account
    nina: Account
    ola: Account
    siri: Account
    liv: Account
    tor: Account
    ida: Account

    def __getitem__(self, name: str) -> Account:
        found: Account = getattr(self, name)
        return found

    def actor(self, name: str) -> Actor:
        """The actor behind a name, with the roles held today."""
        return actor_for(self[name])


@dataclass
class Story:
    """Kari's running plan: her words, a goal of hers, a measure of Ola's that waits for his answer."""

    case: Case
    plan: Plan
    words: Statement
    goal: Goal
    measure: Measure
    ola: Participant


def make_town() -> Town:
    municipality = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name="Solvik kommune", number="9901")
    neighbour = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name="Fjellvik kommune", number="9902")
    hospital = Organisation.objects.create(
        kind=OrganisationKind.HOSPITAL_TRUST, name="Nordfjella sykehus HF", number="999999999"
    )
    area = Area.objects.create(organisation=municipality, name="Helse og mestring")
    return Town(
        municipality=municipality,
        neighbour=neighbour,
        hospital=hospital,
        health=Unit.objects.create(organisation=municipality, area=area, name="Helsestasjonen", phone="99 00 00 10"),
        office=Unit.objects.create(organisation=municipality, name="Koordinerende enhet"),
        elsewhere=Unit.objects.create(organisation=neighbour, name="Fjellvik helsehus"),
    )


def make_cast() -> Cast:
    town = make_town()
    return Cast(
        town=town,
        kari=_account("Kari", "Lunde", birth_date=date(2009, 4, 12)),
        per=_account("Per", "Lunde", birth_date=date(1975, 1, 30)),
        nina=_employee("Nina", "Berg", town.health, "Helsesykepleier"),
        ola=_employee("Ola", "Dahl", town.health, "Fysioterapeut"),
        siri=_employee("Siri", "Moe", town.office, "Rådgiver", Role.COORDINATING_UNIT),
        liv=_employee("Liv", "Haug", town.health, "Enhetsleder", Role.LEADER),
        tor=_employee("Tor", "Vik", town.health, "Ergoterapeut"),
        ida=_employee("Ida", "Ness", town.elsewhere, "Koordinator", Role.COORDINATING_UNIT),
    )


def make_story(cast: Cast) -> Story:
    """Kari's plan, made the way people make it: opened, consented to, written, agreed on."""
    case = open_case(cast)
    consents.give(actor=cast.actor("kari"), case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    nina, kari = cast.actor("nina"), cast.actor("kari")
    plan = lifecycle.start(actor=nina, case_id=case.pk, kind=PlanKind.INDIVIDUAL)
    ola = items.add(
        actor=nina,
        plan_id=plan.pk,
        model=Participant,
        values={
            "participant_kind": ParticipantKind.PROFESSIONAL,
            "person": cast.ola.person,
            "name": "Ola Dahl",
            "role": "fysioterapeut",
            "organisation": "Helsestasjonen, Solvik kommune",
        },
    )
    words = items.add(
        actor=kari,
        plan_id=plan.pk,
        model=Statement,
        values={"topic": StatementSection.WHAT_MATTERS, "text": "Jeg vil bestemme over dagene mine selv."},
    )
    goal = items.add(actor=kari, plan_id=plan.pk, model=Goal, values={"text": "Jeg vil bo for meg selv."})
    measure = items.add(
        actor=nina,
        plan_id=plan.pk,
        model=Measure,
        values={
            "goal": goal,
            "what": "Trene på å komme seg inn og ut av dusjen",
            "how": "Sammen hjemme, med pauser",
            "extent": "45 minutter hver uke",
            "service": "Fysioterapi",
            "responsible": ola,
        },
    )
    return Story(case, plan, words, goal, measure, ola)


def open_case(cast: Cast) -> Case:
    """Kari's case with Nina as coordinator."""
    siri = cast.actor("siri")
    case = cases.open_case(
        actor=siri,
        person=cast.kari.person,
        responsible_body=cast.town.municipality,
        reason="Flytter snart for seg selv.",
    )
    cases.appoint_coordinator(
        actor=siri, case_id=case.pk, person=cast.nina.person, kind=CoordinatorKind.MUNICIPAL, phone="99 00 00 11"
    )
    return case


WITH_A_MANDATE: Final = (Capacity.GUARDIAN, Capacity.LASTING_POWER)


def represent(
    representative: Person,
    person: Person,
    capacity: Capacity = Capacity.PARENT,
    *,
    matters: Matter = ALL_MATTERS,
    acts: Act | None = None,
    is_able: bool = False,
) -> Representation:
    """Let somebody act for somebody, since long ago. For an adult with a guardian the ability to decide on the plan is
    assessed as gone, unless `is_able`.
    """
    if capacity in WITH_A_MANDATE and not is_able:
        unable(person)
    return Representation.objects.create(
        person=person,
        representative=representative,
        capacity=capacity,
        matters=matters,
        acts=MOST[capacity] if acts is None else acts,
        basis="Folkeregisteret",
        verified_by="Nina Berg",
        verified_on=LONG_AGO,
        starts_on=LONG_AGO,
    )


def unable(person: Person, decision: Decision = Decision.PLAN, matters: Matter = ALL_MATTERS) -> CompetenceAssessment:
    """An assessment in force, made today, that a person cannot decide something (pbrl § 4-3)."""
    return CompetenceAssessment.objects.create(
        person=person,
        decision=decision,
        about="Individuell plan",
        matters=matters,
        assessed_on=clock.today(),
        wording="more_likely_than_not",
        made_easier="Bilder, god tid og en tolk.",
        facts="Vi snakket sammen tre ganger.",
        conclusion=Conclusion.UNABLE,
        assessor="Gro Fossum, fastlege",
        shown_to="Personen og søsteren",
        shown_on=clock.today(),
        reassess_on=clock.add_months(clock.today(), 6),
        recorded_at=clock.now(),
    )


def _account(given_name: str, family_name: str, *, birth_date: date | None = None, national_id: str = "") -> Account:
    person = persons.register(
        given_name=given_name, family_name=family_name, birth_date=birth_date, national_id=national_id
    )
    return persons.open_account(person=person)


def _employee(given_name: str, family_name: str, unit: Unit, title: str, role: Role = Role.EMPLOYEE) -> Account:
    account = _account(given_name, family_name)
    Position.objects.create(person=account.person, unit=unit, role=role, title=title, starts_on=LONG_AGO)
    return account
