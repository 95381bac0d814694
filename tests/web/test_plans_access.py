"""Who may read the pages of a plan, and what reading leaves behind."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.audit.models import AuditEvent, Operation
from helhet.people.models import Person
from helhet.plans.actions import consents, items
from helhet.plans.models import Comment, Goal, Measure, Need, PlanKind, Step
from tests.cast import Cast, Story, represent
from tests.fixtures import SignIn

PAGES = ("plan", "goal", "who-does-what", "timeline", "services", "about-me", "crisis", "diary")
every_page = pytest.mark.parametrize("page", PAGES)


def address(story: Story, page: str) -> str:
    goal = [story.goal.pk] if page == "goal" else []
    return reverse(f"plans:{page}", args=[story.plan.pk, *goal])


@every_page
@pytest.mark.parametrize("name", ["kari", "nina", "ola"])
def test_the_person_the_coordinator_and_a_participant_read_every_page(
    story: Story, sign_in: SignIn, page: str, name: str
) -> None:
    response = sign_in(name).get(address(story, page))

    assert response.status_code == 200
    assert "Kari Lunde" in response.text


@every_page
def test_the_coordinating_unit_is_told_why_it_cannot_read(story: Story, sign_in: SignIn, page: str) -> None:
    """A-19: the unit knows that the plan is there, not what it says."""
    response = sign_in("siri").get(address(story, page))

    assert response.status_code == 403
    assert "ikke hva som står i den" in response.text
    assert story.words.text not in response.text


@every_page
@pytest.mark.parametrize("name", ["tor", "ida", "liv"])
def test_for_those_without_a_ground_the_plan_does_not_exist(
    story: Story, sign_in: SignIn, page: str, name: str
) -> None:
    assert sign_in(name).get(address(story, page)).status_code == 404


@every_page
def test_nobody_reads_without_signing_in(story: Story, client: Client, page: str) -> None:
    response = client.get(address(story, page))

    assert response.status_code == 302
    assert response["Location"].startswith("/logg-inn/")


@every_page
@pytest.mark.parametrize(("born", "status"), [(date(2015, 5, 1), 200), (date(2009, 4, 12), 404)])
def test_a_parent_reads_until_the_child_is_sixteen(
    story: Story, cast: Cast, sign_in: SignIn, page: str, born: date, status: int
) -> None:
    """Pbrl § 4-4; from 16 the young person decides alone (§ 4-3)."""
    Person.objects.filter(pk=cast.kari.person_id).update(birth_date=born)
    represent(cast.per.person, cast.kari.person)

    assert sign_in("per").get(address(story, page)).status_code == status


@every_page
def test_every_reading_is_recorded_with_its_page(story: Story, sign_in: SignIn, page: str) -> None:
    """FOR-2019-03-01-168 § 14."""
    sign_in("ola").get(address(story, page))

    event = AuditEvent.objects.filter(operation=Operation.READ).order_by("-number").first()
    assert event is not None
    assert (event.actor_name, event.object_id) == ("Ola Dahl", story.plan.pk)
    assert event.detail["page"] == page


def test_a_goal_of_another_plan_is_not_found(story: Story, sign_in: SignIn) -> None:
    assert sign_in("nina").get(reverse("plans:goal", args=[story.plan.pk, uuid4()])).status_code == 404
    assert sign_in("nina").get(reverse("plans:goal", args=[story.plan.pk, story.measure.pk])).status_code == 404


@every_page
def test_withdrawn_consent_leaves_the_plan_to_the_person(story: Story, cast: Cast, sign_in: SignIn, page: str) -> None:
    """IP regulation § 5: the record is kept, and closed to everybody else."""
    consents.withdraw(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=PlanKind.INDIVIDUAL)

    own, others = sign_in("kari").get(address(story, page)), sign_in("nina").get(address(story, page))

    assert own.status_code == 200
    assert "stoppet" in own.text
    assert others.status_code == 403


@every_page
@pytest.mark.parametrize("name", ["kari", "nina"])
def test_pages_ask_the_database_a_fixed_number_of_times(
    story: Story,
    cast: Cast,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    page: str,
    name: str,
) -> None:
    browser = sign_in(name)
    browser.get(address(story, page))
    write_more(cast, story)

    with django_assert_max_num_queries(12) as few:
        browser.get(address(story, page))
    write_more(cast, story, times=5)
    with django_assert_max_num_queries(len(few)):
        browser.get(address(story, page))


def write_more(cast: Cast, story: Story, times: int = 1) -> None:
    ola = cast.actor("ola")
    for number in range(times):
        goal = items.add(actor=cast.actor("nina"), plan_id=story.plan.pk, model=Goal, values={"text": f"Mål {number}"})
        for model, values in (
            (Measure, {"goal": goal, "what": f"Tiltak {number}", "responsible": story.ola}),
            (Step, {"goal": goal, "text": "Et steg", "responsible": story.ola}),
            (Comment, {"goal": goal, "text": "Det går fint."}),
            (Need, {"text": "Noen å øve med"}),
        ):
            items.add(actor=ola, plan_id=story.plan.pk, model=model, values=values)
