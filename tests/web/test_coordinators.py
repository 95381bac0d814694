"""Appointing a coordinator: found by name, reached directly, never without (W-02)."""

import pytest
from django.urls import reverse

from helhet.kernel import clock
from helhet.organisation.models import Position
from helhet.people.models import Account
from helhet.plans.models import Case
from tests.cast import Cast, Story, open_case
from tests.fixtures import SignIn


@pytest.fixture
def case(cast: Cast) -> Case:
    return open_case(cast)


def url(case: Case, account: Account | None = None) -> str:
    address = reverse("cases:coordinator", args=[case.pk])
    return f"{address}?position={Position.objects.get(person=account.person).pk}" if account else address


TYPED = {
    "kind": "municipal",
    "phone": "99 00 00 12",
    "stand_in": "Liv Haug, 99 00 00 13",
    "wish": "Kari vil ha en som svarer på melding.",
    "appointed_on": f"{clock.today():%d.%m.%Y}",
    "change_reason": "Nina bytter jobb",
}


@pytest.mark.parametrize(("words", "found"), [("tor", "Tor Vik"), ("Ida Ness", "Fjellvik kommune"), ("vik tor", "Tor")])
def test_staff_of_any_organisation_is_found_by_name(case: Case, sign_in: SignIn, words: str, found: str) -> None:
    text = sign_in("siri").post(url(case), {"search": words}, follow=True).content.decode()

    assert found in text


def test_a_name_nobody_has_says_what_to_try(case: Case, sign_in: SignIn) -> None:
    text = sign_in("siri").post(url(case), {"search": "Xenia"}, follow=True).content.decode()

    assert "Prøv bare fornavn eller etternavn" in text


def test_somebody_who_has_stopped_working_is_not_found(cast: Cast, case: Case, sign_in: SignIn) -> None:
    Position.objects.filter(person=cast.tor.person).update(ends_on=clock.add_months(clock.today(), -1))

    assert "Tor Vik" not in sign_in("siri").post(url(case), {"search": "tor"}, follow=True).content.decode()


def test_the_new_one_takes_over_with_direct_phone_and_stand_in(cast: Cast, case: Case, sign_in: SignIn) -> None:
    """W-02; hol § 7-2."""
    response = sign_in("siri").post(url(case, cast.tor), TYPED)

    assert response.headers["Location"] == reverse("cases:case", args=[case.pk])
    now = case.coordinators.current().get()
    assert (now.person, now.phone, now.stand_in, now.wish) == (
        cast.tor.person,
        TYPED["phone"],
        TYPED["stand_in"],
        TYPED["wish"],
    )
    assert now.unit_name == "Helsestasjonen, Solvik kommune"
    assert case.coordinators.get(person=cast.nina.person).end_reason == "Nina bytter jobb"


def test_who_hands_over_and_no_longer_has_a_part_is_led_home(cast: Cast, case: Case, sign_in: SignIn) -> None:
    nina = sign_in("nina")

    response = nina.post(url(case, cast.tor), TYPED)

    assert response.headers["Location"] == reverse("home:home")
    assert nina.get(url(case)).status_code == 404


def test_ending_without_somebody_who_takes_over_is_not_offered(cast: Cast, case: Case, sign_in: SignIn) -> None:
    """W-02."""
    siri = sign_in("siri")
    text = siri.get(url(case)).content.decode()
    siri.post(url(case), TYPED)

    assert "til en annen tar over" in text
    assert case.coordinators.current().get().person == cast.nina.person


def test_a_childrens_coordinator_is_for_those_under_18(cast: Cast, case: Case, sign_in: SignIn) -> None:
    """Law: hol § 7-2 a."""
    person = cast.kari.person
    assert "Barnekoordinator" in sign_in("siri").get(url(case, cast.tor)).content.decode()

    person.birth_date = clock.add_months(clock.today(), -12 * 18)
    person.save()
    assert "Barnekoordinator" not in sign_in("siri").get(url(case, cast.tor)).content.decode()
    sign_in("siri").post(url(case, cast.tor), TYPED | {"kind": "child"})
    assert not case.coordinators.filter(kind="child").exists()


def test_a_phone_is_asked_for_and_the_wish_is_kept(cast: Cast, case: Case, sign_in: SignIn) -> None:
    response = sign_in("siri").post(url(case, cast.tor), TYPED | {"phone": ""})

    assert "phone" in response.context["form"].errors
    assert TYPED["wish"] in response.content.decode()


@pytest.mark.parametrize(
    ("name", "expected"), [("kari", 403), ("nina", 200), ("siri", 200), ("ola", 403), ("liv", 404), ("ida", 404)]
)
def test_who_appoints(story: Story, sign_in: SignIn, name: str, expected: int) -> None:
    """Law: hol § 7-3."""
    assert sign_in(name).get(url(story.case)).status_code == expected


def test_a_long_search_asks_the_database_few_questions(
    case: Case, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = sign_in("siri")
    client.post(url(case), {"search": "er"})
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(url(case))
