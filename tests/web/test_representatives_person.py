"""What is known of the person: kept right by the person's side and by those who lead the case."""

import pytest
from django.urls import reverse

from helhet.audit.models import AuditEvent
from helhet.people.actions import persons
from helhet.people.models import Person
from helhet.plans.models import Case
from tests.cast import Cast, Story, open_case
from tests.fixtures import SignIn

NUMBER = "01819090366"
REACH = {
    "language": "nn",
    "interpreter_language": "tegnspråk",
    "communication": "Skriver på mobil",
    "phone": "99 00 00 20",
    "email": "kari@eksempel.no",
}
WHO = {"given_name": "Kari", "family_name": "Lunde Vik", "birth_date": "12.04.2009", "national_id": ""}


@pytest.fixture
def case(cast: Cast) -> Case:
    return open_case(cast)


def url(case: Case) -> str:
    return reverse("cases:person", args=[case.pk])


def test_the_person_says_how_to_be_reached_and_not_who_she_is(case: Case, sign_in: SignIn) -> None:
    """The birth date decides who consents (pbrl § 4-3)."""
    kari = sign_in("kari")
    assert "birth_date" not in kari.get(url(case)).content.decode()

    kari.post(url(case), REACH | WHO | {"birth_date": "01.01.1990"})

    person = Person.objects.get(pk=case.person_id)
    assert {name: getattr(person, name) for name in REACH} == REACH
    assert (person.birth_date, person.family_name) == (case.person.birth_date, "Lunde")
    event = AuditEvent.objects.get(object_kind="person")
    assert (event.chain_id, sorted(event.detail["fields"])) == (case.pk, sorted(REACH))
    assert "99 00 00 20" not in str(event.detail)


def test_what_is_said_is_read_on_the_page_of_the_case(case: Case, sign_in: SignIn) -> None:
    text = sign_in("kari").post(url(case), REACH, follow=True).content.decode()

    for name in ("interpreter_language", "communication", "phone", "email"):
        assert REACH[name] in text


@pytest.mark.parametrize("name", ["nina", "siri"])
def test_those_who_lead_also_correct_name_and_birth_date(case: Case, sign_in: SignIn, name: str) -> None:
    sign_in(name).post(url(case), REACH | WHO)

    assert Person.objects.get(pk=case.person_id).family_name == "Lunde Vik"


def test_a_number_is_added_once_shown_masked_and_never_replaced(case: Case, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    nina.post(url(case), REACH | WHO | {"national_id": NUMBER})
    assert persons.find(national_id=NUMBER) == case.person

    text = nina.get(url(case)).content.decode()
    assert "018190 *****" in text
    assert NUMBER not in text
    nina.post(url(case), REACH | WHO | {"national_id": "13897248022"})
    assert Person.objects.get(pk=case.person_id).national_id == NUMBER


@pytest.mark.parametrize(
    ("field", "value"), [("national_id", NUMBER), ("national_id", "123"), ("email", "kari"), ("given_name", "")]
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    case: Case, sign_in: SignIn, field: str, value: str
) -> None:
    persons.register(given_name="En", family_name="Annen", national_id=NUMBER)
    response = sign_in("nina").post(url(case), REACH | WHO | {field: value})

    assert field in response.context["form"].errors
    assert Person.objects.get(pk=case.person_id).phone == ""


def test_saving_what_is_already_so_records_nothing(case: Case, sign_in: SignIn) -> None:
    for _ in range(2):
        sign_in("nina").post(url(case), REACH | WHO)

    assert AuditEvent.objects.filter(object_kind="person").count() == 1


@pytest.mark.parametrize(
    ("name", "expected"), [("kari", 200), ("nina", 200), ("siri", 200), ("ola", 403), ("tor", 404)]
)
def test_who_corrects(story: Story, sign_in: SignIn, name: str, expected: int) -> None:
    assert sign_in(name).get(url(story.case)).status_code == expected
    if expected != 200:
        assert sign_in(name).post(url(story.case), REACH).status_code == expected
