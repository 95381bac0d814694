"""Refusals: a plain page with the reason and a way on, and a line in the access record."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from helhet.audit.models import AuditEvent, Operation
from tests.cast import Cast, Story
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db


def test_what_does_not_exist_and_what_one_may_not_know_of_look_the_same(story: Story, sign_in: SignIn) -> None:
    foreign = sign_in("tor").get(reverse("plans:plan", args=[story.plan.pk]))
    missing = sign_in("tor").get(reverse("plans:plan", args=[uuid4()]))

    assert foreign.status_code == missing.status_code == 404
    assert _without_token(foreign.content) == _without_token(missing.content)


def test_somebody_who_is_stopped_leaves_a_line_in_the_access_record(cast: Cast, story: Story, sign_in: SignIn) -> None:
    sign_in("tor").get(reverse("plans:plan", args=[story.plan.pk]))

    event = AuditEvent.objects.get(operation=Operation.REFUSED)
    assert (event.account_id, event.object_id, event.detail["page"]) == (cast.tor.pk, story.plan.pk, "plans:plan")


def test_an_address_that_takes_only_a_button_says_so(story: Story, sign_in: SignIn) -> None:
    response = sign_in("kari").get(reverse("items:removal", args=[story.plan.pk, "goal", story.goal.pk]))

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "hører til en knapp" in response.content.decode()


def test_more_than_the_server_takes_is_refused_in_plain_words(story: Story, sign_in: SignIn) -> None:
    url = reverse("items:add", args=[story.plan.pk, "goal"])

    response = sign_in("kari").post(url, {"text": "a" * 3_000_000})

    assert response.status_code == 400
    assert "for stort" in response.content.decode()


def test_a_form_without_its_token_is_refused_and_shows_the_text(cast: Cast, story: Story) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.kari)

    response = client.post(reverse("items:add", args=[story.plan.pk, "goal"]), {"text": "Det jeg skrev."})

    assert response.status_code == 403
    assert "Det jeg skrev." in response.content.decode()


def _without_token(content: bytes) -> str:
    return "".join(line for line in content.decode().splitlines() if "csrfmiddlewaretoken" not in line)
