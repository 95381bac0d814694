"""Parents, guardians and others who act for the person: registered on a basis somebody has seen, and ended on a day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.audit.models import AuditEvent, Operation
from helhet.kernel import clock
from helhet.people.actions import persons
from helhet.people.models import Person, Representation
from helhet.plans.models import Case
from tests.cast import Cast, Story, open_case, represent
from tests.fixtures import SignIn

NUMBER = "01819090366"


@pytest.fixture
def case(cast: Cast) -> Case:
    """Kari's case, as a child of ten."""
    made = open_case(cast)
    _born(made.person, years=10)
    return made


def _born(person: Person, *, years: int) -> None:
    person.birth_date = clock.add_months(clock.today(), -12 * years)
    person.save()


def url(case: Case) -> str:
    return reverse("cases:representatives", args=[case.pk])


def typed(**values: object) -> dict[str, object]:
    today = f"{clock.today():%d.%m.%Y}"
    return {
        "capacity": "parent",
        "given_name": "Anne",
        "family_name": "Lunde",
        "national_id": "",
        "birth_date": "03.04.1985",
        "matters": ["1", "2", "4", "8"],
        "scope": "",
        "basis": "Folkeregisteret",
        "reference": "",
        "verified_by": "Nina Berg",
        "verified_on": today,
        "starts_on": today,
        "ends_on": "",
        **values,
    }


def over(day: str) -> dict[str, str]:
    return {"ends_on": day, "end_reason": "Bor et annet sted nå."}


def test_a_parent_is_registered_can_sign_in_and_is_asked_for_consent(case: Case, sign_in: SignIn) -> None:
    """Law: pbrl § 4-4."""
    nina = sign_in("nina")
    standing = reverse("cases:consent-record", args=[case.pk, "individual"])
    assert url(case) in nina.get(standing).content.decode()

    text = nina.post(url(case), typed(), follow=True).content.decode()

    made = Representation.objects.get()
    assert made.representative.account.is_active
    assert (made.basis, made.verified_by, made.verified_on) == ("Folkeregisteret", "Nina Berg", clock.today())
    assert "Anne Lunde" in text
    assert "Vi venter på svar fra Anne Lunde." in nina.get(standing).content.decode()
    event = AuditEvent.objects.get(object_kind="representation")
    assert (event.operation, event.chain_id, event.object_id) == (Operation.ADD, case.pk, made.pk)


@pytest.mark.parametrize("capacity", ["guardian", "lasting_power"])
def test_a_mandate_has_a_scope(case: Case, sign_in: SignIn, capacity: str) -> None:
    """Law: vergemålsloven §§ 26, 32 and 80."""
    _born(case.person, years=40)
    siri = sign_in("siri")
    response = siri.post(url(case), typed(capacity=capacity))
    assert "scope" in response.context["form"].errors
    assert not Person.objects.filter(given_name="Anne").exists()

    siri.post(url(case), typed(capacity=capacity, scope="Helse og velferd"))
    assert Representation.objects.get().scope == "Helse og velferd"


@pytest.mark.parametrize("field", ["basis", "matters", "verified_on", "starts_on", "capacity", "given_name"])
def test_what_it_rests_on_and_from_when_is_asked_for(case: Case, sign_in: SignIn, field: str) -> None:
    response = sign_in("nina").post(url(case), typed(**{field: ""}))

    assert field in response.context["form"].errors
    assert not Representation.objects.exists()


def test_nobody_is_registered_by_name_alone(case: Case, sign_in: SignIn) -> None:
    response = sign_in("nina").post(url(case), typed(birth_date=""))

    assert "birth_date" in response.context["form"].errors


def test_who_is_known_is_found_by_number(case: Case, sign_in: SignIn) -> None:
    anne = persons.register(given_name="Anne", family_name="Lunde", national_id=NUMBER)
    response = sign_in("nina").post(url(case), typed(national_id=NUMBER, birth_date=""), follow=True)

    assert Representation.objects.get().representative == anne
    assert NUMBER not in response.content.decode()


def test_a_number_on_another_name_opens_nothing(case: Case, sign_in: SignIn) -> None:
    persons.register(given_name="Ukjent", family_name="Person", national_id=NUMBER)
    response = sign_in("nina").post(url(case), typed(national_id=NUMBER))

    assert "national_id" in response.context["form"].errors
    assert "Ukjent" not in response.content.decode()


def test_the_same_name_and_birth_date_is_asked_about(case: Case, sign_in: SignIn) -> None:
    anne = persons.register(given_name="Anne", family_name="Lunde", birth_date=date(1985, 4, 3))
    nina = sign_in("nina")
    response = nina.post(url(case), typed(given_name="anne"))
    assert "Er det samme person?" in response.content.decode()
    assert not Representation.objects.exists()

    nina.post(url(case), typed(same_person=str(anne.pk)))
    assert Representation.objects.get().representative == anne

    nina.post(url(case), typed(same_person="new"))
    assert Person.objects.filter(given_name="Anne", family_name="Lunde").count() == 2


@pytest.mark.parametrize("years", [18, None])
def test_parents_are_registered_for_children_only(case: Case, sign_in: SignIn, years: int | None) -> None:
    """Law: barneloven § 30, vergemålsloven § 8."""
    if years is None:
        Person.objects.filter(pk=case.person_id).update(birth_date=None)
    else:
        _born(case.person, years=years)
    client = sign_in("nina")
    response = client.post(url(case), typed())

    assert "capacity" in response.context["form"].errors
    assert ("Skriv inn fødselsdatoen" in client.get(url(case)).content.decode()) == (years is None)


def test_nobody_acts_for_themselves_or_is_registered_twice(cast: Cast, case: Case, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    herself = typed(given_name="Kari", family_name="Lunde", same_person=str(case.person_id), capacity="guardian")
    _born(case.person, years=40)
    herself["birth_date"] = f"{case.person.birth_date:%d.%m.%Y}"
    assert nina.post(url(case), herself | {"scope": "Alt"}).context["form"].non_field_errors()
    _born(case.person, years=10)

    represent(cast.per.person, case.person)
    again = typed(given_name="Per", birth_date="30.01.1975", same_person=str(cast.per.person.pk))
    assert "starts_on" in nina.post(url(case), again).context["form"].errors
    assert Representation.objects.count() == 1


def test_it_ends_on_a_day_and_stays_in_the_list(cast: Cast, case: Case, sign_in: SignIn) -> None:
    represent(cast.per.person, case.person)
    made, yesterday = Representation.objects.get(), clock.today() - timedelta(days=1)
    ending = reverse("cases:representative-ending", args=[case.pk, made.pk])
    nina, per = sign_in("nina"), sign_in("per")
    case_url = reverse("cases:case", args=[case.pk])
    assert per.get(case_url).status_code == 200

    assert "ends_on" in nina.post(ending, over("01.01.2019")).context["form"].errors
    text = nina.post(ending, over(f"{yesterday:%d.%m.%Y}"), follow=True).content.decode()

    assert "Per Lunde" in text
    assert ending not in text
    assert per.get(case_url).status_code == 404
    assert "ends_on" in nina.post(ending, over("01.01.2030")).context["form"].errors


def test_somebody_elses_representative_is_not_there(cast: Cast, case: Case, sign_in: SignIn) -> None:
    represent(cast.per.person, cast.tor.person)
    stranger = Representation.objects.get().pk

    ending = reverse("cases:representative-ending", args=[case.pk, stranger])
    assert sign_in("nina").get(ending).status_code == 404
    assert sign_in("nina").post(ending, {"ends_on": "01.01.2030"}).status_code == 404


def test_the_participants_of_a_plan_stay_as_they_are(story: Story, sign_in: SignIn) -> None:
    text = sign_in("nina").get(url(story.case)).content.decode()
    add = reverse("items:add", args=[story.plan.pk, "participant"])

    assert "Deltakerne i planen endres ikke av seg selv" in text
    assert add in text
    assert add not in sign_in("siri").get(url(story.case)).content.decode()


@pytest.mark.parametrize(
    ("name", "expected"), [("kari", 403), ("nina", 200), ("siri", 200), ("ola", 403), ("tor", 404), ("ida", 404)]
)
def test_who_registers(story: Story, sign_in: SignIn, name: str, expected: int) -> None:
    assert sign_in(name).get(url(story.case)).status_code == (200 if name == "kari" else expected)
    if expected != 200:
        assert sign_in(name).post(url(story.case), typed()).status_code == expected
        assert not Representation.objects.exists()


def test_the_page_asks_the_database_few_questions(
    cast: Cast, case: Case, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("per", "tor", "liv"):
        represent(cast[name].person, case.person)
    client = sign_in("nina")
    client.get(url(case))
    with django_assert_max_num_queries(8):
        client.get(url(case))
