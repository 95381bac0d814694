"""Who has looked: the person reads it as sentences (FOR-2019-03-01-168 § 14)."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import Story
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db


def test_the_person_reads_who_looked_at_what_from_which_workplace(story: Story, sign_in: SignIn) -> None:
    sign_in("ola").get(reverse("plans:plan", args=[story.plan.pk]))
    sign_in("ola").get(reverse("plans:goal", args=[story.plan.pk, story.goal.pk]))

    page = _text(sign_in("kari").get(reverse("history:access", args=[story.plan.pk])).content)

    assert "Ola Dahl ved Helsestasjonen, Solvik kommune leste planen og et mål." in page
    assert "Deltaker i planen" in page


def test_what_others_wrote_is_told_and_what_one_did_oneself_is_not(story: Story, sign_in: SignIn) -> None:
    page = _text(sign_in("kari").get(reverse("history:access", args=[story.plan.pk])).content)

    assert "Nina Berg ved Helsestasjonen, Solvik kommune begynte planen, la til en deltaker, la til et tiltak." in page
    assert "<strong>Kari Lunde</strong>" not in page


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_readings(
    story: Story, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _visit in range(5):
        sign_in("ola").get(reverse("plans:plan", args=[story.plan.pk]))
    kari, url = sign_in("kari"), reverse("history:access", args=[story.plan.pk])
    kari.get(url)

    with django_assert_max_num_queries(12):
        kari.get(url)


def _text(content: bytes) -> str:
    plain = (
        content.decode()
        .replace("<strong>Ola Dahl</strong>", "Ola Dahl")
        .replace("<strong>Nina Berg</strong>", "Nina Berg")
    )
    return " ".join(plain.split())
