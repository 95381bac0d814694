"""The pages about being able to decide: entered by the coordinator, read by the person (pbrl § 4-3)."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.kernel import clock
from helhet.people.models import CompetenceAssessment
from helhet.plans.models import Case
from tests.cast import Cast, Story, unable
from tests.fixtures import SignIn


def url(case: Case, name: str = "competence") -> str:
    return reverse(f"cases:{name}", args=[case.pk])


def typed(**changes: object) -> dict[str, object]:
    today = clock.today()
    return {
        "decision": "plan",
        "about": "Om vi skal lage en plan for flyttingen.",
        "matters": ["1"],
        "made_easier": "Bilder og god tid.",
        "facts": "Vi snakket sammen to ganger.",
        "conclusion": "unable",
        "assessor": "Gro Fossum, fastlege",
        "assessor_number": "",
        "assessed_on": f"{today:%d.%m.%Y}",
        "shown_to": "Kari og moren",
        "shown_on": f"{today:%d.%m.%Y}",
        "reassess_on": f"{clock.add_months(today, 3):%d.%m.%Y}",
        **changes,
    }


def test_the_coordinator_enters_it_and_the_person_reads_why(story: Story, sign_in: SignIn) -> None:
    nina, kari = sign_in("nina"), sign_in("kari")
    assert "overveiende sannsynlig" in nina.get(url(story.case, "competence-new")).content.decode()

    nina.post(url(story.case, "competence-new"), typed())

    text = kari.get(url(story.case)).content.decode()
    for told in (
        "Bilder og god tid.",
        "Vi snakket sammen to ganger.",
        "Gro Fossum, fastlege",
        "Vurderes på nytt",
        "klage",
    ):
        assert told in text
    assert url(story.case, "competence-new") not in text


@pytest.mark.parametrize("field", ["about", "facts", "made_easier", "assessor", "shown_to", "matters", "decision"])
def test_what_is_missing_is_said_beside_the_field_and_the_rest_is_kept(
    story: Story, sign_in: SignIn, field: str
) -> None:
    response = sign_in("nina").post(url(story.case, "competence-new"), typed(**{field: ""}))

    assert field in response.context["form"].errors
    if field != "facts":
        assert "Vi snakket sammen to ganger." in response.content.decode()
    assert not CompetenceAssessment.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reassess_on": "01.01.2020"}, "reassess_on"),
        ({"shown_on": "01.01.2020"}, "shown_on"),
        ({"assessor_number": "tolv"}, "assessor_number"),
    ],
)
def test_days_in_the_wrong_order_are_said_beside_the_field(
    story: Story, sign_in: SignIn, changes: dict[str, object], field: str
) -> None:
    response = sign_in("nina").post(url(story.case, "competence-new"), typed(**changes))

    assert field in response.context["form"].errors


def test_the_person_who_cannot_decide_this_is_led_to_the_reason(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """pbrl § 4-3: shown to the person."""
    unable(cast.kari.person)
    address = reverse("cases:consent", args=[story.case.pk, "education"])
    text = sign_in("kari").get(address).content.decode()

    assert "Ja, jeg samtykker" not in text
    assert "Les vurderingen" in text


def test_it_is_ended_with_a_reason_and_stays_in_the_list(cast: Cast, story: Story, sign_in: SignIn) -> None:
    made, nina = unable(cast.kari.person), sign_in("nina")
    ending = reverse("cases:competence-ending", args=[story.case.pk, made.pk])
    assert ending in nina.get(url(story.case)).content.decode()
    assert "end_reason" in nina.post(ending, {"end_reason": ""}).context["form"].errors

    text = nina.post(ending, {"end_reason": "Frisk igjen."}, follow=True).content.decode()

    assert "Frisk igjen." in text
    assert ending not in text


def test_somebody_elses_assessment_is_not_there(cast: Cast, story: Story, sign_in: SignIn) -> None:
    made = unable(cast.tor.person)
    ending = reverse("cases:competence-ending", args=[story.case.pk, made.pk])

    assert sign_in("nina").get(ending).status_code == 404
    assert sign_in("nina").post(ending, {"end_reason": "Ja"}).status_code == 404


def test_the_page_asks_few_questions_however_many_assessments(
    cast: Cast, story: Story, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        unable(cast.kari.person)
    client = sign_in("kari")
    with django_assert_max_num_queries(12):
        client.get(url(story.case))
