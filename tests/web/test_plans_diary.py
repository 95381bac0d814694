"""The diary is the person's own until the person shares an entry (P-26)."""

import pytest
from django.urls import reverse

from helhet.people.models import Capacity
from helhet.plans.actions import items, progress
from helhet.plans.models import DiaryEntry
from tests.cast import Cast, Story, represent
from tests.fixtures import SignIn

SECRET = "Jeg var lei meg i dag"
PAGES = ("plan", "who-does-what", "timeline", "services", "about-me", "crisis", "diary")


@pytest.fixture
def entry(story: Story, cast: Cast) -> DiaryEntry:
    return items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=DiaryEntry, values={"text": SECRET})


def share(cast: Cast, story: Story, entry: DiaryEntry, *, shared: bool) -> None:
    progress.share_diary_entry(actor=cast.actor("kari"), plan_id=story.plan.pk, entry_id=entry.pk, shared=shared)


def page(sign_in: SignIn, story: Story, name: str, address: str = "diary") -> str:
    text: str = sign_in(name).get(reverse(f"plans:{address}", args=[story.plan.pk])).text
    return text


def test_the_person_reads_writes_and_shares(story: Story, entry: DiaryEntry, sign_in: SignIn) -> None:
    text = page(sign_in, story, "kari")

    assert SECRET in text
    assert reverse("items:add", args=[story.plan.pk, "diary_entry"]) in text
    assert "data-draft-url" in text
    assert reverse("items:sharing", args=[story.plan.pk, "diary_entry", entry.pk]) in text


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("name", ["nina", "ola", "per"])
@pytest.mark.usefixtures("entry")
def test_a_private_entry_is_on_nobody_elses_page(
    story: Story, cast: Cast, sign_in: SignIn, name: str, address: str
) -> None:
    represent(cast.per.person, cast.kari.person, Capacity.GUARDIAN)
    browser = sign_in(name)
    browser.get(reverse("plans:plan", args=[story.plan.pk]))

    text = browser.get(reverse(f"plans:{address}", args=[story.plan.pk])).text

    assert SECRET not in text
    assert "diary_entry" not in text


def test_a_new_private_entry_is_no_news_to_others(story: Story, cast: Cast, sign_in: SignIn) -> None:
    page(sign_in, story, "nina", "plan")
    items.add(actor=cast.actor("kari"), plan_id=story.plan.pk, model=DiaryEntry, values={"text": SECRET})

    text = page(sign_in, story, "nina", "plan")

    assert "Nytt siden sist" not in text
    assert SECRET not in text


def test_others_read_what_is_shared_and_no_longer_when_it_is_taken_back(
    story: Story, cast: Cast, entry: DiaryEntry, sign_in: SignIn
) -> None:
    share(cast, story, entry, shared=True)
    text = page(sign_in, story, "nina")
    assert SECRET in text
    assert "<textarea" not in text
    assert reverse("items:sharing", args=[story.plan.pk, "diary_entry", entry.pk]) not in text

    share(cast, story, entry, shared=False)
    text = page(sign_in, story, "nina")
    assert SECRET not in text
    assert "Ingenting er delt herfra" in text
    assert SECRET not in page(sign_in, story, "nina", "plan")
