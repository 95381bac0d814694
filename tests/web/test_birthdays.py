"""What a birthday does by itself: a parent's yes and access end, and the young person is asked (pbrl § 4-3)."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from helhet.kernel import clock
from helhet.organisation.actors import actor_for
from helhet.people.actions import persons
from helhet.people.models import Account, Capacity
from helhet.plans.actions import cases, consents, lifecycle, person_details
from helhet.plans.models import Case, Plan, PlanKind
from tests.cast import Cast, represent
from tests.fixtures import SignIn

KIND = PlanKind.INDIVIDUAL


@dataclass
class Home:
    """Emil, 15, with a running plan that Per, his only parent, has said yes to."""

    emil: Account
    nina: Account
    case: Case
    plan: Plan

    def turns(self, years: int, *, in_days: int = 0) -> None:
        """Let today be the birthday, or a day soon, and let the plan be from some days ago."""
        Plan.objects.filter(pk=self.plan.pk).update(created_at=clock.now() - timedelta(days=9))
        birthday = clock.add_months(clock.today() + timedelta(days=in_days), -12 * years)
        person_details.change(actor=actor_for(self.nina), case_id=self.case.pk, birth_date=birthday)
        self.emil.person.refresh_from_db()


@pytest.fixture
def home(cast: Cast) -> Home:
    born = clock.add_months(clock.today(), -12 * 15)
    person = persons.register(given_name="Emil", family_name="Lunde", birth_date=born)
    emil = persons.open_account(person=person)
    represent(cast.per.person, person)
    siri = cast.actor("siri")
    case = cases.open_case(actor=siri, person=person, responsible_body=cast.town.municipality)
    cases.appoint_coordinator(actor=siri, case_id=case.pk, person=cast.nina.person)
    consents.give(actor=cast.actor("per"), case_id=case.pk, plan_kind=KIND, child_heard="Emil vil ha en plan.")
    return Home(emil, cast.nina, case, lifecycle.start(actor=cast.actor("nina"), case_id=case.pk, kind=KIND))


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text(client: Client, address: str = "/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_day_before_nothing_is_different(home: Home, sign_in: SignIn) -> None:
    """pbrl § 4-4."""
    home.turns(16, in_days=1)

    assert "Vil du samtykke" not in text(browser(home.emil))
    assert "samtykket må gis på nytt" not in text(sign_in("nina"))
    assert sign_in("per").get(reverse("cases:case", args=[home.case.pk])).status_code == 200


def test_on_the_day_the_young_person_is_asked_and_the_coordinator_told(home: Home, sign_in: SignIn) -> None:
    """pbrl § 4-3 first paragraph b: on both front pages and on the page of the case."""
    home.turns(16)
    case_url = reverse("cases:case", args=[home.case.pk])
    law = reverse("progress:law", args=[home.plan.pk])

    assert "Vil du samtykke til en individuell plan?" in text(browser(home.emil))
    assert "samtykket må gis på nytt" in text(sign_in("nina"))
    page = text(sign_in("nina"), case_url)
    assert "Per Lunde sa ja før. Det gjelder ikke lenger, så Emil må spørres på nytt." in page
    assert "Venter på Emil Lunde." in page

    assert "Personen bestemmer selv nå, og må spørres på nytt." in text(sign_in("nina"), law)

    browser(home.emil).post(reverse("cases:consent", args=[home.case.pk, KIND]))
    assert "må spørres på nytt" not in text(sign_in("nina"), law)
    assert "Vil du samtykke" not in text(browser(home.emil))
    assert "samtykket må gis på nytt" not in text(sign_in("nina"))


@pytest.mark.parametrize("years", [16, 18])
def test_on_the_day_the_parent_is_out_at_the_next_request(home: Home, sign_in: SignIn, years: int) -> None:
    """pbrl § 3-4, vergemålsloven § 8: the case and the plan are not there any more."""
    per = sign_in("per")
    home.turns(years)

    assert per.get(reverse("cases:case", args=[home.case.pk])).status_code == 404
    assert per.get(reverse("cases:consent", args=[home.case.pk, KIND])).status_code == 404
    assert "Emil" not in text(per)


def test_the_list_of_those_who_act_says_why_a_parent_reads_no_more(home: Home, sign_in: SignIn) -> None:
    home.turns(16)
    page = text(sign_in("nina"), reverse("cases:representatives", args=[home.case.pk]))

    assert "Leser ikke lenger om helse og omsorg: Emil har bestemt selv siden" in page


def test_the_person_takes_back_a_helper_and_cannot_end_a_parent(cast: Cast, home: Home) -> None:
    """A-06: whom one has named, one takes back; parental responsibility is not the child's to end."""
    helper = represent(cast.tor.person, home.emil.person, Capacity.HELPER)
    parent = home.emil.person.represented_by.get(capacity=Capacity.PARENT)
    emil, tor = browser(home.emil), browser(cast.tor)
    case_url = reverse("cases:case", args=[home.case.pk])
    assert tor.get(case_url).status_code == 200
    over = {"ends_on": f"{clock.today() - timedelta(days=1):%d.%m.%Y}", "end_reason": "Jeg vil ha en annen."}

    assert emil.get(reverse("cases:representative-ending", args=[home.case.pk, parent.pk])).status_code == 403
    emil.post(reverse("cases:representative-ending", args=[home.case.pk, helper.pk]), over)

    assert tor.get(case_url).status_code == 404
