"""Who takes part: written by hand, or found among those who work somewhere, who can then sign in."""

from typing import Any

import pytest
from django.urls import reverse

from helhet.organisation.models import Position
from helhet.plans.models import Participant
from tests.cast import Cast, Story
from tests.fixtures import SignIn


def add_url(story: Story) -> str:
    return reverse("items:add", args=[story.plan.pk, "participant"])


def position_of(cast: Cast, name: str) -> Position:
    return Position.objects.get(person=cast[name].person)


def written(**more: Any) -> dict[str, Any]:
    return {"participant_kind": "professional", "name": "Noen", "role": "ergoterapeut", **more}


def test_a_colleague_is_found_by_every_part_of_the_name(story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")

    for words in ("tor", "Vik", "vik tor"):
        found = nina.post(add_url(story), {"search": words}, follow=True).context["search"].found
        assert [colleague.name for colleague in found] == ["Tor Vik"]
    for words in ("t", "", "Tor Berg", "Kari", "Per Lunde"):
        assert nina.post(add_url(story), {"search": words}, follow=True).context["search"].found == ()


def test_who_was_looked_for_in_one_plan_is_not_looked_for_in_the_next_form(story: Story, sign_in: SignIn) -> None:
    """ASVS 14.2.1: the name is in no address, and forgotten when somebody is added."""
    nina = sign_in("nina")
    answer = nina.post(add_url(story) + "?position=x", {"search": "tor"})
    assert answer.headers["Location"] == add_url(story)
    assert nina.get(add_url(story)).context["search"].words == "tor"

    nina.post(add_url(story), written())

    assert nina.get(add_url(story)).context["search"].words == ""


def test_somebody_chosen_can_sign_in_and_the_name_is_theirs(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nina, position = sign_in("nina"), position_of(cast, "tor")
    form = nina.get(add_url(story), {"position": str(position.pk)}).context["form"]
    assert form["name"].value() == "Tor Vik"

    nina.post(add_url(story), written(position_id=str(position.pk)))

    participant = Participant.objects.get(person=cast.tor.person)
    assert (participant.name, participant.unit) == ("Tor Vik", cast.town.health)
    assert sign_in("tor").get(reverse("items:add", args=[story.plan.pk, "comment"])).status_code != 404


@pytest.mark.parametrize("position", ["nonsense", "019a0000-0000-7000-8000-000000000000"])
def test_a_position_nobody_holds_links_nobody(position: str, story: Story, sign_in: SignIn) -> None:
    nina = sign_in("nina")

    assert nina.get(add_url(story), {"position": position}).status_code == 200
    assert nina.post(add_url(story), written(position_id=position)).status_code == 200
    assert Participant.objects.count() == 1


def test_nobody_takes_part_twice(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = sign_in("nina").post(add_url(story), written(position_id=str(position_of(cast, "ola").pk)))

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert Participant.objects.count() == 1


def test_the_name_of_somebody_who_can_sign_in_is_not_changed_to_another(story: Story, sign_in: SignIn) -> None:
    url = reverse("items:change", args=[story.plan.pk, "participant", story.ola.pk])

    sign_in("nina").post(url, written(name="En Annen", base_revision="1"))

    story.ola.refresh_from_db()
    assert (story.ola.name, story.ola.role) == ("Ola Dahl", "ergoterapeut")
