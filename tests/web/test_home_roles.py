"""The first page answers what matters, what happens next, who does it and what is new, for each role."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from helhet.access.actors import Role
from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.organisation.models import Position
from helhet.people.actions import persons
from helhet.people.models import Person
from helhet.plans import reading
from helhet.plans.actions import cases, consents, items, lifecycle, progress
from helhet.plans.models import (
    CoordinatorKind,
    Goal,
    GoalStatus,
    Measure,
    MeasureAnswer,
    Offer,
    OfferAnswer,
    OfferKind,
    Participant,
    Plan,
    PlanKind,
    Step,
)
from tests.cast import LONG_AGO, Cast, Story, open_case, represent
from tests.fixtures import SignIn


def home(client: Client) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def a_child(cast: Cast) -> Person:
    """Emil, 6, whom Per acts for."""
    emil = persons.register(given_name="Emil", family_name="Lunde", birth_date=clock.add_months(clock.today(), -6 * 12))
    represent(cast.per.person, emil)
    return emil


def case_of(cast: Cast, person: Person) -> UUID:
    case = cases.open_case(actor=cast.actor("siri"), person=person, responsible_body=cast.town.municipality)
    cases.appoint_coordinator(
        actor=cast.actor("siri"), case_id=case.pk, person=cast.nina.person, kind=CoordinatorKind.MUNICIPAL
    )
    return case.pk


def reach(cast: Cast, story: Story, goal: Goal) -> None:
    progress.set_goal_status(
        actor=cast.actor("kari"), plan_id=story.plan.pk, goal_id=goal.pk, status=GoalStatus.ACHIEVED
    )


def said_yes_to_a_plan(cast: Cast, case_id: UUID) -> None:
    made = cases.offer(actor=cast.actor("nina"), case_id=case_id, kind=OfferKind.PLAN, information="Hva en plan er.")
    cases.answer_offer(actor=cast.actor("nina"), case_id=case_id, offer_id=made.pk, answer=OfferAnswer.YES)


def test_whoever_is_not_signed_in_comes_to_the_sign_in_page(client: Client) -> None:
    assert client.get("/")["Location"].startswith("/logg-inn/")


# The person -----------------------------------------------------------------------------------------------------------


def test_the_person_meets_her_own_words_first(story: Story, sign_in: SignIn) -> None:
    page = home(sign_in("kari"))
    assert page.index("Jeg vil bestemme over dagene mine selv.") < page.index("Dette skjer nå")
    assert str(story.plan.pk) in page


def test_the_person_sees_the_next_step_and_who_does_it_without_a_click(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    values = {"goal": story.goal, "text": "Se på en leilighet", "responsible": story.ola, "due_on": clock.today()}
    items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Step, values=values)
    page = home(sign_in("kari"))
    assert "Se på en leilighet" in page
    assert "Ola Dahl" in page
    assert "i dag" in page


def test_the_person_sees_what_others_have_done_since_last_time(cast: Cast, story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    reads(cast, story, "kari")
    items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values={"text": "Et nytt mål"})
    assert "Nina Berg skrev et mål" in home(kari)


def test_what_is_new_stays_new_until_the_plan_is_opened(cast: Cast, story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    reads(cast, story, "kari")
    items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values={"text": "Et nytt mål"})
    home(kari)
    assert "Nina Berg skrev et mål" in home(kari)
    reads(cast, story, "kari")
    assert "Nina Berg skrev et mål" not in home(kari)


def test_what_the_person_did_herself_is_no_news(cast: Cast, story: Story, sign_in: SignIn) -> None:
    reads(cast, story, "kari")
    items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": "Et nytt mål"})
    assert "Kari Lunde skrev" not in home(sign_in("kari"))


def test_looking_at_the_first_page_is_recorded_as_reading_the_plan(cast: Cast, story: Story, sign_in: SignIn) -> None:
    home(sign_in("kari"))
    event = AuditEvent.objects.get(operation=Operation.READ, object_id=story.plan.pk)
    assert (event.chain_id, event.account_id, event.detail["page"]) == (story.case.pk, cast.kari.pk, "home")


@pytest.mark.usefixtures("cast")
def test_a_waiting_consent_is_the_first_thing_the_person_meets(cast: Cast, sign_in: SignIn) -> None:
    """IP regulation § 5: nothing is written before consent."""
    case = open_case(cast)
    said_yes_to_a_plan(cast, case.pk)
    page = home(sign_in("kari"))
    question = page.index("Vil du samtykke til en individuell plan?")
    assert f"/cases/{case.pk}/consent/individual/" in page
    assert question < page.index("Oppfølgingen din")


def test_a_consent_that_is_given_is_not_asked_for_again(cast: Cast, sign_in: SignIn) -> None:
    case = open_case(cast)
    said_yes_to_a_plan(cast, case.pk)
    consents.give(actor=cast.actor("kari"), case_id=case.pk, plan_kind=PlanKind.INDIVIDUAL)
    assert "Vil du samtykke" not in home(sign_in("kari"))


def test_an_offer_waits_for_the_persons_answer(cast: Cast, sign_in: SignIn) -> None:
    case = open_case(cast)
    made = cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Hva en plan er.")
    page = home(sign_in("kari"))
    assert "Vil du ha en individuell plan?" in page
    assert f"/cases/{case.pk}/offers/{made.pk}/answer/" in page


def test_somebody_without_a_case_reads_how_it_can_begin(sign_in: SignIn) -> None:
    assert "rett til å få en individuell plan" in home(sign_in("kari"))


def test_a_stopped_plan_has_no_button_for_writing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)
    page = home(sign_in("kari"))
    assert "stoppet" in page
    assert "Skriv et ønske" not in page


# The one who acts for the person --------------------------------------------------------------------------------------


def test_a_parent_meets_the_childs_plan_the_same_way(cast: Cast, sign_in: SignIn) -> None:
    case_id = case_of(cast, a_child(cast))
    said_yes_to_a_plan(cast, case_id)
    per = sign_in("per")
    assert "Det gjelder Emil Lunde." in home(per)
    consents.give(actor=cast.actor("per"), case_id=case_id, plan_kind=PlanKind.INDIVIDUAL)
    lifecycle.start(actor=cast.actor("nina"), case_id=case_id, kind=PlanKind.INDIVIDUAL)
    page = home(per)
    assert "Emil Lunde" in page
    assert "Skriv et ønske" in page
    assert "Dagboka mi" not in page


def test_a_parent_does_not_see_the_plan_of_a_seventeen_year_old(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """Pbrl § 4-3: from 16 the young person decides alone."""
    represent(cast.per.person, cast.kari.person)
    assert story.words.text not in home(sign_in("per"))


# The participant ------------------------------------------------------------------------------------------------------


def test_a_participant_sees_what_waits_for_an_answer(story: Story, sign_in: SignIn) -> None:
    page = home(sign_in("ola"))
    assert "Trene på å komme seg inn og ut av dusjen" in page
    assert f"/plans/{story.plan.pk}/measures/{story.measure.pk}/answer/" in page
    assert "Kari Lunde" in page


def test_what_is_promised_moves_to_a_list_of_its_own(cast: Cast, story: Story, sign_in: SignIn) -> None:
    progress.answer_measure(
        actor=cast.actor("ola"), plan_id=story.plan.pk, measure_id=story.measure.pk, answer=MeasureAnswer.ACCEPTED
    )
    page = home(sign_in("ola"))
    assert "Ingen venter på svar fra deg." in page
    assert page.index("Det du har sagt ja til") < page.index("Trene på å komme")


def test_a_participant_sees_when_a_status_is_wanted(cast: Cast, story: Story, sign_in: SignIn) -> None:
    due = clock.today() + timedelta(days=1)
    asked = progress.ask_for_status(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        participant_ids=[story.ola.pk],
        question="Hvordan går treningen?",
        due_on=due,
    )
    page = home(sign_in("ola"))
    assert "Hvordan går treningen?" in page
    assert "innen i morgen" in page
    assert f"/status-requests/{asked[0].pk}/answer/" in page


def test_what_belongs_to_a_goal_that_is_taken_out_is_not_asked_for(cast: Cast, story: Story, sign_in: SignIn) -> None:
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    assert "Trene på" not in home(sign_in("ola"))


def test_a_stopped_plan_asks_nothing_of_its_participants(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """IP regulation § 5: when consent is withdrawn the work stops."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)
    page = home(sign_in("ola"))
    assert "Trene på" not in page
    assert "Kari Lunde" not in page


def test_own_tasks_on_the_first_page_are_recorded_as_read(cast: Cast, story: Story, sign_in: SignIn) -> None:
    home(sign_in("ola"))
    event = AuditEvent.objects.get(object_kind="own_tasks")
    assert (event.account_id, event.chain_id) == (cast.ola.pk, story.case.pk)
    assert event.detail["parts"] == {"measure": 1}
    page = sign_in("kari").get(reverse("history:access", args=[story.plan.pk])).content.decode()
    assert "leste sine egne oppgaver i planen" in page


def test_a_goal_that_is_reached_is_shown_to_those_who_helped(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-28."""
    ola = sign_in("ola")
    assert "Dette har du vært med på" not in home(ola)
    reach(cast, story, story.goal)
    page = home(ola)
    assert page.index("Dette har du vært med på") < page.index(story.goal.text)


def test_a_goal_that_somebody_else_reached_is_not_shown_as_the_participants(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    """P-28: to those who helped, and an invitation that was turned down is no help."""
    other = items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": "Lære å bake"})
    declined = {"goal": other, "what": "Bake sammen", "responsible": story.ola}
    measure = items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, values=declined)
    progress.answer_measure(
        actor=cast.actor("ola"),
        plan_id=story.plan.pk,
        measure_id=measure.pk,
        answer=MeasureAnswer.DECLINED,
        reason="Ikke tid.",
    )
    reach(cast, story, other)
    assert "Lære å bake" not in home(sign_in("ola"))


def test_three_goals_at_most_and_only_those_reached_lately_are_shown(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(4):
        values = {"text": f"Drøm {number}"}
        goal = items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values=values)
        helps = {"goal": goal, "what": "Hjelpe", "responsible": story.ola}
        items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Measure, values=helps)
        reach(cast, story, goal)
    page = home(sign_in("ola"))
    assert page.count("Drøm") == 3
    assert "Drøm 0" not in page
    Goal.objects.update(changed_at=clock.now() - timedelta(days=200))
    assert "Drøm" not in home(sign_in("ola"))


# The coordinator ------------------------------------------------------------------------------------------------------


def test_the_coordinators_desk_says_who_is_next_and_what_fails(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nina = cast.actor("nina")
    yesterday = clock.today() - timedelta(days=1)
    progress.change_frame(actor=nina, plan_id=story.plan.pk, values={"next_evaluation_on": yesterday})
    progress.answer_measure(
        actor=cast.actor("ola"),
        plan_id=story.plan.pk,
        measure_id=story.measure.pk,
        answer=MeasureAnswer.DECLINED,
        reason="Ikke tid.",
    )
    items.add(actor=nina, plan_id=story.plan.pk, model=Measure, values={"goal": story.goal, "what": "Uten eier"})
    page = home(sign_in("nina"))
    assert "dagen for gjennomgang er gått" in page
    assert "1 har sagt nei" in page
    assert "1 tiltak mangler ansvarlig" in page
    assert "Skriv hvordan det går" in page


def test_the_desk_leads_to_the_answers_that_are_waited_for(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-27: one click from the desk to who has answered, and none where nothing is waited for."""
    nina, evaluation = sign_in("nina"), f"/plans/{story.plan.pk}/evaluation/"
    assert evaluation not in home(nina)
    progress.ask_for_status(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        participant_ids=[story.ola.pk],
        question="Hvordan går treningen?",
        due_on=clock.today(),
    )
    assert evaluation in home(nina)


def test_the_desk_says_nothing_of_what_is_written(story: Story, sign_in: SignIn) -> None:
    page = home(sign_in("nina"))
    assert story.measure.what not in page
    assert story.words.text not in page
    assert not AuditEvent.objects.filter(operation=Operation.READ).exists()


def test_the_desk_counts_what_others_have_done_since_last_time(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    assert "Du har ikke åpnet planen det siste året" in home(nina)
    reads(cast, story, "nina")
    assert "Ingenting nytt siden sist" in home(nina)
    items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, values={"text": "Et nytt mål"})
    items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values={"text": "Et annet mål"})
    assert "1 endring siden sist" in home(nina)


def test_a_silent_plan_is_seen_on_the_desk(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-29: stagnant after a set time without change."""
    lifecycle.activate(actor=cast.actor("nina"), plan_id=story.plan.pk, exception="Kari ønsker det slik.")
    Plan.objects.filter(pk=story.plan.pk).update(changed_at=clock.now() - timedelta(days=200))
    assert "stille siden" in home(sign_in("nina"))


def test_the_desk_has_people_without_a_plan_too(cast: Cast, sign_in: SignIn) -> None:
    open_case(cast)
    page = home(sign_in("nina"))
    assert "Kari Lunde" in page
    assert "Ingen plan ennå" in page


def test_whoever_coordinates_nobody_sees_no_desk(story: Story, sign_in: SignIn) -> None:
    assert story.case.person.name not in home(sign_in("tor"))


# The coordinating unit and the leader ---------------------------------------------------------------------------------


def test_the_unit_sees_who_lacks_a_coordinator(cast: Cast, sign_in: SignIn) -> None:
    emil = a_child(cast)
    cases.open_case(actor=cast.actor("siri"), person=emil, responsible_body=cast.town.municipality)
    page = home(sign_in("siri"))
    assert page.index("Uten koordinator") < page.index("Emil Lunde")


def test_the_unit_is_reminded_of_offers_to_repeat(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """K-02: a no or not now may be followed by a new offer at a calmer time."""
    Offer.objects.create(
        case=story.case,
        kind=OfferKind.CHILD_COORDINATOR,
        information="",
        offered_on=LONG_AGO,
        answer=OfferAnswer.NOT_NOW,
        offer_again_on=clock.today(),
    )
    assert "barnekoordinator" in home(sign_in("siri"))
    cases.offer(actor=cast.actor("siri"), case_id=story.case.pk, kind=OfferKind.CHILD_COORDINATOR, information="Nå.")
    assert "barnekoordinator" not in home(sign_in("siri"))


def test_the_unit_sees_who_has_said_yes_to_a_plan_that_is_not_begun(cast: Cast, sign_in: SignIn) -> None:
    case = open_case(cast)
    said_yes_to_a_plan(cast, case.pk)
    page = home(sign_in("siri"))
    assert page.index("Sagt ja, men planen er ikke begynt") < page.index("Kari Lunde")


def test_the_unit_counts_plans_without_reading_them(story: Story, sign_in: SignIn) -> None:
    page = home(sign_in("siri"))
    assert "Personer i oppfølging" in page
    for text in (story.words.text, story.goal.text, story.measure.what):
        assert text not in page


def test_the_unit_of_another_municipality_sees_nothing_of_it(story: Story, sign_in: SignIn) -> None:
    assert story.case.person.name not in home(sign_in("ida"))


def test_the_leader_sees_coordinators_and_numbers_but_not_whom_it_is_for(story: Story, sign_in: SignIn) -> None:
    page = home(sign_in("liv"))
    assert "Nina Berg" in page
    assert story.case.person.name not in page


def test_somebody_with_several_roles_gets_the_sections_after_each_other(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    Position.objects.create(
        person=cast.ola.person, unit=cast.town.health, role=Role.LEADER, title="Leder", starts_on=LONG_AGO
    )
    page = home(sign_in("ola"))
    assert page.index("Det du er spurt om") < page.index("Koordinatorer i enheten din")
    assert story.measure.what in page


# Speed ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "most"), [("kari", 15), ("nina", 10), ("ola", 13), ("siri", 11), ("liv", 6)])
@pytest.mark.usefixtures("story")
def test_the_first_page_asks_the_database_a_fixed_number_of_times(
    sign_in: SignIn, name: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(name)
    home(client)
    with django_assert_max_num_queries(most):
        home(client)


def test_news_and_more_plans_keep_the_persons_first_page_quick(
    cast: Cast, story: Story, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    kari = sign_in("kari")
    reads(cast, story, "kari")
    for number in range(5):
        items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values={"text": f"Mål {number}"})
    assert "Nina Berg skrev et mål" in home(kari)
    with django_assert_max_num_queries(15):
        home(kari)


@pytest.mark.usefixtures("story")
def test_the_desk_takes_no_more_questions_for_many_people_than_for_few(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        person = persons.register(given_name=f"Nr{number}", family_name="Ås")
        case_id = case_of(cast, person)
        if number % 2:
            account = persons.open_account(person=person)
            give_and_start(cast, case_id, account.person)
    nina = sign_in("nina")
    page = home(nina)
    with django_assert_max_num_queries(11):
        home(nina)
    assert page.count("<h3") == 20
    assert "Se alle" in page


def give_and_start(cast: Cast, case_id: UUID, person: Person) -> Plan:
    consents.record(
        actor=cast.actor("nina"),
        case_id=case_id,
        plan_kind=PlanKind.INDIVIDUAL,
        giver=person,
        form="paper",
        given_on=clock.today(),
        evidence="Arkivskapet",
        informed_how="Vi snakket sammen.",
    )
    return lifecycle.start(actor=cast.actor("nina"), case_id=case_id, kind=PlanKind.INDIVIDUAL)


def reads(cast: Cast, story: Story, name: str) -> None:
    """Somebody opens the plan itself."""
    reading.open_plan(cast.actor(name), story.plan.pk, page="plan")


def test_a_part_in_a_plan_is_a_way_to_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """Relatives who take part have no menu; the first page is their way in."""
    items.add(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Participant,
        values={"participant_kind": "relative", "person": cast.per.person, "name": "Per Lunde", "role": "far"},
    )
    assert f'href="/plans/{story.plan.pk}/"' in home(sign_in("per"))
