"""Who may print, what can be chosen, what the file is called, and what the access record says of it."""

import re

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from helhet.audit.models import AuditEvent, Operation
from tests.cast import Story
from tests.fixtures import SignIn

DOCUMENTS = ("full", "overview", "about-me", "crisis", "empty-form", "law")


@pytest.mark.parametrize("view", ["documents:page", "documents:pdf"])
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(
    ("who", "status"),
    [("kari", 200), ("nina", 200), ("ola", 200), ("siri", 403), ("tor", 404), ("ida", 404), ("liv", 404)],
)
def test_who_may_print(story: Story, sign_in: SignIn, view: str, name: str, who: str, status: int) -> None:
    """The coordinating unit sees that the plan exists, not what it says (A-19)."""
    assert sign_in(who).get(reverse(view, args=[story.plan.pk, name])).status_code == status


def test_whoever_is_not_signed_in_is_sent_to_sign_in(story: Story, client: Client) -> None:
    assert client.get(reverse("documents:pdf", args=[story.plan.pk, "full"])).status_code == 302


@pytest.mark.parametrize("address", ["documents:page", "documents:pdf"])
def test_a_document_nobody_has_made_is_not_found(story: Story, sign_in: SignIn, address: str) -> None:
    assert sign_in("nina").get(reverse(address, args=[story.plan.pk, "alt"])).status_code == 404


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_name_of_the_file_names_nobody(story: Story, sign_in: SignIn, name: str) -> None:
    response: HttpResponseBase = sign_in("nina").get(reverse("documents:pdf", args=[story.plan.pk, name]))

    assert re.fullmatch(r'inline; filename="[a-z-]+-\d{4}-\d\d-\d\d\.pdf"', response["Content-Disposition"])
    assert "kari" not in response["Content-Disposition"].lower()
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_reading_and_taking_out_are_recorded_with_document_and_receiver(story: Story, sign_in: SignIn) -> None:
    client = sign_in("nina")
    client.get(reverse("documents:page", args=[story.plan.pk, "about-me"]))
    client.get(reverse("documents:pdf", args=[story.plan.pk, "part"]) + f"?participant={story.ola.pk}")

    read, taken = AuditEvent.objects.filter(chain_id=story.case.pk).order_by("-number")[:2][::-1]
    assert (read.operation, read.detail["page"]) == (Operation.READ, "documents:about-me")
    assert (taken.operation, taken.detail["page"]) == (Operation.EXPORT, "documents:part")
    assert taken.detail["participant"] == str(story.ola.pk)


def test_what_can_be_chosen(story: Story, sign_in: SignIn) -> None:
    page = sign_in("ola").get(reverse("documents:choose", args=[story.plan.pk])).content.decode()

    for name in DOCUMENTS:
        assert reverse("documents:pdf", args=[story.plan.pk, name]) in page
    assert f"participant={story.ola.pk}" in page


@pytest.mark.parametrize(("who", "status"), [("kari", 200), ("siri", 403), ("tor", 404)])
def test_who_may_choose(story: Story, sign_in: SignIn, who: str, status: int) -> None:
    assert sign_in(who).get(reverse("documents:choose", args=[story.plan.pk])).status_code == status
