"""Whether somebody is able to decide: one decision at a time, written, reasoned, shown, with an end (pbrl § 4-3)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.people.models import Capacity, CompetenceAssessment, Conclusion, Decision
from helhet.people.scope import Act, Matter
from helhet.plans import consent
from helhet.plans.actions import competence
from helhet.plans.models import GiverCapacity, PlanKind
from tests.cast import Cast, Story, represent

KIND = PlanKind.INDIVIDUAL


def written(**changes: Any) -> dict[str, Any]:
    today = clock.today()
    values = {
        "decision": Decision.PLAN,
        "about": "Om vi skal lage en plan for flyttingen.",
        "matters": Matter.HEALTH,
        "assessed_on": today,
        "made_easier": "Bilder og god tid, to formiddager.",
        "facts": "Kjente ikke igjen spørsmålet etter fem minutter.",
        "conclusion": Conclusion.UNABLE,
        "assessor": "Gro Fossum, fastlege",
        "assessor_number": "1234567",
        "shown_to": "Kari og moren",
        "shown_on": today,
        "reassess_on": clock.add_months(today, 3),
    }
    return values | changes


def assess(cast: Cast, story: Story, **changes: Any) -> CompetenceAssessment:
    return competence.assess(actor=cast.actor("nina"), case_id=story.case.pk, **written(**changes))


@pytest.mark.parametrize(
    ("day", "wording"),
    [(date(2026, 5, 31), "evidently_unable"), (date(2026, 6, 1), "more_likely_than_not")],
)
def test_the_test_is_the_one_in_force_on_the_day(cast: Cast, story: Story, day: date, wording: str) -> None:
    """pbrl § 4-3, changed from 1 June 2026 (LOV-2025-06-20-67): an old assessment keeps the old wording."""
    assert assess(cast, story, assessed_on=day, shown_on=day).wording == wording


def test_it_lets_those_with_a_mandate_decide_this_and_ends_by_itself(cast: Cast, story: Story) -> None:
    """pbrl §§ 4-3 and 4-7."""
    represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN, is_able=True)
    assert [each.capacity for each in consent.givers(story.case, KIND)] == [GiverCapacity.SELF]

    made = assess(cast, story)
    assert [each.capacity for each in consent.givers(story.case, KIND)] == [GiverCapacity.GUARDIAN]
    with clock.at(datetime.combine(made.reassess_on, datetime.min.time(), clock.NORWAY)):
        assert [each.capacity for each in consent.givers(story.case, KIND)] == [GiverCapacity.SELF]


@pytest.mark.parametrize("changes", [{"decision": Decision.OTHER}, {"matters": Matter.ECONOMY}])
def test_another_decision_or_field_opens_nothing_here(cast: Cast, story: Story, changes: dict[str, Any]) -> None:
    """pbrl § 4-3: ability is about one decision."""
    represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN, is_able=True)
    assess(cast, story, **changes)

    assert [each.capacity for each in consent.givers(story.case, KIND)] == [GiverCapacity.SELF]


def test_a_new_assessment_that_finds_the_person_able_ends_the_old_one(cast: Cast, story: Story) -> None:
    old = assess(cast, story)
    assess(cast, story, conclusion=Conclusion.ABLE)

    old.refresh_from_db()
    assert not old.is_in_force
    assert [each.capacity for each in consent.givers(story.case, KIND)] == [GiverCapacity.SELF]


def test_nobody_with_a_mandate_means_nobody_answers_for_the_person(cast: Cast, story: Story) -> None:
    """pbrl § 4-7: a person who cannot decide this is not asked as if nothing were wrong."""
    assess(cast, story)

    assert consent.givers(story.case, PlanKind.EARLY_CONCERN) == ()
    assert not consent.state(story.case, PlanKind.EARLY_CONCERN).is_complete
    assert consent.state(story.case, KIND).is_complete  # what she said while she was able stands


def test_the_coordinator_ends_it_when_the_person_can_decide_again(cast: Cast, story: Story) -> None:
    made, nina = assess(cast, story), cast.actor("nina")

    with pytest.raises(InvalidInput) as refused:
        competence.end(actor=nina, case_id=story.case.pk, assessment_id=made.pk, end_reason=" ")
    assert set(refused.value.messages) == {"end_reason"}
    competence.end(actor=nina, case_id=story.case.pk, assessment_id=made.pk, end_reason="Frisk igjen.")
    assert [each.capacity for each in consent.givers(story.case, KIND)] == [GiverCapacity.SELF]
    with pytest.raises(InvalidInput):
        competence.end(actor=nina, case_id=story.case.pk, assessment_id=made.pk, end_reason="Frisk igjen.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"about": " "}, "about"),
        ({"facts": ""}, "facts"),
        ({"made_easier": ""}, "made_easier"),
        ({"assessor": ""}, "assessor"),
        ({"shown_to": ""}, "shown_to"),
        ({"matters": Matter(0)}, "matters"),
        ({"assessed_on": clock.today() + timedelta(days=1), "shown_on": clock.today()}, "assessed_on"),
        ({"shown_on": clock.today() - timedelta(days=1)}, "shown_on"),
        ({"reassess_on": clock.today()}, "reassess_on"),
    ],
)
def test_it_is_written_reasoned_shown_and_has_an_end(
    cast: Cast, story: Story, changes: dict[str, Any], field: str
) -> None:
    """pbrl § 4-3: each thing that is missing is said beside its field."""
    with pytest.raises(InvalidInput) as refused:
        assess(cast, story, **changes)

    assert field in refused.value.messages
    assert not CompetenceAssessment.objects.exists()


@pytest.mark.parametrize(
    ("name", "reads", "enters"),
    [("kari", True, False), ("per", True, False), ("nina", True, True), ("ola", False, False), ("siri", False, False)],
)
def test_who_reads_and_who_enters(cast: Cast, story: Story, name: str, *, reads: bool, enters: bool) -> None:
    """The person reads what is said of her; the coordinating unit leads without reading health facts (A-19)."""
    represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN)
    actor, case_id = cast.actor(name), story.case.pk

    if reads:
        assert len(competence.read(actor=actor, case_id=case_id)[1]) == 1
    else:
        with pytest.raises(Denied):
            competence.read(actor=actor, case_id=case_id)
    if enters:
        competence.assess(actor=actor, case_id=case_id, **written())
    else:
        with pytest.raises(Denied):
            competence.assess(actor=actor, case_id=case_id, **written())


def test_strangers_do_not_know_of_it_and_everything_is_recorded(cast: Cast, story: Story) -> None:
    """FOR-2019-03-01-168 § 14."""
    made = assess(cast, story)
    for name in ("tor", "ida"):
        with pytest.raises(NotVisible):
            competence.read(actor=cast.actor(name), case_id=story.case.pk)
    competence.read(actor=cast.actor("kari"), case_id=story.case.pk)

    events = AuditEvent.objects.filter(object_kind="competence").order_by("number")
    assert [event.operation for event in events] == [Operation.ADD, Operation.READ]
    assert events[0].object_id == made.pk


def test_a_helper_does_not_read_it(cast: Cast, story: Story) -> None:
    """A-06: within what was agreed."""
    represent(cast.per.person, cast.kari.person, Capacity.HELPER, acts=Act.READ | Act.WRITE)
    with pytest.raises(Denied):
        competence.read(actor=cast.actor("per"), case_id=story.case.pk)
