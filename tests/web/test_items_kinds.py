"""Every kind that people write: the page opens, what is written is saved, changed, removed and brought back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helhet.plans import queries, reading
from helhet.plans.kinds import KINDS
from helhet.plans.models import PlanItem, Voice
from tests.cast import Cast, Story
from tests.fixtures import SignIn

Written = dict[str, Any]

EXAMPLES: dict[str, Callable[[Story], Written]] = {
    "child_participation": lambda _: {"held_on": "1.3.2026", "how": "Vi tegnet sammen."},
    "comment": lambda s: {"goal_id": s.goal.pk, "comment_kind": "progress", "text": "Det går fint."},
    "contribution": lambda _: {"party": "Kari", "text": "Skriver ned det jeg lurer på."},
    "diary_entry": lambda _: {"text": "I dag var en god dag."},
    "goal": lambda _: {"text": "Jeg vil ta bussen alene."},
    "linked_plan": lambda _: {"linked_kind": "other", "title": "Treningsplan", "owner": "Helsestasjonen"},
    "measure": lambda s: {
        "goal_id": s.goal.pk,
        "what": "Øve på bussen",
        "measure_kind": "service",
        "for_whom": "person",
    },
    "need": lambda _: {"text": "Hjelp til å komme meg opp."},
    "participant": lambda _: {"participant_kind": "network", "name": "Eva Li", "role": "venn"},
    "resource": lambda _: {"text": "Jeg er god til å planlegge."},
    "review": lambda _: {"review_kind": "adjustment", "due_on": "1.9.2027"},
    "scale": lambda s: {
        "goal_id": s.goal.pk,
        "name": "Trygghet",
        "lowest": "0",
        "lowest_means": "utrygg",
        "highest": "10",
        "highest_means": "trygg",
    },
    "service": lambda _: {"service_kind": "service", "name": "Fysioterapi", "provider": "Kommunen"},
    "statement": lambda _: {"topic": "why_plan", "text": "For å slippe å gjenta meg."},
    "step": lambda s: {"goal_id": s.goal.pk, "text": "Ringe til boligkontoret."},
    "wanted_cooperation": lambda _: {"provider": "Skolen", "need": "wanted"},
}


def address(name: str, story: Story, *rest: Any) -> str:
    return reverse(f"items:{name}", args=[story.plan.pk, *rest])


def present(cast: Cast, story: Story, kind: str, reader: str = "kari") -> list[PlanItem]:
    door = queries.get_plan(cast.actor(reader), story.plan.pk)
    return reading.read(door.plan, door.standing).all(KINDS[kind])


def filled(client: Client, url: str, written: Written) -> Written:
    """What a browser would send: everything in the form as it was shown, and what was written."""
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**shown, **written}.items() if value is not None and value is not False}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_person_writes_changes_removes_and_brings_back(
    kind: str, cast: Cast, story: Story, sign_in: SignIn
) -> None:
    kari = sign_in("kari")
    before = {item.pk for item in present(cast, story, kind)}
    url = address("add", story, kind)

    assert kari.post(url, filled(kari, url, EXAMPLES[kind](story))).status_code == 302
    [item] = [item for item in present(cast, story, kind) if item.pk not in before]

    change = address("change", story, kind, item.pk)
    assert kari.post(change, filled(kari, change, {})).status_code == 302
    assert present(cast, story, kind)[-1].revision == 1, "nothing different is nothing saved"

    kari.post(address("removal", story, kind, item.pk))
    assert {item.pk for item in present(cast, story, kind)} == before

    kari.post(address("restoration", story, kind, item.pk))
    assert item.pk in {item.pk for item in present(cast, story, kind)}


def test_facts_are_held_together_so_that_either_can_correct_them(cast: Cast, story: Story, sign_in: SignIn) -> None:
    kari = sign_in("kari")
    url = address("add", story, "service")
    kari.post(url, filled(kari, url, EXAMPLES["service"](story)))
    [service] = present(cast, story, "service")

    assert service.voice == Voice.TOGETHER
    assert sign_in("nina").get(address("change", story, "service", service.pk)).status_code == 200
