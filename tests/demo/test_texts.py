"""What people read is plain text, without signs of haste."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from django.db import models

from helhet.demo import guests
from helhet.plans import kinds
from helhet.plans.models import Case, Consent, Offer, Revision

MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"


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
