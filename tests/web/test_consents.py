"""The pages of consent A: the question, paper and talk, taking it back."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from helhet.kernel import clock
from helhet.people.actions import persons
from helhet.people.models import Capacity
from helhet.plans.actions import cases
from helhet.plans.models import Case, OfferKind, Plan, PlanKind, PlanStatus
from tests.cast import Cast, Story, open_case, represent
from tests.fixtures import SignIn, browser_of

KIND = PlanKind.INDIVIDUAL
NEEDS_HEARING = {"child_heard": "Emil vil ha med fotballtreneren."}


@pytest.fixture
def emil(cast: Cast) -> Case:
    """Emil is 10; Per and Anne decide together."""
    return childs_case(cast, years=10)


def childs_case(cast: Cast, *, years: int) -> Case:
    siri = cast.actor("siri")
    birth_date = clock.add_months(clock.today(), -12 * years)
    child = persons.register(given_name="Emil", family_name="Lunde", birth_date=birth_date)
    persons.open_account(person=child)
    for parent in (cast.per.person, persons.register(given_name="Anne", family_name="Lunde")):
        represent(parent, child)
        persons.open_account(person=parent)
    case = cases.open_case(actor=siri, person=child, responsible_body=cast.town.municipality)
    cases.appoint_coordinator(actor=siri, case_id=case.pk, person=cast.nina.person)
    return case


def url(name: str, case: Case, kind: str = KIND) -> str:
    return reverse(f"cases:{name}", args=[case.pk, kind])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_question_says_what_it_means_before_the_one_button(cast: Cast, sign_in: SignIn) -> None:
    """IP regulation §§ 4 and 5: taken back at any time, no greater right to services, not a decision."""
    text = page(sign_in("kari"), url("consent", open_case(cast)))

    for told in (
        "Ingen skriver noe før du har sagt ja",
        "Hvem får se planen?",
        "Ja, når som helst",
        "ikke et vedtak",
        "ikke større rett til tjenester",
        "Du er over 16 år",
    ):
        assert told in text
    assert text.count('type="submit"') == 2  # the answer, and signing out
    assert "Ikke nå" in text


def test_a_parent_is_asked_about_barnet_ditt_and_what_the_child_says(cast: Cast, emil: Case, sign_in: SignIn) -> None:
    """Law: pbrl § 4-4 fifth paragraph."""
    per = sign_in("per")
    assert "for barnet ditt?" in page(per, url("consent", emil))

    unheard = per.post(url("consent", emil), {"child_heard": ""})
    assert "Hva sier barnet selv?" in unheard.content.decode()
    assert not emil.consents.exists()

    assert per.post(url("consent", emil), NEEDS_HEARING).status_code == 302
    assert emil.consents.get().child_heard == NEEDS_HEARING["child_heard"]


def test_a_parent_cannot_decide_alone_by_writing_a_reason(cast: Cast, emil: Case, sign_in: SignIn) -> None:
    """Law: pbrl § 4-4: as a rule both."""
    sign_in("per").post(url("consent", emil), NEEDS_HEARING | {"alone_reason": "Jeg bestemmer."})

    assert emil.consents.get().alone_reason == ""
    assert "Vi venter på svar fra Anne Lunde" in page(sign_in("per"), url("consent", emil))


def test_the_child_reads_that_others_answer_and_that_the_child_has_a_say(cast: Cast, emil: Case) -> None:
    """Law: pbrl § 4-4; IP regulation § 4."""
    child = browser_of(emil.person.account)

    text = page(child, url("consent", emil))
    assert "si hva du mener" in text
    assert "Ja, jeg samtykker" not in text
    child.post(url("consent", emil))
    assert not emil.consents.exists()


def test_a_guardian_is_asked_about_the_person_by_name(cast: Cast, sign_in: SignIn) -> None:
    """Law: pbrl § 4-7; vergemålsloven § 33."""
    siri = cast.actor("siri")
    arne = persons.register(given_name="Arne", family_name="Holm", birth_date=date(1974, 1, 1))
    case = cases.open_case(actor=siri, person=arne, responsible_body=cast.town.municipality)
    represent(cast.tor.person, arne, Capacity.GUARDIAN)

    assert "Du kan ikke si ja mot det Arne selv vil" in page(sign_in("tor"), url("consent", case))


def test_not_now_leads_to_the_offer_that_waits_for_an_answer(cast: Cast, sign_in: SignIn) -> None:
    case = open_case(cast)
    offer = cases.offer(actor=cast.actor("nina"), case_id=case.pk, kind=OfferKind.PLAN, information="Fortalte.")

    assert reverse("cases:offer-answer", args=[case.pk, offer.pk]) in page(sign_in("kari"), url("consent", case))


@pytest.mark.parametrize(
    ("name", "asking", "recording", "withdrawing"),
    [
        ("kari", 200, 403, 200),
        ("nina", 403, 200, 200),
        ("siri", 403, 200, 200),
        ("ola", 403, 403, 403),
        ("tor", 404, 404, 404),
        ("ida", 404, 404, 404),
    ],
)
def test_who_reaches_which_page(
    story: Story, sign_in: SignIn, name: str, asking: int, recording: int, withdrawing: int
) -> None:
    """A-13: on the screen only the person's side; paper and talk through the coordinator or the coordinating unit."""
    client = sign_in(name)
    pages = ("consent", "consent-record", "consent-one-parent", "consent-withdrawal")
    answers = [client.get(url(page_name, story.case)).status_code for page_name in pages]

    assert answers == [asking, recording, recording, withdrawing]


def test_a_kind_of_plan_that_nobody_has_does_not_exist(story: Story, sign_in: SignIn) -> None:
    assert sign_in("kari").get(url("consent", story.case, "secret")).status_code == 404


def test_consent_then_start_then_the_plan(cast: Cast, sign_in: SignIn) -> None:
    """IP regulation § 5: nothing before consent, and then at once."""
    case = open_case(cast)
    kari = sign_in("kari")

    assert sign_in("nina").post(url("plan-start", case)).status_code == 403
    kari.post(url("consent", case))
    assert url("plan-start", case) in page(kari, url("consent", case))
    started = kari.post(url("plan-start", case))

    assert started.headers["Location"] == reverse("plans:plan", args=[Plan.objects.get(case=case).pk])


def test_the_coordinator_who_starts_a_plan_is_offered_a_pattern(cast: Cast, sign_in: SignIn) -> None:
    """P-35."""
    case = open_case(cast)
    sign_in("kari").post(url("consent", case))

    started = sign_in("nina").post(url("plan-start", case))

    assert started.headers["Location"] == reverse("cases:pattern", args=[Plan.objects.get(case=case).pk])


def test_a_second_plan_of_the_same_kind_is_not_started(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """IP regulation § 9 second paragraph: one plan."""
    response = sign_in("nina").post(url("plan-start", story.case))

    assert response.headers["Location"] == reverse("cases:case", args=[story.case.pk])
    assert Plan.objects.filter(person=cast.kari.person).count() == 1


def test_spoken_without_a_witness_is_refused_beside_the_field_and_the_text_is_kept(
    cast: Cast, emil: Case, sign_in: SignIn
) -> None:
    """A-13."""
    typed = {
        "giver": str(cast.per.person_id),
        "form": "spoken",
        "given_on": f"{clock.today():%d.%m.%Y}",
        "informed_how": "Gikk gjennom arket på kjøkkenet.",
        **NEEDS_HEARING,
    }

    response = sign_in("nina").post(url("consent-record", emil), typed)

    text = response.content.decode()
    assert "witness" in response.context["form"].errors
    assert "Skriv hvem som var vitne" in text
    assert "Gikk gjennom arket på kjøkkenet." in text
    assert not emil.consents.exists()


def test_one_parent_on_paper_is_enough_with_the_reason_written_down(cast: Cast, emil: Case, sign_in: SignIn) -> None:
    """Law: pbrl § 4-4."""
    nina = sign_in("nina")
    paper = {
        "giver": str(cast.per.person_id),
        "form": "paper",
        "given_on": f"{clock.today() - timedelta(days=9):%d.%m.%Y}",
        "evidence": "Permen på helsestasjonen",
        "informed_how": "På norsk, med tolk.",
        **NEEDS_HEARING,
    }
    nina.post(url("consent-record", emil), paper)
    assert "Er det nok at én forelder samtykker?" in page(nina, url("consent-record", emil))

    nina.post(url("consent-one-parent", emil), {"reason": "Moren er ikke til å få tak i."})

    text = page(nina, url("consent-record", emil))
    assert f"på papir {date_format(clock.today() - timedelta(days=9), 'j. F Y')}" in text
    assert "Moren er ikke til å få tak i." in text
    assert "Begynn planen" in text


def test_somebody_with_no_one_to_consent_is_told_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    child = persons.register(given_name="Mia", family_name="Foss", birth_date=clock.today())
    case = cases.open_case(actor=cast.actor("nina"), person=child, responsible_body=cast.town.municipality)

    assert "Det er ikke registrert noen som kan samtykke" in page(sign_in("nina"), url("consent-record", case))


def test_withdrawal_explains_first_and_works_on_the_very_next_request(story: Story, sign_in: SignIn) -> None:
    """IP regulation § 5; pbrl § 4-1 second paragraph."""
    activation = reverse("cases:activation", args=[story.plan.pk])
    nina, ola, kari = sign_in("nina"), sign_in("ola"), sign_in("kari")
    assert nina.get(activation).status_code == 200
    text = page(kari, url("consent-withdrawal", story.case))
    for told in ("stopper med en gang", "blir tatt vare på", "Tilbudet om koordinator gjelder fortsatt"):
        assert told in text

    assert kari.post(url("consent-withdrawal", story.case), {"reason": ""}).status_code == 302

    assert nina.get(activation).status_code == 403
    assert ola.get(activation).status_code == 403
    assert "ikke noe samtykke å trekke tilbake" in page(kari, url("consent-withdrawal", story.case))


def test_the_coordinator_who_enters_a_withdrawal_says_who_said_it(story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")
    address = url("consent-withdrawal", story.case)

    assert "said_by" in nina.post(address, {"reason": ""}).context["form"].errors
    nina.post(address, {"said_by": "Kari Lunde", "reason": "Vil ha fred."})

    assert story.case.consents.get().withdrawn_by == "Kari Lunde, skrevet inn av Nina Berg"


def test_a_stopped_plan_is_taken_up_again_after_a_new_consent(story: Story, sign_in: SignIn) -> None:
    kari, restart = sign_in("kari"), reverse("cases:restart", args=[story.plan.pk])
    kari.post(url("consent-withdrawal", story.case))
    assert kari.post(restart).status_code == 403

    kari.post(url("consent", story.case))
    assert restart in page(kari, url("consent", story.case))
    kari.post(restart)

    story.plan.refresh_from_db()
    assert story.plan.status == PlanStatus.DRAFT


@pytest.mark.parametrize("name", ["consent", "consent-withdrawal"])
def test_the_persons_pages_ask_the_database_few_questions(
    story: Story, sign_in: SignIn, django_assert_max_num_queries: object, name: str
) -> None:
    client = sign_in("kari")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(url(name, story.case))


def test_the_record_page_asks_the_database_few_questions(
    story: Story, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = sign_in("nina")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(url("consent-record", story.case))


def test_the_question_follows_the_birthday(cast: Cast) -> None:
    """Law: pbrl § 4-3 first paragraph b: from the day the young person is 16, the question is theirs."""
    case = childs_case(cast, years=15)
    child = case.person
    young = browser_of(child.account)
    tomorrow = clock.today() + timedelta(days=1)

    child.birth_date = clock.add_months(tomorrow, -12 * 16)
    child.save()
    assert "Ja, jeg samtykker" not in page(young, url("consent", case))
    child.birth_date = clock.add_months(clock.today(), -12 * 16)
    child.save()
    assert "Ja, jeg samtykker" in page(young, url("consent", case))
    assert browser_of(cast.per).get(url("consent", case)).status_code == 404
