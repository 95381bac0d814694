"""Who has looked: the person reads it as sentences (FOR-2019-03-01-168 § 14)."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from helhet.access.decisions import Ground
from helhet.audit import record
from helhet.audit.models import Operation
from helhet.plans import reading
from tests.cast import Cast, Story
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


def test_a_long_record_comes_in_pages_that_do_not_shift_when_more_is_written(
    cast: Cast, story: Story, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    write_readings(cast, story, 250)
    kari, url = sign_in("kari"), reverse("history:access", args=[story.plan.pk])
    older = _older(kari.get(url).content)
    write_readings(cast, story, 10)

    with django_assert_max_num_queries(12):
        page = kari.get(url + older).content
    last = kari.get(url + _older(page)).content

    assert "Siri Moe" in last.decode()
    assert "Vis eldre" not in last.decode()


def test_being_stopped_is_told_too(story: Story, sign_in: SignIn) -> None:
    sign_in("tor").get(reverse("plans:plan", args=[story.plan.pk]))

    page = sign_in("kari").get(reverse("history:access", args=[story.plan.pk])).content.decode()

    assert "prøvde å åpne noe, men ble stoppet" in page
    assert "Ingen tilknytning" in page


def test_a_print_and_a_download_say_which_document(story: Story, sign_in: SignIn) -> None:
    sign_in("ola").get(reverse("documents:page", args=[story.plan.pk, "full"]))
    sign_in("ola").get(reverse("documents:pdf", args=[story.plan.pk, "overview"]))

    page = _text(sign_in("kari").get(reverse("history:access", args=[story.plan.pk])).content)

    assert "leste hele planen som utskrift, lastet ned en oversikt som utskrift." in page


def test_what_is_done_in_ones_own_name_with_somebody_beside_is_told(cast: Cast, story: Story, sign_in: SignIn) -> None:
    together = replace(cast.actor("kari"), assisted_by="Nina Berg")
    reading.open_plan(together, story.plan.pk, page="plan")

    page = _text(sign_in("kari").get(reverse("history:access", args=[story.plan.pk])).content)

    assert "<strong>Kari Lunde</strong> leste planen, sammen med Nina Berg." in page


@pytest.mark.parametrize("number", [0, 10**6, 10**40])
def test_an_entry_that_is_not_there_cannot_be_asked_about(story: Story, sign_in: SignIn, number: int) -> None:
    url = reverse("history:question", args=[story.case.pk, number])

    assert sign_in("kari").post(url, {"text": "Hva?"}).status_code == 404


def write_readings(cast: Cast, story: Story, count: int) -> None:
    entry = record.Entry(
        "plan", story.plan.pk, case_id=story.case.pk, subject_id=cast.kari.person_id, detail={"page": "plan"}
    )
    record.write_each(
        actor=cast.actor("ola"), operation=Operation.READ, ground=Ground.PARTICIPANT, entries=[entry] * count
    )


def _older(content: bytes) -> str:
    found = re.search(r"\?before=\d+", content.decode())
    assert found
    return found.group()


def _text(content: bytes) -> str:
    plain = (
        content.decode()
        .replace("<strong>Ola Dahl</strong>", "Ola Dahl")
        .replace("<strong>Nina Berg</strong>", "Nina Berg")
    )
    return " ".join(plain.split())
