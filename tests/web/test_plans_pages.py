"""What the pages of a plan say."""

import gzip
from datetime import timedelta

import pytest
from django.urls import reverse

from helhet.kernel import clock
from helhet.plans.actions import items, lifecycle, progress
from helhet.plans.models import (
    ChildParticipation,
    Comment,
    CommentKind,
    Goal,
    GoalStatus,
    LinkedPlan,
    Measure,
    MeasureAnswer,
    MeasureKind,
    Outcome,
    Participant,
    PlanItem,
    Resource,
    Scale,
    ScaleReading,
    Service,
    Statement,
    StatementSection,
    Step,
)
from helhet.plans.queries import get_plan
from helhet.plans.reading import read
from helhet.web.plans.presenters import plan_page, who_does_what
from tests.cast import Cast, Story
from tests.fixtures import SignIn

HOSTILE = "<script>alert(1)</script>"


def add(cast: Cast, story: Story, who: str, model: type[PlanItem], /, **values: object) -> PlanItem:
    return items.add(actor=cast.actor(who), plan_id=story.plan.pk, model=model, values=values)


def agree(cast: Cast, story: Story) -> None:
    lifecycle.activate(actor=cast.actor("kari"), plan_id=story.plan.pk, exception="Vi tar resten på neste møte.")


def page(sign_in: SignIn, story: Story, name: str, address: str = "plan", *args: object) -> str:
    text: str = sign_in(name).get(reverse(f"plans:{address}", args=[story.plan.pk, *args])).text
    return text


def test_the_persons_own_words_stand_first(story: Story, sign_in: SignIn) -> None:
    text = page(sign_in, story, "kari")

    assert text.index(story.words.text) < text.index("Dette skjer nå") < text.index(story.goal.text)


def test_goals_are_marked_as_not_being_decisions(story: Story, sign_in: SignIn) -> None:
    """P-24."""
    for address, args in (("plan", []), ("goal", [story.goal.pk]), ("services", [])):
        assert "ikke et vedtak" in page(sign_in, story, "kari", address, *args)


def test_a_measure_refers_to_the_decision_behind_it(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-24."""
    add(cast, story, "nina", Measure, goal=story.goal, what="Assistent", decision_reference="Sak 2026/14")

    assert "Sak 2026/14" in page(sign_in, story, "kari")


def test_what_happens_next_says_who_does_it_and_when(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-17."""
    today = clock.today()
    add(cast, story, "nina", Step, goal=story.goal, text="Se på en leilighet", responsible=story.ola, due_on=today)
    text = page(sign_in, story, "kari")
    now = text[text.index('id="h-now"') : text.index('id="h-goals"')]

    assert "Se på en leilighet" in now
    assert "Ola Dahl" in now
    assert "I dag" in now


def test_what_others_have_written_since_last_time_is_new(story: Story, cast: Cast, sign_in: SignIn) -> None:
    assert "Nytt siden sist" not in page(sign_in, story, "kari")
    add(cast, story, "ola", Comment, goal=story.goal, text="Trappa gikk fint.")
    add(cast, story, "kari", Resource, text="Jeg er tålmodig")

    text = page(sign_in, story, "kari")
    news = text[text.index("Nytt siden sist") : text.index("Alt som er endret")]

    assert "Ola Dahl la til en kommentar" in news
    assert "Jeg er tålmodig" not in news
    assert "Nytt siden sist" not in page(sign_in, story, "kari")


def test_empty_optional_sections_wait_behind_one_list(story: Story, sign_in: SignIn) -> None:
    """P-03: small by default."""
    text = page(sign_in, story, "kari")
    shown, more = text.split('id="more"')

    assert "Hvorfor jeg har en plan" not in shown
    assert "Hvorfor jeg har en plan" in more
    assert reverse("plans:crisis", args=[story.plan.pk]) not in shown


def test_those_who_may_not_write_a_section_are_not_taught_it(story: Story, sign_in: SignIn) -> None:
    text = page(sign_in, story, "ola")

    assert 'id="cooperation"' not in text
    assert "Hvorfor jeg har en plan" not in text


def test_nobody_but_the_person_gets_buttons_on_the_persons_words(story: Story, sign_in: SignIn) -> None:
    """P-12."""
    change = f'href="{reverse("items:change", args=[story.plan.pk, "goal", story.goal.pk])}"'

    assert change in page(sign_in, story, "kari")
    assert change not in page(sign_in, story, "nina")
    assert change not in page(sign_in, story, "ola")


def test_the_one_who_is_asked_is_asked_to_answer(story: Story, sign_in: SignIn) -> None:
    """P-14."""
    answer = reverse("progress:answer", args=[story.plan.pk, story.measure.pk])

    assert answer in page(sign_in, story, "ola")
    assert answer not in page(sign_in, story, "kari")


def test_a_no_is_shown_with_its_reason_and_leaves_the_measure_without_owner(
    story: Story, cast: Cast, sign_in: SignIn
) -> None:
    """P-14."""
    progress.answer_measure(
        actor=cast.actor("ola"),
        plan_id=story.plan.pk,
        measure_id=story.measure.pk,
        answer=MeasureAnswer.DECLINED,
        reason="Ikke ledig før høsten",
    )
    for address in ("plan", "who-does-what"):
        text = page(sign_in, story, "kari", address)
        assert "Ikke ledig før høsten" in text
        assert "angler" in text


def test_own_effort_needs_no_owner(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-15: it stands beside what the services do."""
    add(cast, story, "kari", Measure, goal=story.goal, what="Jeg øver hver dag", measure_kind=MeasureKind.OWN_EFFORT)

    text = page(sign_in, story, "nina", "who-does-what")

    assert "Mangler noen" not in text
    assert text.index("Jeg øver hver dag") < text.index(story.measure.what)


def test_who_does_what_says_what_why_how_and_when(story: Story, sign_in: SignIn) -> None:
    """P-16."""
    text = page(sign_in, story, "kari", "who-does-what")

    for said in ("Ola Dahl", story.measure.what, story.measure.how, story.measure.extent, story.goal.text):
        assert said in text


def test_a_goal_shows_everything_that_belongs_to_it(story: Story, cast: Cast, sign_in: SignIn) -> None:
    step = add(cast, story, "nina", Step, goal=story.goal, text="Søke om bolig")
    add(cast, story, "ola", Comment, step=step, comment_kind=CommentKind.DOUBT, text="Det kan ta tid")
    add(cast, story, "kari", Goal, parent=story.goal, text="Jeg vil lage middag")
    ends = {"lowest_means": "lite", "highest_means": "alt"}
    scale = add(cast, story, "kari", Scale, goal=story.goal, name="Bestemmer selv", **ends)
    add(cast, story, "kari", ScaleReading, scale=scale, read_on=clock.today(), value=4, note="bedre")
    progress.evaluate(
        actor=cast.actor("nina"),
        plan_id=story.plan.pk,
        goal_id=story.goal.pk,
        outcome=Outcome.IMPROVING,
        result="Trives",
        next_step="Fortsette",
    )
    text = page(sign_in, story, "ola", "goal", story.goal.pk)

    for said in ("Søke om bolig", "Det kan ta tid", "Jeg vil lage middag", "Bestemmer selv", "bedre", "Trives"):
        assert said in text


def test_reached_goals_are_folded_away_and_still_there(story: Story, cast: Cast, sign_in: SignIn) -> None:
    progress.set_goal_status(
        actor=cast.actor("kari"), plan_id=story.plan.pk, goal_id=story.goal.pk, status=GoalStatus.ACHIEVED
    )
    text = page(sign_in, story, "kari")

    assert "Nådd og avsluttet (1)" in text
    assert text.index("Nådd og avsluttet") < text.rindex(story.goal.text)


def test_the_course_tells_what_has_happened_newest_first(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-17."""
    agree(cast, story)
    text = page(sign_in, story, "kari", "timeline")

    assert text.index("Vi ble enige om planen") < text.index("Planen ble påbegynt")
    for said in ("Samtykke til planen", "Nina Berg ble koordinator"):
        assert said in text


def test_expired_services_stand_apart(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-18."""
    over = clock.today() - timedelta(days=3)
    add(cast, story, "nina", Service, name="Avlastning", provider="Solvik kommune", ends_on=over)
    add(cast, story, "nina", Service, name="Assistent", provider="Solvik kommune", phone="99 00 00 40")
    add(cast, story, "nina", LinkedPlan, linked_kind="other", title="Skolens plan", owner="Solvik skole")
    text = page(sign_in, story, "kari", "services")

    assert text.index("Assistent") < text.index("Har gått ut") < text.index("Avlastning") < text.index("Skolens plan")


def test_whom_to_call_comes_first_when_it_is_hard(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-20."""
    for topic, said in ((StatementSection.CRISIS_SIGNS, "Jeg svarer ikke"), (StatementSection.CRISIS_CALL, "Pappa")):
        add(cast, story, "kari", Statement, topic=topic, text=said)
    text = page(sign_in, story, "ola", "crisis")

    assert text.index("Pappa") < text.index("99 00 00 11") < text.index("Jeg svarer ikke")
    assert reverse("documents:pdf", args=[story.plan.pk, "crisis"]) in text


def test_a_draft_says_what_is_left_and_how_to_agree(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """IP regulation § 9."""
    text = page(sign_in, story, "kari")
    assert "Ingen bidrag er skrevet inn" in text
    assert reverse("cases:activation", args=[story.plan.pk]) in text

    agree(cast, story)
    text = page(sign_in, story, "nina")
    assert "Lovens liste" in text
    assert reverse("cases:rest", args=[story.plan.pk]) in text
    assert reverse("cases:rest", args=[story.plan.pk]) not in page(sign_in, story, "ola")


def test_a_plan_without_change_for_long_is_flagged(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """P-29."""
    agree(cast, story)
    assert "på en stund" not in page(sign_in, story, "nina")

    story.plan.refresh_from_db()
    type(story.plan).objects.filter(pk=story.plan.pk).update(changed_at=clock.now() - timedelta(days=181))
    assert "på en stund" in page(sign_in, story, "nina")


def test_a_closed_plan_says_so_and_has_no_writing_buttons(story: Story, cast: Cast, sign_in: SignIn) -> None:
    lifecycle.close(
        actor=cast.actor("nina"), plan_id=story.plan.pk, reason="Ferdig", continues="Trening", last_evaluation="Bra"
    )
    text = page(sign_in, story, "nina")

    assert "stoppet eller avsluttet" in text
    assert reverse("items:add", args=[story.plan.pk, "goal"]) not in text
    assert reverse("cases:reopening", args=[story.plan.pk]) in text


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("kari", ("progress:evaluation", "progress:ask", "progress:paper", "cases:pattern")),
        ("nina", ("progress:evaluation", "progress:ask", "progress:paper", "cases:pattern")),
        ("ola", ("progress:evaluation",)),
    ],
)
def test_the_plan_leads_to_what_is_done_with_the_whole_of_it(
    story: Story, sign_in: SignIn, name: str, seen: tuple[str, ...]
) -> None:
    """Paper, the round of questions and the start patterns are for the person's side and the coordinator."""
    text = page(sign_in, story, name)
    everything = ("progress:evaluation", "progress:ask", "progress:paper", "cases:pattern")

    assert tuple(each for each in everything if f'"{reverse(each, args=[story.plan.pk])}"' in text) == seen


def test_a_draft_says_the_one_thing_to_do_next(story: Story, cast: Cast) -> None:
    """P-34: first the child's part and the person's own words, then a goal, then the agreement."""
    assert next_of(cast, story, "nina") == reverse("items:add", args=[story.plan.pk, "child_participation"])

    add(cast, story, "nina", ChildParticipation, held_on=clock.today(), how="Snakket på rommet.")
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Statement, item_id=story.words.pk)
    assert next_of(cast, story, "kari") == reverse("items:add", args=[story.plan.pk, "statement"])

    add(cast, story, "kari", Statement, topic=StatementSection.WHAT_MATTERS, text="Ro.")
    items.remove(actor=cast.actor("kari"), plan_id=story.plan.pk, model=Goal, item_id=story.goal.pk)
    assert next_of(cast, story, "kari") == reverse("items:add", args=[story.plan.pk, "goal"])

    add(cast, story, "kari", Goal, text="Bake.")
    assert next_of(cast, story, "nina") == reverse("cases:activation", args=[story.plan.pk])


def test_the_next_thing_is_for_those_who_steer_a_draft(story: Story, cast: Cast, sign_in: SignIn) -> None:
    assert "Før vi er enige" in page(sign_in, story, "kari")
    assert "Før vi er enige" not in page(sign_in, story, "ola")

    agree(cast, story)
    assert "Før vi er enige" not in page(sign_in, story, "kari")


def next_of(cast: Cast, story: Story, name: str) -> str:
    door = get_plan(cast.actor(name), story.plan.pk)
    step = plan_page(read(door.plan, door.standing)).next_step
    assert step is not None
    return step.action.url.partition("?")[0]


def test_a_coordinator_who_takes_part_is_named_once(story: Story, cast: Cast) -> None:
    door = get_plan(cast.actor("kari"), story.plan.pk)
    assert [each.name for each in who_does_what(read(door.plan, door.standing)).coordinators] == ["Nina Berg"]

    add(cast, story, "nina", Participant, name="Nina Berg", role="helsesykepleier", person=cast.nina.person)
    door = get_plan(cast.actor("kari"), story.plan.pk)
    shown = who_does_what(read(door.plan, door.standing))
    assert shown.coordinators == ()
    [nina] = [row.said for row in shown.participants if row.said.title == "Nina Berg"]
    assert (nina.badge, nina.phone) == ("Koordinator i kommunen", "99 00 00 11")


def test_a_step_that_was_ticked_too_early_can_be_unticked(story: Story, cast: Cast, sign_in: SignIn) -> None:
    add(cast, story, "kari", Step, goal=story.goal, text="Ringe", done_on=clock.today())

    assert "Ikke gjort likevel" in page(sign_in, story, "kari", "goal", story.goal.pk)


def test_an_earlier_version_has_no_buttons(story: Story, cast: Cast) -> None:
    door = get_plan(cast.actor("kari"), story.plan.pk)
    earlier = plan_page(read(door.plan, door.standing, version=door.plan.version - 1))

    assert not earlier.menu
    assert not earlier.together
    assert earlier.next_step is None
    assert earlier.law is None
    assert not any(section.add for section in earlier.sections.shown)
    assert not any(goal.actions or goal.more for section in earlier.sections.shown for goal in section.goals)


@pytest.mark.parametrize("address", ["plan", "goal", "who-does-what", "timeline", "services", "about-me", "crisis"])
def test_hostile_text_is_shown_as_text(story: Story, cast: Cast, sign_in: SignIn, address: str) -> None:
    make_hostile(cast, story)
    text = page(sign_in, story, "nina", address, *([story.goal.pk] if address == "goal" else []))

    assert HOSTILE not in text
    assert "&lt;script&gt;" in text


def test_a_full_plan_is_light(story: Story, cast: Cast, sign_in: SignIn) -> None:
    """At most 15 kB over the wire."""
    for number in range(8):
        add(cast, story, "nina", Measure, goal=story.goal, what=f"Tiltak {number}", how="Sammen", responsible=story.ola)
    for number in range(10):
        add(cast, story, "ola", Comment, goal=story.goal, text=f"Slik gikk det i uke {number}, ganske bra.")

    assert len(gzip.compress(page(sign_in, story, "nina").encode())) < 15_000


def make_hostile(cast: Cast, story: Story) -> None:
    add(cast, story, "nina", Participant, name=HOSTILE, role=HOSTILE, phone=HOSTILE[:30], organisation=HOSTILE)
    add(cast, story, "nina", Measure, goal=story.goal, what=HOSTILE, starts_on=clock.today(), responsible=story.ola)
    add(cast, story, "nina", Service, name=HOSTILE, provider=HOSTILE)
    add(cast, story, "nina", LinkedPlan, linked_kind="other", title=HOSTILE, owner=HOSTILE, goal=story.goal)
    for topic in StatementSection:
        add(cast, story, "kari", Statement, topic=topic, text=HOSTILE)
