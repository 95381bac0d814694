"""Consent A: who gives it at which age, that the child is heard, and what taking it back leads to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.people.actions import persons
from helhet.people.models import Account, Capacity, Person
from helhet.plans import consent, forms, queries
from helhet.plans.actions import cases, consents, lifecycle
from helhet.plans.models import Case, Consent, ConsentForm, GiverCapacity, Participant, Plan, PlanKind, PlanStatus
from tests.cast import Cast, Story, represent, unable

NOW = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


@dataclass
class Family:
    """A child and two parents, Per and Anne, with a case that Nina coordinates."""

    child: Account
    anne: Account
    case: Case


def born(age: int, *, today: date = TODAY) -> date:
    """The birth date of somebody who turns `age` today."""
    return clock.add_months(today, -12 * age)


def make_family(cast: Cast, birth_date: date) -> Family:
    child = persons.open_account(person=persons.register(given_name="Emil", family_name="Lunde", birth_date=birth_date))
    anne = persons.open_account(person=persons.register(given_name="Anne", family_name="Lunde"))
    represent(cast.per.person, child.person)
    represent(anne.person, child.person)
    siri = cast.actor("siri")
    case = cases.open_case(actor=siri, person=child.person, responsible_body=cast.town.municipality)
    cases.appoint_coordinator(actor=siri, case_id=case.pk, person=cast.nina.person)
    return Family(child, anne, case)


def spoken(case: Case, giver: Person, **changes: object) -> dict[str, object]:
    values = {
        "case_id": case.pk,
        "plan_kind": PlanKind.INDIVIDUAL,
        "giver": giver,
        "form": ConsentForm.SPOKEN,
        "given_on": TODAY,
        "witness": "Tor Vik, ergoterapeut",
        "informed_how": "Gikk gjennom arket sammen.",
        "child_heard": "Emil vil ha med fotballtreneren.",
    }
    return values | changes


@pytest.mark.parametrize(
    ("age", "expected", "must_hear"),
    [
        (6, {GiverCapacity.PARENT}, False),
        (7, {GiverCapacity.PARENT}, True),
        (15, {GiverCapacity.PARENT}, True),
        (16, {GiverCapacity.SELF}, False),
        (17, {GiverCapacity.SELF}, False),
        (18, {GiverCapacity.SELF}, False),
    ],
)
def test_age_decides_who_consents_and_whether_the_child_is_heard_first(
    cast: Cast, age: int, expected: set[GiverCapacity], must_hear: bool
) -> None:
    """Law: pbrl § 4-3 first paragraph b and § 4-4 first and fifth paragraphs."""
    with clock.at(NOW):
        family = make_family(cast, born(age))

        givers = consent.givers(family.case, PlanKind.INDIVIDUAL)

        assert {giver.capacity for giver in givers} == expected
        heard = [consent.must_hear(family.child.person, PlanKind.INDIVIDUAL, each.capacity) for each in givers]
        assert any(heard) is must_hear


def test_the_day_before_the_birthday_the_parents_still_decide(cast: Cast) -> None:
    """Law: pbrl § 4-3 first paragraph b."""
    with clock.at(NOW):
        family = make_family(cast, date(2010, 6, 16))

        assert {giver.capacity for giver in consent.givers(family.case, PlanKind.INDIVIDUAL)} == {GiverCapacity.PARENT}


def test_from_16_a_parent_cannot_consent_for_the_young_person(cast: Cast) -> None:
    """Law: pbrl § 4-3 first paragraph b: the case itself is no longer the parent's to know of."""
    with clock.at(NOW):
        family = make_family(cast, born(16))

        with pytest.raises(NotVisible):
            consents.give(actor=cast.actor("per"), case_id=family.case.pk, plan_kind=PlanKind.INDIVIDUAL)
        with pytest.raises(InvalidInput) as refused:
            consents.record(actor=cast.actor("nina"), **spoken(family.case, cast.per.person))  # type: ignore[arg-type]
        assert set(refused.value.messages) == {"giver"}


@pytest.mark.parametrize("age", [7, 15])
def test_nobody_consents_for_a_child_that_is_not_heard(cast: Cast, age: int) -> None:
    """Law: pbrl § 4-4 fifth paragraph; IP regulation § 4."""
    with clock.at(NOW):
        family = make_family(cast, born(age))
        per = cast.actor("per")

        for unheard in ("", "   "):
            with pytest.raises(InvalidInput) as refused:
                consents.give(actor=per, case_id=family.case.pk, plan_kind=PlanKind.INDIVIDUAL, child_heard=unheard)
            assert set(refused.value.messages) == {"child_heard"}
        given = consents.give(
            actor=per, case_id=family.case.pk, plan_kind=PlanKind.INDIVIDUAL, child_heard="Emil vil være med."
        )
        assert given.child_heard == "Emil vil være med."


def test_under_7_the_child_may_be_heard_but_the_law_does_not_ask_for_it(cast: Cast) -> None:
    """Law: pbrl § 4-4 fifth paragraph; a younger child takes part all the same (IP regulation § 4)."""
    with clock.at(NOW):
        family = make_family(cast, born(6))

        consents.give(actor=cast.actor("per"), case_id=family.case.pk, plan_kind=PlanKind.INDIVIDUAL)

        assert family.case.consents.get().child_heard == ""


def test_each_parent_answers_alone_and_both_are_needed(cast: Cast) -> None:
    """Law: pbrl § 4-4 first paragraph: as a rule both."""
    with clock.at(NOW):
        family = make_family(cast, born(6))
        kind = PlanKind.INDIVIDUAL
        consents.give(actor=cast.actor("per"), case_id=family.case.pk, plan_kind=kind)

        one = consent.state(family.case, kind)
        assert not one.is_complete
        assert [giver.person for giver in one.waiting_for] == [family.anne.person]
        with pytest.raises(Denied):
            lifecycle.start(actor=cast.actor("nina"), case_id=family.case.pk, kind=kind)

        consents.record(
            actor=cast.actor("nina"),
            case_id=family.case.pk,
            plan_kind=kind,
            giver=family.anne.person,
            form=ConsentForm.PAPER,
            given_on=TODAY,
            evidence="Permen på helsestasjonen",
            informed_how="Sendt hjem og snakket om på telefon.",
        )
        assert consent.state(family.case, kind).is_complete
        ways = family.case.consents.order_by("given_at").values_list("giver", "form")
        assert set(ways) == {(cast.per.person_id, "digital"), (family.anne.person_id, "paper")}


def test_one_parent_is_enough_only_with_a_written_reason(cast: Cast) -> None:
    """Law: pbrl § 4-4: the exception is reasoned, and never chosen by the parent alone."""
    with clock.at(NOW):
        family = make_family(cast, born(6))
        kind, nina = PlanKind.INDIVIDUAL, cast.actor("nina")

        with pytest.raises(InvalidInput, match="Ingen av foreldrene"):
            consents.accept_one_parent(actor=nina, case_id=family.case.pk, plan_kind=kind, reason="Reiser")
        consents.give(actor=cast.actor("per"), case_id=family.case.pk, plan_kind=kind)
        with pytest.raises(InvalidInput, match="hvorfor"):
            consents.accept_one_parent(actor=nina, case_id=family.case.pk, plan_kind=kind, reason=" ")
        with pytest.raises(Denied):
            consents.accept_one_parent(
                actor=cast.actor("per"), case_id=family.case.pk, plan_kind=kind, reason="Jeg bestemmer."
            )

        consents.accept_one_parent(
            actor=nina, case_id=family.case.pk, plan_kind=kind, reason="Moren er ikke til å få tak i."
        )
        assert consent.state(family.case, kind).is_complete


def test_child_welfare_takes_the_parents_place(cast: Cast) -> None:
    """Law: pbrl § 4-4 fourth paragraph."""
    with clock.at(NOW):
        family = make_family(cast, born(10))
        represent(cast.tor.person, family.child.person, Capacity.CHILD_WELFARE)

        assert [giver.person for giver in consent.givers(family.case, PlanKind.INDIVIDUAL)] == [cast.tor.person]


@pytest.mark.parametrize("capacity", [Capacity.GUARDIAN, Capacity.LASTING_POWER])
def test_for_an_adult_who_cannot_decide_this_the_one_with_a_mandate_answers(cast: Cast, capacity: Capacity) -> None:
    """Law: pbrl § 4-7; vergemålsloven §§ 33 and 80: within the mandate, and never against what the person wants."""
    with clock.at(NOW):
        family = make_family(cast, born(40))
        represent(cast.tor.person, family.child.person, capacity)
        case_id, tor = family.case.pk, cast.actor("tor")

        assert [giver.person for giver in consent.givers(family.case, PlanKind.INDIVIDUAL)] == [cast.tor.person]
        with pytest.raises(InvalidInput, match="Spør personen først"):
            consents.give(actor=tor, case_id=case_id, plan_kind=PlanKind.INDIVIDUAL)
        consents.give(actor=tor, case_id=case_id, plan_kind=PlanKind.INDIVIDUAL, child_heard="Emil nikker og smiler.")
        assert consent.state(family.case, PlanKind.INDIVIDUAL).is_complete


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"witness": ""}, "witness"),
        ({"witness": "  "}, "witness"),
        ({"form": ConsentForm.PAPER, "witness": ""}, "evidence"),
        ({"form": ConsentForm.DIGITAL}, "form"),
        ({"given_on": TODAY + timedelta(days=1)}, "given_on"),
        ({"given_on": born(10) - timedelta(days=1)}, "given_on"),
        ({"informed_how": ""}, "informed_how"),
        ({"child_heard": ""}, "child_heard"),
    ],
)
def test_paper_and_spoken_consent_can_be_proved(cast: Cast, changes: dict[str, object], field: str) -> None:
    """A-13; IP regulation § 5."""
    with clock.at(NOW):
        family = make_family(cast, born(10))

        with pytest.raises(InvalidInput) as refused:
            consents.record(actor=cast.actor("nina"), **spoken(family.case, cast.per.person, **changes))  # type: ignore[arg-type]
        assert set(refused.value.messages) == {field}
        assert not Consent.objects.exists()


def test_a_consent_on_paper_is_kept_with_the_day_it_was_given(cast: Cast) -> None:
    """A-13: the day on the paper, not the day somebody found time to enter it."""
    with clock.at(NOW):
        family = make_family(cast, born(6))
        signed_on = TODAY - timedelta(days=12)

        given = consents.record(actor=cast.actor("nina"), **spoken(family.case, cast.per.person, given_on=signed_on))  # type: ignore[arg-type]

        assert clock.day_of(given.given_at) == signed_on


def test_an_old_paper_does_not_bring_back_a_consent_that_was_withdrawn(cast: Cast, story: Story) -> None:
    """IP regulation § 5: taken back is taken back."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)
    before = clock.today() - timedelta(days=1)

    with pytest.raises(InvalidInput) as refused:
        consents.record(actor=cast.actor("nina"), **spoken(story.case, cast.kari.person, given_on=before))  # type: ignore[arg-type]

    assert set(refused.value.messages) == {"given_on"}


def test_given_twice_is_given_once(cast: Cast, story: Story) -> None:
    kari = cast.actor("kari")
    first = consents.give(actor=kari, case_id=story.case.pk, plan_kind=PlanKind.EDUCATION)
    again = consents.give(actor=kari, case_id=story.case.pk, plan_kind=PlanKind.EDUCATION)

    assert first.pk == again.pk


def test_each_kind_of_plan_has_its_own_consent(cast: Cast, story: Story) -> None:
    """IP regulation § 5."""
    with pytest.raises(Denied):
        lifecycle.start(actor=cast.actor("nina"), case_id=story.case.pk, kind=PlanKind.EDUCATION)


def test_withdrawal_stops_the_plan_and_shuts_everybody_else_out_at_once(cast: Cast, story: Story) -> None:
    """IP regulation § 5; pbrl § 4-1 second paragraph. The record is kept, and the person still reads it."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)

    assert Plan.objects.get(pk=story.plan.pk).status == PlanStatus.STOPPED
    for name in ("nina", "ola"):
        with pytest.raises(Denied):
            queries.get_plan(cast.actor(name), story.plan.pk)
        assert not queries.visible_plans(cast.actor(name)).exists()
    assert queries.get_plan(cast.actor("kari"), story.plan.pk).plan == story.plan
    assert story.case.coordinators.current().exists()


def test_withdrawn_consent_stays_in_the_record_with_who_said_it(cast: Cast, story: Story) -> None:
    consents.withdraw(
        actor=cast.actor("nina"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL, said_by="Kari Lunde"
    )

    ended = story.case.consents.get()
    assert ended.withdrawn_by == "Kari Lunde, skrevet inn av Nina Berg"
    with pytest.raises(InvalidInput):
        consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)


def test_one_parent_who_takes_it_back_stops_the_work(cast: Cast) -> None:
    """Law: pbrl § 4-4: both as a rule; without one of them there is no consent."""
    with clock.at(NOW):
        family = make_family(cast, born(6))
        kind = PlanKind.INDIVIDUAL
        for parent in (cast.per, family.anne):
            consents.record(
                actor=cast.actor("nina"),
                **spoken(family.case, parent.person, plan_kind=kind),  # type: ignore[arg-type]
            )
        plan = lifecycle.start(actor=cast.actor("nina"), case_id=family.case.pk, kind=kind)

        consents.withdraw(actor=cast.actor("per"), case_id=family.case.pk, plan_kind=kind)

        plan.refresh_from_db()
        assert plan.status == PlanStatus.STOPPED
        assert not consent.state(family.case, kind).is_complete


@pytest.mark.parametrize(
    ("kind", "age", "lapses"),
    [
        (PlanKind.INDIVIDUAL, 15, False),
        (PlanKind.INDIVIDUAL, 16, True),
        (PlanKind.EDUCATION, 14, False),
        (PlanKind.EDUCATION, 15, True),
    ],
)
def test_on_the_birthday_the_parents_consent_counts_no_longer(
    cast: Cast, kind: PlanKind, age: int, *, lapses: bool
) -> None:
    """Law: pbrl § 4-3 first paragraph b; barnelova § 32 for school: the young person is asked, the row is kept."""
    with clock.at(NOW):
        family = make_family(cast, born(age - 1) - timedelta(days=30))
        for parent in (cast.per.person, family.anne.person):
            consents.record(actor=cast.actor("nina"), **spoken(family.case, parent, plan_kind=kind))  # type: ignore[arg-type]
        assert consent.state(family.case, kind).is_complete
        plan = lifecycle.start(actor=cast.actor("nina"), case_id=family.case.pk, kind=kind)
    with clock.at(datetime(2027, 6, 15, 12, 0, tzinfo=UTC)):
        state = consent.state(family.case, kind)
        assert bool(state.lapsed) is lapses
        assert state.is_complete is not lapses
        assert [each.person == family.child.person for each in state.waiting_for] == [True] * lapses
        assert Plan.objects.filter(consent.lapsed_on_plan(), pk=plan.pk).exists() is lapses
        assert Consent.objects.in_force().count() == 2


def test_a_paper_signed_before_the_birthday_is_not_enough(cast: Cast) -> None:
    """Law: pbrl § 4-3 first paragraph b: at 15 nobody consents alone in matters of health."""
    with clock.at(NOW):
        family = make_family(cast, born(16))
        values = spoken(family.case, family.child.person, given_on=TODAY - timedelta(days=1))

        with pytest.raises(InvalidInput) as refused:
            consents.record(actor=cast.actor("nina"), **values)  # type: ignore[arg-type]
        assert set(refused.value.messages) == {"given_on"}
        consents.record(actor=cast.actor("nina"), **(values | {"given_on": TODAY}))  # type: ignore[arg-type]


def test_a_reason_for_one_parent_is_refused_where_it_is_not_two_parents(cast: Cast) -> None:
    """Law: pbrl § 4-4: the exception belongs to parents who decide together."""
    with clock.at(NOW):
        family = make_family(cast, born(40))
        nina, kind = cast.actor("nina"), PlanKind.INDIVIDUAL

        with pytest.raises(InvalidInput) as refused:
            consents.record(actor=nina, **spoken(family.case, family.child.person, alone_reason="Enklest."))  # type: ignore[arg-type]
        assert set(refused.value.messages) == {"alone_reason"}
        with pytest.raises(InvalidInput, match="ikke to foreldre"):
            consents.accept_one_parent(actor=nina, case_id=family.case.pk, plan_kind=kind, reason="Enklest.")


@pytest.mark.parametrize("capacity", [Capacity.HELPER, Capacity.NEAREST_RELATIVE, Capacity.TRUSTED_PERSON])
def test_nobody_consents_for_one_they_may_not_consent_for(cast: Cast, story: Story, capacity: Capacity) -> None:
    """A-06; IP regulation § 5: with or without a consent the person has given before."""
    represent(cast.tor.person, cast.kari.person, capacity)

    with pytest.raises(InvalidInput) as refused:
        consents.record(actor=cast.actor("nina"), **spoken(story.case, cast.tor.person))  # type: ignore[arg-type]
    assert set(refused.value.messages) == {"giver"}


def test_parents_take_part_in_the_plan_only_until_the_child_decides(cast: Cast) -> None:
    """Law: pbrl § 3-4 and § 4-3 first paragraph b: they are put in by themselves, and go out by themselves."""
    with clock.at(NOW):
        family = make_family(cast, born(10))
        for parent in (cast.per.person, family.anne.person):
            consents.record(actor=cast.actor("nina"), **spoken(family.case, parent))  # type: ignore[arg-type]
        plan = lifecycle.start(actor=cast.actor("nina"), case_id=family.case.pk, kind=PlanKind.INDIVIDUAL)

        assert set(Participant.objects.filter(plan=plan).values_list("ends_on", flat=True)) == {date(2032, 6, 14)}
        assert queries.get_plan(cast.actor("per"), plan.pk).plan == plan
    with clock.at(datetime(2032, 6, 15, 12, 0, tzinfo=UTC)), pytest.raises(NotVisible):
        queries.get_plan(cast.actor("per"), plan.pk)


@pytest.mark.parametrize("capacity", list(GiverCapacity))
@pytest.mark.parametrize("kind", [PlanKind.INDIVIDUAL, PlanKind.EDUCATION])
@pytest.mark.parametrize("is_unable", [False, True])
def test_the_list_of_lapsed_consents_agrees_with_the_rule_at_every_age(
    cast: Cast, capacity: GiverCapacity, kind: PlanKind, *, is_unable: bool
) -> None:
    """Law: pbrl §§ 4-3 to 4-7: the coordinator's desk and the page of the case say the same."""
    with clock.at(NOW):
        family = make_family(cast, born(10))
        giver = family.child.person if capacity == GiverCapacity.SELF else cast.per.person
        Consent.objects.create(
            case=family.case, plan_kind=kind, giver=giver, capacity=capacity, form=ConsentForm.DIGITAL, given_at=NOW
        )
        plan = Plan.objects.create(
            case=family.case,
            person=family.child.person,
            kind=kind,
            form=forms.current(family.case.responsible_body, kind),
            created_at=NOW,
            changed_at=NOW,
        )
        if is_unable:
            unable(family.child.person)
        for age in (10, 14, 15, 16, 17, 18, 60):
            Person.objects.filter(pk=family.child.person_id).update(birth_date=born(age))
            family.case.person.refresh_from_db()

            state = consent.state(family.case, kind)

            is_lapsed = Plan.objects.filter(consent.lapsed_on_plan(), pk=plan.pk).exists()
            assert is_lapsed == (bool(state.lapsed) and not state.given), age
