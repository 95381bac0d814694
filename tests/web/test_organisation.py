"""Units and staff: found, added, corrected and ended by those who administer the organisation."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.access.actors import Role
from helhet.kernel import clock
from helhet.organisation.models import Area, Position, Unit
from helhet.people.actions import persons
from helhet.people.models import Person
from tests.cast import Cast, open_case
from tests.fixtures import SignIn

OVERVIEW = "/organisation/"
NUMBER = "01819090366"


@pytest.fixture
def administrator(cast: Cast) -> Cast:
    """The cast, with Tor as local administrator."""
    Position.objects.filter(person=cast.tor.person).update(role=Role.LOCAL_ADMINISTRATOR)
    return cast


def new_person(cast: Cast, **typed: object) -> dict[str, object]:
    return {
        "given_name": "Eva",
        "family_name": "Lie",
        "national_id": "",
        "title": "Jordmor",
        "unit_id": str(cast.town.health.pk),
        "role": "employee",
        "starts_on": f"{clock.today():%d.%m.%Y}",
        "ends_on": "",
        **typed,
    }


def people_url(cast: Cast) -> str:
    return reverse("organisation:position-new", args=[cast.town.municipality.pk])


def position_url(cast: Cast, name: str) -> str:
    return reverse("organisation:position", args=[Position.objects.get(person=cast[name].person).pk])


@pytest.mark.parametrize(("name", "is_shown"), [("siri", True), ("tor", True), ("nina", False), ("kari", False)])
def test_the_way_in_is_shown_to_those_who_may(administrator: Cast, sign_in: SignIn, name: str, is_shown: bool) -> None:
    client = sign_in(name)

    assert ("Enheter og ansatte" in client.get("/").content.decode()) == is_shown
    assert client.get(OVERVIEW).status_code == (200 if is_shown else 403)


def test_the_overview_shows_areas_units_and_people_of_ones_own_organisation(cast: Cast, sign_in: SignIn) -> None:
    text = sign_in("siri").get(OVERVIEW).content.decode()

    for shown in ("Helse og mestring", "Helsestasjonen", "99 00 00 10", "Nina Berg", "Helsesykepleier", "leder"):
        assert shown in text
    assert "Ida Ness" not in text


def test_another_organisation_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in("siri").get(OVERVIEW, {"organisation": str(cast.town.neighbour.pk)}).status_code == 404


def test_people_are_found_by_name_and_never_by_number(cast: Cast, sign_in: SignIn) -> None:
    siri = sign_in("siri")
    found = siri.post(OVERVIEW, {"search": "vik tor"}, follow=True).content.decode()

    assert "Tor Vik" in found
    assert "Nina Berg" not in found
    assert "Vi fant ingen" in siri.post(OVERVIEW, {"search": "Xenia"}, follow=True).content.decode()
    told = siri.post(OVERVIEW, {"search": NUMBER}, follow=True).content.decode()
    assert "Fødselsnummer skal ikke stå i søkefeltet" in told
    assert NUMBER not in told


def test_who_has_stopped_is_not_listed(cast: Cast, sign_in: SignIn) -> None:
    Position.objects.filter(person=cast.tor.person).update(ends_on=date(2024, 1, 1))

    assert "Tor Vik" not in sign_in("siri").get(OVERVIEW).content.decode()


def test_the_overview_asks_the_same_few_questions_whatever_there_is(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        unit = Unit.objects.create(organisation=cast.town.municipality, name=f"Enhet {number}")
        person = persons.register(given_name="Ansatt", family_name=f"Nummer {number}")
        Position.objects.create(person=person, unit=unit, title="Lærer", starts_on=date(2024, 1, 1))
    client = sign_in("siri")
    client.get(OVERVIEW)

    with django_assert_max_num_queries(8):
        text = client.get(OVERVIEW).content.decode()

    assert "side=2" in text


def test_an_area_and_a_unit_are_added_and_changed(cast: Cast, sign_in: SignIn) -> None:
    siri, body = sign_in("siri"), cast.town.municipality
    siri.post(reverse("organisation:area-new", args=[body.pk]), {"name": "Oppvekst"})
    area = Area.objects.get(name="Oppvekst")
    siri.post(
        reverse("organisation:unit-new", args=[body.pk]), {"name": "Skolen", "phone": "99 1", "area_id": str(area.pk)}
    )
    unit = Unit.objects.get(name="Skolen")
    assert (unit.area, unit.phone) == (area, "99 1")

    address = reverse("organisation:unit", args=[unit.pk])
    assert "Skolen" in siri.get(address).content.decode()
    siri.post(address, {"name": "Solvik skole", "phone": "", "area_id": ""})
    siri.post(reverse("organisation:area", args=[area.pk]), {"name": "Skole og oppvekst"})

    unit.refresh_from_db()
    area.refresh_from_db()
    assert (unit.name, unit.phone, unit.area, area.name) == ("Solvik skole", "", None, "Skole og oppvekst")


def test_a_name_in_use_is_said_beside_the_field(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("siri").post(
        reverse("organisation:unit-new", args=[cast.town.municipality.pk]),
        {"name": "Helsestasjonen", "phone": "", "area_id": ""},
    )

    assert response.context["form"].errors["name"] == ["Navnet er i bruk fra før."]


def test_somebody_new_is_added_with_a_position_and_is_found_as_a_colleague(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("siri").post(people_url(cast), new_person(cast), follow=True)

    assert "Eva Lie er lagt til." in response.content.decode()
    assert Position.objects.get(title="Jordmor").person.account.is_active
    case = open_case(cast)
    search = sign_in("siri").post(reverse("cases:coordinator", args=[case.pk]), {"search": "eva"}, follow=True)
    assert "Jordmor" in search.content.decode()


def test_who_is_known_is_found_by_the_number_if_the_name_fits(cast: Cast, sign_in: SignIn) -> None:
    known = persons.register(given_name="Eva", family_name="Lie", national_id=NUMBER)
    siri = sign_in("siri")
    siri.post(people_url(cast), new_person(cast, national_id=NUMBER))
    assert Position.objects.get(title="Jordmor").person == known

    response = siri.post(people_url(cast), new_person(cast, national_id=NUMBER, given_name="Per"))
    assert "et annet navn" in str(response.context["form"].errors["national_id"])
    assert NUMBER not in response.content.decode()


@pytest.mark.parametrize(
    ("field", "typed"), [("national_id", "12345678901"), ("ends_on", "01.01.2020"), ("unit_id", ""), ("title", "")]
)
def test_what_is_wrong_is_said_at_its_field_and_nobody_is_added(
    cast: Cast, sign_in: SignIn, field: str, typed: str
) -> None:
    before = Person.objects.count()
    response = sign_in("siri").post(people_url(cast), new_person(cast, **{field: typed}))

    assert field in response.context["form"].errors
    assert Person.objects.count() == before


def test_a_unit_of_another_organisation_cannot_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("siri").post(people_url(cast), new_person(cast, unit_id=str(cast.town.elsewhere.pk)))

    assert "unit_id" in response.context["form"].errors


def test_a_position_is_ended_on_a_day_and_another_is_added(cast: Cast, sign_in: SignIn) -> None:
    siri, address = sign_in("siri"), position_url(cast, "tor")
    siri.post(address, {"title": "Ergoterapeut", "starts_on": "01.01.2020", "ends_on": "30.06.2024"})
    siri.post(
        address + "another/",
        {
            "title": "Enhetsleder",
            "unit_id": str(cast.town.office.pk),
            "role": "leader",
            "starts_on": "01.07.2024",
            "ends_on": "",
        },
    )

    held = list(Position.objects.filter(person=cast.tor.person).values_list("title", "ends_on"))
    assert held == [("Ergoterapeut", date(2024, 6, 30)), ("Enhetsleder", None)]


def test_who_coordinates_is_replaced_before_the_position_ends(cast: Cast, sign_in: SignIn) -> None:
    """W-02."""
    open_case(cast)

    assert "koordinator for én person" in sign_in("siri").get(position_url(cast, "nina")).content.decode()
    assert "koordinator for" not in sign_in("siri").get(position_url(cast, "tor")).content.decode()


def test_ones_own_position_has_no_form(cast: Cast, sign_in: SignIn) -> None:
    siri, address = sign_in("siri"), position_url(cast, "siri")
    text = siri.get(address).content.decode()

    assert "Ingen gir seg selv en stilling" in text
    assert "starts_on" not in text
    assert siri.post(address, {"title": "Sjef", "starts_on": "01.01.2020", "ends_on": ""}).status_code == 403
    assert siri.get(address + "another/").status_code == 403
