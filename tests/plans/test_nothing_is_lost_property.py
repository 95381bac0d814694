"""No sequence of edits, removals, undos and restores loses a text, or changes what an earlier version says."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helhet.access.actors import Actor
from helhet.kernel.errors import Denied, NotVisible
from helhet.plans import queries, reading
from helhet.plans.actions import items, restoring
from helhet.plans.models import Need, Revision
from tests.cast import Cast, Story

WRITERS = ("kari", "nina")
Needs = list[tuple[object, str, int]]
"""The needs in their order: what they say and their places."""

acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove", "restore", "restore older", "restore version", "move"]),
        st.sampled_from(WRITERS),
        st.integers(min_value=0, max_value=9),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12),
    ),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_every_text_ever_saved_is_kept_and_every_version_stays_as_it_was(
    cast: Cast, story: Story, acts: list[tuple[str, str, int, str]]
) -> None:
    actors = {name: cast.actor(name) for name in WRITERS}
    with transaction.atomic():
        written: set[str] = set()
        seen: dict[int, Needs] = {}
        for act, writer, choice, text in acts:
            _do(act, actors[writer], story, choice, text, written)
            version, needs = _needs(actors["kari"], story)
            assert len({place for _, _, place in needs}) == len(needs), "each need has a place of its own"
            seen[version] = needs

        kept = {row.content["text"] for row in Revision.objects.filter(plan=story.plan, item_kind="need")}
        assert written <= kept
        assert {version: _needs(actors["kari"], story, version)[1] for version in seen} == seen
        transaction.set_rollback(True)


def _do(act: str, actor: Actor, story: Story, choice: int, text: str, written: set[str]) -> None:
    try:
        _try(act, actor, story, choice, text)
    except (Denied, NotVisible):
        return
    if act in {"add", "change"}:
        written.add(text)


def _try(act: str, actor: Actor, story: Story, choice: int, text: str) -> None:
    plan_id = story.plan.pk
    if act == "add":
        items.add(actor=actor, plan_id=plan_id, model=Need, values={"text": text})
        return
    if act == "restore version":
        version = queries.get_plan(actor, plan_id).plan.version
        restoring.restore_version(actor=actor, plan_id=plan_id, version=version * choice // 10)
        _require_the_order_of(version * choice // 10, actor, story)
        return
    needs = list(Need.objects.filter(plan=plan_id).order_by("position", "pk"))
    if not needs:
        raise NotVisible
    need = needs[choice % len(needs)]
    if act == "change":
        items.change(actor=actor, plan_id=plan_id, model=Need, item_id=need.pk, values={"text": text})
    elif act == "move":
        items.move(actor=actor, plan_id=plan_id, model=Need, item_id=need.pk, up=choice % 2 == 0)
    elif act == "remove":
        items.remove(actor=actor, plan_id=plan_id, model=Need, item_id=need.pk)
    else:
        number = 1 + choice % need.revision if act == "restore older" else None
        items.restore(actor=actor, plan_id=plan_id, model=Need, item_id=need.pk, number=number)


def _require_the_order_of(version: int, actor: Actor, story: Story) -> None:
    """What stands in the plan now and stood there then, stands in the same order."""
    now, then = _order(actor, story), _order(actor, story, version)
    assert [need for need in now if need in then] == [need for need in then if need in now]


def _order(actor: Actor, story: Story, version: int | None = None) -> list[object]:
    return [need_id for need_id, _, _ in _needs(actor, story, version)[1]]


def _needs(actor: Actor, story: Story, version: int | None = None) -> tuple[int, Needs]:
    door = queries.get_plan(actor, story.plan.pk)
    then = reading.read(door.plan, door.standing, version=version)
    return then.version, [(need.pk, need.text, need.position) for need in then.all(Need)]
