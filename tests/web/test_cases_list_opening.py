"""Beginning somebody's follow-up: who may, whom it finds, and that a number is never shown."""

import pytest
from django.test import Client

from helhet.access.actors import Role
from helhet.organisation.models import Position
from helhet.people.actions import persons
from helhet.people.models import Person
from helhet.plans.models import Case
from tests.cast import LONG_AGO, Cast, open_case
from tests.fixtures import SignIn

ADDRESS = "/cases/new/"
SYNTHETIC = "01819090366"
REAL_LOOKING = "01019090341"


def fill_in(client: Client, **values: str) -> str:
    """What the page says after the form is sent, followed to where it leads."""
    answer = client.post(ADDRESS, {"given_name": "Emil", "family_name": "Lunde", **values}, follow=True)
    assert answer.status_code == 200
    addresses = [address for address, _ in answer.redirect_chain]
    page = answer.content.decode()
    for number in (SYNTHETIC, REAL_LOOKING):
        assert number not in page
        assert not any(number in address for address in addresses)
    return page


@pytest.mark.parametrize("name", ["nina", "siri", "tor", "liv"])
@pytest.mark.usefixtures("cast")
def test_whoever_works_there_may_begin(sign_in: SignIn, name: str) -> None:
    """IP regulation § 6: each service has a duty of its own to start."""
    client = sign_in(name)
    assert "Hvem har ansvaret?" not in client.get(ADDRESS).content.decode()
    fill_in(client, reason="Trenger flere tjenester.")
    case = Case.objects.get()
    assert (case.person.name, case.reason) == ("Emil Lunde", "Trenger flere tjenester.")


@pytest.mark.usefixtures("cast")
def test_others_may_not(sign_in: SignIn) -> None:
    kari = sign_in("kari")
    assert kari.get(ADDRESS).status_code == 403
    answer = kari.post(ADDRESS, {"given_name": "Emil", "family_name": "Lunde", "national_id": SYNTHETIC})
    assert answer.status_code == 403
    assert SYNTHETIC not in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.usefixtures("cast")
def test_a_number_is_kept_encrypted_and_never_shown(sign_in: SignIn) -> None:
    fill_in(sign_in("nina"), national_id="018190 90366", birth_date="1.1.1990")
    assert Case.objects.get().person.national_id == SYNTHETIC


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("123", "Nummeret må ha 11 siffer."),
        ("0181909036x", "Nummeret kan bare ha tall."),
        ("01819090367", "Nummeret stemmer ikke."),
        (REAL_LOOKING, "Dette ser ut som nummeret til en virkelig person."),
    ],
)
def test_a_number_that_cannot_be_taken_is_explained_and_nothing_is_kept(
    sign_in: SignIn, number: str, says: str
) -> None:
    """FOR-2017-07-14-1201 § 2-2-1: the form of a number can be checked."""
    page = fill_in(sign_in("nina"), national_id=number, reason="Hva jeg skrev")
    assert says in page
    assert "Hva jeg skrev" in page
    assert f'value="{number}"' not in page
    assert not Case.objects.exists()
    assert not Person.objects.filter(given_name="Emil").exists()


@pytest.mark.usefixtures("cast")
def test_the_one_who_is_known_is_found_by_number(sign_in: SignIn) -> None:
    emil = persons.register(given_name="Emil", family_name="Lunde", national_id=SYNTHETIC)
    fill_in(sign_in("nina"), given_name="emil", national_id=SYNTHETIC)
    assert Case.objects.get().person == emil


@pytest.mark.usefixtures("cast")
def test_a_number_with_another_name_opens_nothing_and_tells_no_name(sign_in: SignIn) -> None:
    persons.register(given_name="Aksel", family_name="Hemmelig", national_id=SYNTHETIC)
    page = fill_in(sign_in("nina"), national_id=SYNTHETIC)
    assert "registrert på et annet navn" in page
    assert "Hemmelig" not in page
    assert not Case.objects.exists()


@pytest.mark.usefixtures("cast")
def test_a_case_that_is_there_already_is_shown_and_said(sign_in: SignIn) -> None:
    nina = sign_in("nina")
    persons.register(given_name="Emil", family_name="Lunde", national_id=SYNTHETIC)
    fill_in(nina, national_id=SYNTHETIC)
    assert "var begynt fra før" in fill_in(nina, national_id=SYNTHETIC)
    assert Case.objects.count() == 1


@pytest.mark.usefixtures("cast")
def test_a_case_of_others_is_not_opened_by_knowing_the_number(sign_in: SignIn) -> None:
    fill_in(sign_in("nina"), national_id=SYNTHETIC)
    page = fill_in(sign_in("tor"), national_id=SYNTHETIC)
    assert "Spør koordinerende enhet" in page


@pytest.mark.usefixtures("cast")
def test_names_are_needed(sign_in: SignIn) -> None:
    page = fill_in(sign_in("nina"), given_name="", family_name="")
    assert "Skriv inn noe i «Fornavn»." in page
    assert not Case.objects.exists()


def test_whoever_works_in_two_places_chooses_which_is_responsible(cast: Cast, sign_in: SignIn) -> None:
    Position.objects.create(
        person=cast.nina.person, unit=cast.town.elsewhere, role=Role.EMPLOYEE, title="Vikar", starts_on=LONG_AGO
    )
    nina = sign_in("nina")
    assert "Velg et svar" in fill_in(nina)
    fill_in(nina, responsible_body=str(cast.town.neighbour.pk))
    assert Case.objects.get().responsible_body == cast.town.neighbour


def test_a_body_one_does_not_work_at_cannot_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    fill_in(sign_in("nina"), responsible_body=str(cast.town.neighbour.pk))
    assert Case.objects.get().responsible_body == cast.town.municipality


def test_the_page_is_no_way_into_an_open_case(cast: Cast, sign_in: SignIn) -> None:
    case = open_case(cast)
    assert sign_in("tor").get(f"/cases/{case.pk}/").status_code == 404
