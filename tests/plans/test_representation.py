"""Who acts for the person: how far, on what proof, for how long, and in whose name (A-03, A-04, A-06)."""

from datetime import timedelta
from typing import Any

import pytest

from helhet.access.decisions import Ground
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.people.actions import persons
from helhet.people.models import Account, Capacity, Person, Representation
from helhet.people.scope import ALL_ACTS, ALL_MATTERS, Act, Matter
from helhet.plans import person_policy, policy, queries
from helhet.plans.actions import items, lifecycle, representatives
from helhet.plans.models import Goal, Need, Participant, ParticipantKind, Plan, PlanKind, Revision, Voice
from tests.cast import Cast, Story, represent

TODAY = clock.today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def appoint(cast: Cast, story: Story, who: Person | None = None, **changes: Any) -> Representation:
    values: dict[str, Any] = {
        "representative": who or cast.per.person,
        "capacity": Capacity.GUARDIAN,
        "scope": "Personlige forhold",
        "basis": "Vergefullmakt",
        "verified_by": "Nina Berg",
        "verified_on": TODAY,
        "starts_on": TODAY,
    }
    return representatives.appoint(actor=cast.actor("nina"), case_id=story.case.pk, **(values | changes))


def born(person: Person, years: int) -> None:
    person.birth_date = clock.add_months(TODAY, -12 * years)
    person.save()


def can_read(cast: Cast, plan: Plan) -> bool:
    try:
        queries.get_plan(cast.actor("per"), plan.pk)
    except NotVisible:
        return False
    return True


def test_what_is_not_verified_opens_nothing_until_it_is(cast: Cast, story: Story) -> None:
    """A-04: a verified basis, with who and when."""
    made = appoint(cast, story, verified_by="", verified_on=None)
    assert not can_read(cast, story.plan)

    nina = cast.actor("nina")
    address: dict[str, Any] = {"case_id": story.case.pk, "representation_id": made.pk}
    with pytest.raises(InvalidInput) as refused:
        representatives.verify(actor=nina, **address, verified_by="Nina Berg", verified_on=TOMORROW)
    assert set(refused.value.messages) == {"verified_on"}
    representatives.verify(actor=nina, **address, verified_by="Nina Berg", verified_on=TODAY, reference="Sak 26/12")

    assert can_read(cast, story.plan)
    made.refresh_from_db()
    assert made.reference == "Sak 26/12"


@pytest.mark.parametrize(
    ("kind", "matters", "reads"),
    [
        (PlanKind.INDIVIDUAL, Matter.HEALTH, True),
        (PlanKind.INDIVIDUAL, Matter.ECONOMY, False),
        (PlanKind.INDIVIDUAL, Matter.SCHOOL | Matter.ECONOMY, False),
        (PlanKind.INDIVIDUAL, ALL_MATTERS, True),
        (PlanKind.EDUCATION, Matter.SCHOOL, True),
        (PlanKind.EDUCATION, Matter.HEALTH, False),
    ],
)
def test_the_field_decides_which_plans_are_reached(
    cast: Cast, story: Story, kind: PlanKind, matters: Matter, *, reads: bool
) -> None:
    """vergemålsloven §§ 26, 32 and 80: within the mandate."""
    appoint(cast, story, matters=matters)
    Plan.objects.filter(pk=story.plan.pk).update(kind=kind)

    assert can_read(cast, story.plan) is reads
    assert queries.visible_plans(cast.actor("per")).exists() is reads


@pytest.mark.parametrize(
    ("acts", "reads", "writes"),
    [
        (Act.NOTICES, False, False),
        (Act.READ, True, False),
        (Act.READ | Act.WRITE, True, True),
    ],
)
def test_the_acts_decide_what_can_be_done(cast: Cast, story: Story, acts: Act, *, reads: bool, writes: bool) -> None:
    """A-03: a role that can be limited."""
    appoint(cast, story, capacity=Capacity.TRUSTED_PERSON, acts=acts)
    assert can_read(cast, story.plan) is reads
    if not reads:
        return
    per = cast.actor("per")
    if writes:
        items.add(actor=per, plan_id=story.plan.pk, model=Need, values={"text": "Noen å snakke med"})
    else:
        with pytest.raises(Denied, match="lese, men ikke skrive"):
            items.add(actor=per, plan_id=story.plan.pk, model=Need, values={"text": "Noen å snakke med"})


def test_a_helper_writes_in_their_own_name_and_the_record_says_so(cast: Cast, story: Story) -> None:
    """A-06: within what was agreed, without sharing a sign-in, and never in the person's own voice."""
    appoint(cast, story, capacity=Capacity.HELPER)
    per = cast.actor("per")
    goal = items.add(actor=per, plan_id=story.plan.pk, model=Goal, values={"text": "Kari vil ha hund."})

    assert goal.voice == Voice.REPRESENTATIVE
    assert Revision.objects.get(item_id=goal.pk).by_name == "Per Lunde"
    event = AuditEvent.objects.get(object_id=goal.pk)
    assert (event.actor_name, event.ground, event.operation) == ("Per Lunde", Ground.REPRESENTATIVE, Operation.ADD)
    with pytest.raises(InvalidInput):
        items.add(actor=per, plan_id=story.plan.pk, model=Goal, values={"text": "Nei"}, voice=Voice.PERSON)
    with pytest.raises(Denied):
        items.change(actor=per, plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk, values={"text": "Nei"})


@pytest.mark.parametrize("capacity", [Capacity.HELPER, Capacity.TRUSTED_PERSON, Capacity.GUARDIAN])
def test_who_supports_does_not_steer_answer_or_see_the_record_in_the_persons_place(
    cast: Cast, story: Story, capacity: Capacity
) -> None:
    """vergemålsloven § 33, A-04: an ordinary guardian of somebody who is able to decide has no last word."""
    born(cast.kari.person, 40)
    appoint(cast, story, capacity=capacity)
    standing = queries.get_plan(cast.actor("per"), story.plan.pk).standing

    for rule in (
        policy.steer_plan,
        policy.give_consent,
        policy.answer_offer,
        policy.see_access_record,
        person_policy.change_person,
        person_policy.read_competence,
    ):
        assert not rule(standing)
    with pytest.raises(Denied):
        lifecycle.activate(actor=cast.actor("per"), plan_id=story.plan.pk)


@pytest.mark.parametrize(
    ("years", "changes", "field"),
    [
        (40, {"scope": " "}, "scope"),
        (40, {"capacity": Capacity.LASTING_POWER, "scope": ""}, "scope"),
        (40, {"matters": Matter(0)}, "matters"),
        (40, {"capacity": Capacity.HELPER, "acts": ALL_ACTS}, "acts"),
        (40, {"capacity": Capacity.NEAREST_RELATIVE, "acts": Act.READ | Act.WRITE}, "acts"),
        (40, {"acts": Act.WRITE}, "acts"),
        (40, {"acts": Act.CONSENT}, "acts"),
        (40, {"capacity": Capacity.HELPER, "deprived": True}, "deprived"),
        (17, {"deprived": True}, "deprived"),
        (17, {"capacity": Capacity.LASTING_POWER}, "capacity"),
        (18, {"capacity": Capacity.PARENT}, "capacity"),
        (18, {"capacity": Capacity.CHILD_WELFARE}, "capacity"),
        (None, {"capacity": Capacity.PARENT}, "capacity"),
        (10, {"capacity": Capacity.PARENT, "starts_on": clock.add_months(TODAY, -12 * 11)}, "starts_on"),
        (40, {"ends_on": YESTERDAY}, "ends_on"),
        (40, {"verified_by": ""}, "verified_by"),
        (40, {"verified_on": TOMORROW}, "verified_on"),
    ],
)
def test_what_the_law_does_not_give_is_refused_beside_its_field(
    cast: Cast, story: Story, years: int | None, changes: dict[str, Any], field: str
) -> None:
    """vergemålsloven §§ 8, 22, 26, 32, 79 and 80; barnelova § 30."""
    if years is None:
        Person.objects.filter(pk=cast.kari.person_id).update(birth_date=None)
    else:
        born(cast.kari.person, years)
    with pytest.raises(InvalidInput) as refused:
        appoint(cast, story, **changes)

    assert set(refused.value.messages) == {field}
    assert not Representation.objects.exists()


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_refused"),
    [
        (TODAY, None, True),
        (YESTERDAY, TODAY, True),
        (clock.add_months(TODAY, -3), clock.add_months(TODAY, -2), False),
        (clock.add_months(TODAY, 7), None, False),
    ],
)
def test_the_same_role_twice_in_one_period_is_refused(
    cast: Cast, story: Story, starts_on: Any, ends_on: Any, *, is_refused: bool
) -> None:
    appoint(cast, story, starts_on=TODAY, ends_on=clock.add_months(TODAY, 6))
    if is_refused:
        with pytest.raises(InvalidInput) as refused:
            appoint(cast, story, starts_on=starts_on, ends_on=ends_on)
        assert set(refused.value.messages) == {"starts_on"}
    else:
        appoint(cast, story, starts_on=starts_on, ends_on=ends_on)


def test_when_it_ends_access_and_the_part_in_the_plan_end_at_the_next_request(cast: Cast, story: Story) -> None:
    """A parent whose responsibility ended: also where she or he was written in as a participant."""
    made = appoint(cast, story)
    part = items.add(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Participant,
        values={
            "participant_kind": ParticipantKind.RELATIVE,
            "person": cast.per.person,
            "name": "Per Lunde",
            "role": "verge",
        },
    )
    assert can_read(cast, story.plan)

    address: dict[str, Any] = {"case_id": story.case.pk, "representation_id": made.pk}
    with pytest.raises(InvalidInput) as refused:
        representatives.end(actor=cast.actor("siri"), **address, ends_on=TODAY, end_reason=" ")
    assert set(refused.value.messages) == {"end_reason"}
    representatives.end(actor=cast.actor("siri"), **address, ends_on=TODAY, end_reason="Vergemålet er opphevet.")

    part.refresh_from_db()
    assert part.ends_on == TODAY
    assert Revision.objects.filter(item_id=part.pk).latest("number").by_name == "Helhet"
    with clock.at(clock.now() + timedelta(days=1)):
        assert not can_read(cast, story.plan)


def test_a_professional_who_also_was_a_guardian_keeps_the_professional_part(cast: Cast, story: Story) -> None:
    made = appoint(cast, story, who=cast.ola.person)
    representatives.end(
        actor=cast.actor("nina"), case_id=story.case.pk, representation_id=made.pk, ends_on=TODAY, end_reason="Byttet."
    )

    story.ola.refresh_from_db()
    assert story.ola.ends_on is None


def test_a_relative_who_does_not_decide_gets_a_sign_in(cast: Cast, story: Story) -> None:
    """A-03: parents, other relatives and guardians take part with a role that can be limited."""
    sister = persons.register(given_name="Mia", family_name="Lunde")
    appoint(cast, story, who=sister, capacity=Capacity.NEAREST_RELATIVE, acts=Act.READ)

    assert Account.objects.filter(person=sister, is_active=True).exists()


@pytest.mark.parametrize("name", ["kari", "per", "ola", "tor", "ida", "liv"])
def test_only_those_who_lead_register_and_verify(cast: Cast, story: Story, name: str) -> None:
    made = represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN)
    actor = cast.actor(name)
    address: dict[str, Any] = {"case_id": story.case.pk, "representation_id": made.pk}
    with pytest.raises((Denied, NotVisible)):
        representatives.appoint(
            actor=actor, case_id=story.case.pk, representative=cast.tor.person, capacity=Capacity.HELPER
        )
    with pytest.raises((Denied, NotVisible)):
        representatives.verify(actor=actor, **address, verified_by="Meg", verified_on=TODAY)
    with pytest.raises((Denied, NotVisible)):
        representatives.end(actor=actor, **address, ends_on=TODAY, end_reason="Nei")


def test_each_step_is_recorded_with_the_capacity_and_never_with_the_document(cast: Cast, story: Story) -> None:
    """FOR-2019-03-01-168 § 14."""
    made = appoint(cast, story, verified_by="", verified_on=None)
    nina = cast.actor("nina")
    address: dict[str, Any] = {"case_id": story.case.pk, "representation_id": made.pk}
    representatives.verify(actor=nina, **address, verified_by="Nina", verified_on=TODAY)
    representatives.end(actor=nina, **address, ends_on=TODAY, end_reason="Byttet.")

    events = AuditEvent.objects.filter(object_kind="representation").order_by("number")
    assert [event.detail for event in events] == [
        {"capacity": "guardian", "step": step} for step in ("registered", "verified", "ended")
    ]


def test_nobody_lets_themselves_act_for_a_person_they_work_with(cast: Cast, story: Story) -> None:
    with pytest.raises(InvalidInput, match="deg selv"):
        appoint(cast, story, who=cast.nina.person)
    made = represent(cast.nina.person, cast.kari.person, Capacity.HELPER)
    with pytest.raises(InvalidInput, match="deg selv"):
        representatives.verify(
            actor=cast.actor("nina"),
            case_id=story.case.pk,
            representation_id=made.pk,
            verified_by="Nina",
            verified_on=TODAY,
        )
