"""The demo is made once, whole, of people who cannot exist, in plain words."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import models

from helhet.audit import verify
from helhet.audit.models import AuditEvent
from helhet.demo import guests
from helhet.demo.numbers import synthetic_national_id
from helhet.demo.seed import seed
from helhet.demo.telling import Story
from helhet.kernel import clock
from helhet.kernel.national_id import NumberPolicy, accept
from helhet.kernel.register_numbers import is_organisation_number
from helhet.organisation.models import Organisation, OrganisationKind
from helhet.people.models import Account, Person
from helhet.plans import kinds
from helhet.plans.models import Case, Consent, Offer, Plan, Revision, StateChange

MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"


@pytest.mark.usefixtures("demo")
def test_a_second_seed_changes_nothing() -> None:
    before = _rows()

    assert seed() is False
    assert _rows() == before


@pytest.mark.usefixtures("demo")
def test_nothing_in_the_access_record_is_changed_or_missing() -> None:
    assert verify.verify().problems == []
    assert AuditEvent.objects.filter(operation="read").exists()


@pytest.mark.usefixtures("demo")
def test_every_identity_number_is_synthetic_and_tells_the_birth_date() -> None:
    numbered = [person for person in Person.objects.all() if person.national_id]

    assert len(numbered) >= 15
    for person in numbered:
        number = accept(person.national_id or "", NumberPolicy.SYNTHETIC_ONLY).digits
        assert person.birth_date is not None
        born = person.birth_date
        assert number[:6] == f"{born.day:02}{born.month + 80:02}{born.year % 100:02}"


@pytest.mark.parametrize("day", [date(1944, 2, 29), date(1999, 12, 31), date(2000, 2, 29), date(2039, 1, 1)])
def test_a_synthetic_number_can_be_made_for_any_day(day: date) -> None:
    number = synthetic_national_id(day)

    assert accept(number, NumberPolicy.SYNTHETIC_ONLY).digits == number


@pytest.mark.usefixtures("demo")
def test_no_body_has_a_number_that_a_real_one_could_have() -> None:
    for body in Organisation.objects.all():
        if body.kind == OrganisationKind.MUNICIPALITY:
            assert body.number.startswith("99")
        else:
            assert not is_organisation_number(body.number)


@pytest.mark.usefixtures("demo")
def test_no_two_people_have_the_same_name() -> None:
    names = [person.name for person in Person.objects.all()]

    assert len(names) == len(set(names))


@pytest.mark.usefixtures("demo")
def test_everybody_a_visitor_can_be_has_an_account() -> None:
    listed = guests.listed()

    assert [person.name for person in listed] == [name for _, group in guests.GUESTS for name, _, _ in group]
    assert {person.account_id for person in listed} <= set(Account.objects.values_list("pk", flat=True))


@pytest.mark.usefixtures("demo")
def test_time_goes_forward_in_every_plan_and_never_past_now() -> None:
    for plan in Plan.objects.all():
        moments = list(Revision.objects.filter(plan=plan).order_by("version").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= clock.now()
        assert StateChange.objects.filter(plan=plan, transition="activate").exists()


@pytest.mark.usefixtures("demo")
def test_professionals_write_on_working_days() -> None:
    told = Account.objects.get(person__given_name="Nina", person__family_name="Holm")
    for days_ago in range(1, 15):
        hand = Story().by(told, days_ago=days_ago)
        assert hand.today.weekday() < 5
        assert timedelta(0) <= clock.today() - hand.today <= timedelta(days=days_ago + 2)


def _rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


@pytest.fixture
def texts(demo: None) -> list[str]:
    """Everything anybody has written in the demo."""
    written = [text for row in Revision.objects.order_by("pk") for text in _words(row)]
    written += Case.objects.order_by("pk").values_list("reason", flat=True)
    for row in Offer.objects.order_by("pk"):
        written += [row.information, row.answer_reason]
    for consent in Consent.objects.order_by("pk"):
        written += [consent.informed_how, consent.child_heard, consent.evidence]
    return written + [
        text for story, group in guests.GUESTS for text in (story, *(t for guest in group for t in guest))
    ]


def _words(row: Revision) -> Iterator[str]:
    for field in kinds.written_fields(kinds.KINDS[row.item_kind]):
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            yield row.content[field.name]


def test_no_text_has_control_characters(texts: list[str]) -> None:
    for text in texts:
        assert not [sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf"} and sign != "\n"], text


def test_no_text_has_double_or_hanging_spaces_or_straight_quotation_marks(texts: list[str]) -> None:
    for text in texts:
        assert text == text.strip(), text
        assert not re.search(r'  |"| [.,:;?]', text), text


def test_nobody_shouts(texts: list[str]) -> None:
    assert [text for text in texts if "!" in text] == []


def test_no_text_names_a_month_or_a_year_because_the_stories_move_with_today(texts: list[str]) -> None:
    pattern = re.compile(rf"\b(?:{MONTHS})\b|\b(?:19|20)\d\d\b(?!-)", re.IGNORECASE)

    assert [text for text in texts if pattern.search(text)] == []


def test_no_text_speaks_of_the_person_as_a_case(texts: list[str]) -> None:
    pattern = re.compile(r"\b(?:saken|pasienten?|brukeren?|klienten?)\b", re.IGNORECASE)

    assert [text for text in texts if pattern.search(text)] == []
