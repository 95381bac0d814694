"""In random plans, with random choices of readers: what is hidden follows from the rules, and from nothing else."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from helhet.access.decisions import Ground
from helhet.kernel.ids import new_id
from helhet.plans import visibility
from helhet.plans.models import Comment, ForWhom, Goal, Limit, LimitKind, Measure, PlanItem
from helhet.plans.policy import ItemFacts, Standing

PEOPLE = [UUID(int=number) for number in range(1, 4)]
"""Participants, each with an account of the same id."""

KINDS = st.sampled_from([Goal, Measure, Comment])
AUTHORS = st.sampled_from([None, *PEOPLE])


@st.composite
def plans(draw: st.DrawFn) -> dict[UUID, PlanItem]:
    """Goals in goals, measures under goals, comments on either; each written by somebody, some of them the family's."""
    items: dict[UUID, PlanItem] = {}
    for _ in range(draw(st.integers(1, 9))):
        kind, goals = draw(KINDS), [item.pk for item in items.values() if isinstance(item, Goal)]
        goal_id = draw(st.sampled_from([None, *goals]))
        item: PlanItem
        if kind is Goal:
            item = Goal(id=new_id(), parent_id=goal_id, for_whom=draw(st.sampled_from(ForWhom)))
        elif kind is Measure:
            whose = draw(st.sampled_from([None, *PEOPLE]))
            item = Measure(id=new_id(), goal_id=goal_id, responsible_id=whose, for_whom=draw(st.sampled_from(ForWhom)))
        else:
            item = Comment(id=new_id(), goal_id=goal_id)
        item.author_id = draw(AUTHORS)
        items[item.pk] = item
    return items


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[UUID, PlanItem], list[Limit], Standing]:
    items = draw(plans())
    limits = [
        Limit(item_id=item_id, kind=kind, readers=[str(each) for each in draw(st.sets(st.sampled_from(PEOPLE)))])
        for item_id in draw(st.sets(st.sampled_from(list(items))))
        for kind in draw(st.sets(st.sampled_from(LimitKind), min_size=1))
    ]
    grounds = draw(
        st.sets(st.sampled_from([Ground.PARTICIPANT, Ground.REPRESENTATIVE, Ground.COORDINATOR]), min_size=1)
    )
    me = draw(st.sampled_from(PEOPLE))
    standing = Standing(frozenset(grounds), account_id=me, participant_id=me, is_parent=draw(st.booleans()))
    return items, limits, standing


def _owners(item: PlanItem, items: dict[UUID, PlanItem]) -> set[UUID]:
    ids = {getattr(item, f"{name}_id") for name in item.belongs_to} & items.keys()
    return ids.union(*(_owners(items[each], items) for each in ids)) if ids else set()


def _kept_from(item: PlanItem, limits: list[Limit], standing: Standing) -> bool:
    of_item = [limit for limit in limits if limit.item_id == item.pk]
    if standing.is_parent and any(limit.kind == LimitKind.PARENTS for limit in of_item):
        return True
    if standing.has(Ground.REPRESENTATIVE, Ground.COORDINATOR):
        return False
    for limit in of_item:
        if limit.kind == LimitKind.CHOSEN:
            return str(standing.participant_id) not in limit.readers
    return getattr(item, "for_whom", ForWhom.PERSON) != ForWhom.PERSON


@given(worlds())
def test_hidden_is_what_is_kept_back_and_all_that_hangs_on_it_but_nobodys_own_part(
    world: tuple[dict[UUID, PlanItem], list[Limit], Standing],
) -> None:
    items, limits, standing = world
    hidden = visibility.hidden_from(standing, items, limits)
    own = {item.pk for item in items.values() if ItemFacts.of(item, standing).own_part}
    needed = own.union(*(_owners(items[each], items) for each in own))

    assert hidden.isdisjoint(needed)
    for item in items.values():
        above = {item.pk} | _owners(item, items)
        expected = any(_kept_from(items[each], limits, standing) and each not in needed for each in above)
        assert (item.pk in hidden) is (expected and item.pk not in needed)


@given(worlds())
def test_the_person_and_a_coordinator_who_is_no_parent_are_never_narrowed(
    world: tuple[dict[UUID, PlanItem], list[Limit], Standing],
) -> None:
    _items, _limits, standing = world
    as_person = Standing(standing.grounds | {Ground.PERSON}, is_parent=standing.is_parent)
    assert not visibility.is_narrowed(as_person)
    assert not visibility.is_narrowed(Standing(standing.grounds | {Ground.COORDINATOR}))
