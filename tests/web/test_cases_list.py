"""The list of everybody in follow-up: who sees whom, and that it stays fast and silent about what is written."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from helhet.kernel import clock
from helhet.people.actions import persons
from helhet.plans import register
from helhet.plans.actions import cases, items, lifecycle, progress
from helhet.plans.models import Case, Participant, Plan, Threshold
from tests.cast import Cast, Story, open_case
from tests.fixtures import SignIn


def page(client: Client, search: str = "", **query: str) -> str:
    """The list as it is, or after a search for a name and a choice of filters."""
    answer = client.get("/cases/", query)
    if search:
        answer = client.post("/cases/", {"search": search, "status": "", **query}, follow=True)
        assert search not in answer.redirect_chain[0][0]
    assert answer.status_code == 200
    return answer.content.decode()


def open_for(cast: Cast, given_name: str, family_name: str) -> Case:
    person = persons.register(given_name=given_name, family_name=family_name)
    return cases.open_case(actor=cast.actor("siri"), person=person, responsible_body=cast.town.municipality)


@pytest.mark.parametrize(
    ("name", "sees"),
    [("kari", True), ("nina", True), ("ola", True), ("siri", True), ("liv", False), ("tor", False), ("ida", False)],
)
def test_the_list_holds_the_cases_one_knows_of(story: Story, sign_in: SignIn, name: str, sees: bool) -> None:
    assert (f"/cases/{story.case.pk}/" in page(sign_in(name))) is sees


def test_the_list_shows_no_content_of_any_plan(story: Story, sign_in: SignIn) -> None:
    shown = page(sign_in("siri"))
    assert "Individuell plan: utkast" in shown
    assert "Nina Berg" in shown
    for text in (story.words.text, story.goal.text, story.measure.what, story.case.reason):
        assert text not in shown


def test_only_staff_search(story: Story, sign_in: SignIn) -> None:
    shown = page(sign_in("kari"), search="finnes ikke")
    assert 'role="search"' not in shown
    assert story.case.person.name in shown


@pytest.mark.parametrize("text", ["lunde", "Kari", "kari lun", "LUNDE kari"])
def test_a_name_is_found_by_any_part_of_it(story: Story, sign_in: SignIn, text: str) -> None:
    assert f"/cases/{story.case.pk}/" in page(sign_in("siri"), search=text)


def test_a_name_with_norwegian_letters_is_found_in_small_letters(cast: Cast, sign_in: SignIn) -> None:
    case = open_for(cast, "Øystein", "Ås")
    assert f"/cases/{case.pk}/" in page(sign_in("siri"), search="øystein ås")


@pytest.mark.usefixtures("story")
def test_nobody_found_says_how_to_go_on(sign_in: SignIn) -> None:
    assert "Ingen passer" in page(sign_in("siri"), search="Zlatan")


@pytest.mark.parametrize("text", ["41887412345", "418874 12345", "Kari 418874"])
@pytest.mark.usefixtures("cast")
def test_a_number_in_the_search_is_neither_used_nor_repeated(sign_in: SignIn, text: str) -> None:
    client = sign_in("siri")
    answer = client.post("/cases/", {"search": text})
    assert (answer.status_code, answer["Location"]) == (302, "/cases/")
    assert "418874" not in page(client)


def test_the_state_of_the_plan_can_be_chosen(cast: Cast, story: Story, sign_in: SignIn) -> None:
    other = open_for(cast, "Emil", "Lunde")
    siri = sign_in("siri")
    assert str(story.case.pk) in page(siri, status="draft")
    assert str(story.case.pk) not in page(siri, status="active")
    assert str(other.pk) in page(siri, status="none")
    assert str(story.case.pk) not in page(siri, status="none")


def test_those_without_coordinator_can_be_chosen(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """K-13: users without coordinator raise an alarm."""
    other = open_for(cast, "Emil", "Lunde")
    shown = page(sign_in("siri"), uten_koordinator="on")
    assert str(other.pk) in shown
    assert str(story.case.pk) not in shown


def test_silence_is_counted_in_the_municipalitys_own_days(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """P-29: the period is set by the municipality."""
    lifecycle.activate(actor=cast.actor("nina"), plan_id=story.plan.pk, exception="Kari ønsker det slik.")
    Plan.objects.filter(pk=story.plan.pk).update(changed_at=clock.now() - timedelta(days=100))
    siri = sign_in("siri")
    assert str(story.case.pk) not in page(siri, stille="on")
    Threshold.objects.create(
        organisation=cast.town.municipality, code="stagnant_after", days=90, valid_from=clock.today()
    )
    shown = page(siri, stille="on")
    assert str(story.case.pk) in shown
    assert "lenge stille" in shown


def test_a_late_evaluation_is_flagged(cast: Cast, story: Story, sign_in: SignIn) -> None:
    progress.change_frame(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        values={"next_evaluation_on": clock.today() - timedelta(days=1)},
    )
    shown = page(sign_in("siri"))
    assert "evaluering er forsinket" in shown
    assert "i går" in shown


def test_a_participant_from_elsewhere_sees_just_that_case(cast: Cast, story: Story, sign_in: SignIn) -> None:
    items.add(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        model=Participant,
        values={"person": cast.ida.person, "name": "Ida Ness", "role": "rådgiver"},
    )
    other = open_for(cast, "Emil", "Lunde")
    shown = page(sign_in("ida"))
    assert str(story.case.pk) in shown
    assert str(other.pk) not in shown


@pytest.mark.usefixtures("cast")
def test_an_empty_list_says_what_will_come_here(sign_in: SignIn) -> None:
    assert "Her står de du koordinerer for" in page(sign_in("tor"))
    assert "Når kommunen begynner en oppfølging" in page(sign_in("kari"))


def test_fifty_a_page_in_the_order_of_names(cast: Cast, sign_in: SignIn) -> None:
    for number in range(60):
        open_for(cast, f"Nr {number:02}", "Ås")
    siri = sign_in("siri")
    first, second = page(siri), page(siri, side="2")
    assert "Nr 00" in first
    assert "Nr 49" in first
    assert "Nr 50" not in first
    assert "Nr 59" in second
    assert "Nr 59" in page(siri, side="999")
    assert "Nr 00" in page(siri, side="tull")


def test_counting_stops_where_paging_stops(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "MOST", 3)
    for number in range(5):
        open_for(cast, f"Nr {number}", "Ås")
    assert "mer enn 3" in page(sign_in("siri"))


@pytest.mark.parametrize("query", [{}, {"stille": "on", "uten_koordinator": "on", "status": "active", "search": "å"}])
def test_the_list_takes_the_same_few_questions_however_long_it_is(
    cast: Cast, sign_in: SignIn, query: dict[str, str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    open_case(cast)
    for number in range(20):
        open_for(cast, f"Nr {number}", "Ås")
    siri = sign_in("siri")
    page(siri)
    page(siri, **query)
    with django_assert_max_num_queries(8):
        siri.get("/cases/", {name: value for name, value in query.items() if name != "search"})


def test_a_name_is_kept_for_the_list_and_taken_away_with_one_button(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """ASVS 14.2.1: no name in an address. The choices besides it stay."""
    other = open_for(cast, "Emil", "Ås")
    siri = sign_in("siri")
    found = siri.post("/cases/", {"search": " kari  lunde ", "status": "draft"})
    assert found.headers["Location"] == "/cases/?status=draft"

    assert "Søk: kari lunde" in page(siri, status="draft")
    assert str(other.pk) not in page(siri)

    removed = siri.post("/cases/?status=draft", {"search": ""})
    assert removed.headers["Location"] == "/cases/?status=draft"
    assert "Søk:" not in page(siri)
    assert str(other.pk) in page(siri)


def test_a_name_in_the_address_is_not_looked_for(story: Story, sign_in: SignIn) -> None:
    assert str(story.case.pk) in page(sign_in("siri"), q="Zlatan")


def test_what_one_searched_for_is_gone_with_the_sign_in(story: Story, sign_in: SignIn) -> None:
    siri = sign_in("siri")
    siri.post("/cases/", {"search": "Zlatan"})

    siri.post("/sign-out/")

    assert str(story.case.pk) in page(sign_in("siri"))


def test_the_list_needs_a_sign_in(client: Client) -> None:
    assert client.get("/cases/")["Location"].startswith("/logg-inn/")
