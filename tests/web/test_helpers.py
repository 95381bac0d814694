"""A helper, a relative or a guardian who supports: what they meet on the screen, and no button that leads nowhere."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from helhet.people.models import Capacity
from helhet.people.scope import Act
from helhet.plans.actions import cases
from helhet.plans.models import OfferKind
from tests.cast import Cast, Story, represent
from tests.fixtures import SignIn

pytestmark = pytest.mark.django_db


def links(client: Client, address: str) -> set[str]:
    """Where a page leads, but for the ways that leave the page alone."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    found = re.findall(r'href="(/[^"#?]*)', answer.content.decode())
    return {link for link in found if not link.startswith(("/static/", "/assets/"))}


@pytest.mark.parametrize(
    ("capacity", "acts"),
    [
        (Capacity.HELPER, Act.READ),
        (Capacity.HELPER, Act.READ | Act.WRITE),
        (Capacity.NEAREST_RELATIVE, Act.READ | Act.NOTICES),
        (Capacity.GUARDIAN, Act.READ | Act.WRITE),
    ],
)
def test_no_link_on_the_pages_they_reach_is_closed_to_them(
    cast: Cast, story: Story, sign_in: SignIn, capacity: Capacity, acts: Act
) -> None:
    """A-06: what was agreed is what is shown."""
    represent(cast.per.person, cast.kari.person, capacity, acts=acts, is_able=True)
    cases.offer(actor=cast.actor("nina"), case_id=story.case.pk, kind=OfferKind.COORDINATOR, information="Fortalt.")
    per = sign_in("per")
    pages = {"/", reverse("cases:case", args=[story.case.pk]), reverse("plans:plan", args=[story.plan.pk])}

    closed = {link for page in pages for link in links(per, page) if per.get(link).status_code in {403, 404, 500}}

    assert not closed


def test_who_only_gets_notices_meets_an_empty_front_page(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """A sign-in of one's own opens nothing by itself."""
    represent(cast.per.person, cast.kari.person, Capacity.NEAREST_RELATIVE, acts=Act.NOTICES)
    per = sign_in("per")

    assert "Kari" not in per.get("/").content.decode()
    assert per.get(reverse("plans:plan", args=[story.plan.pk])).status_code == 404
