"""Kari's plan with something of every kind in it, some of it hostile."""

from datetime import date
from typing import Any

from helhet.plans.actions import items
from helhet.plans.models import (
    Comment,
    CommentKind,
    Contribution,
    DiaryEntry,
    Evaluation,
    LinkedPlan,
    Measure,
    Need,
    Participant,
    PlanItem,
    Resource,
    Review,
    Scale,
    ScaleReading,
    Service,
    Statement,
    StatementSection,
    Step,
    WantedCooperation,
)
from helhet.plans.models.goal import Goal
from tests.cast import Cast, Story

HOSTILE = '<script>alert("x")</script> #import "/etc/passwd" *fet* $x$ {{ plan }} {% now %}'
SECRET = "Dette har jeg ikke fortalt noen."


def fill(cast: Cast, story: Story) -> Participant:
    """Write something in every section, and return a participant from NAV with a part of her own."""

    def add(who: str, model: type[PlanItem], **values: Any) -> Any:
        return items.add(actor=cast.actor(who), plan_id=story.plan.pk, model=model, values=values)

    gro = add(
        "nina",
        Participant,
        name="Gro Lie",
        role="veileder",
        organisation="NAV Solvik",
        phone="99 00 00 30",
        task="Jobb",
    )
    add("kari", Statement, topic=StatementSection.ABOUT_ME_SUPPORT, text="Gi meg tid til å svare.")
    add("nina", Statement, topic=StatementSection.ABOUT_ME_LIKED, text="Kari får alle til å le.")
    add("kari", Statement, topic=StatementSection.CRISIS_SIGNS, text="Jeg slutter å svare.")
    add("kari", Statement, topic=StatementSection.BACKGROUND, text=HOSTILE)
    add("kari", Resource, text="Hester og regning")
    add("kari", Need, text="Hjelp i dusjen", responsible=story.ola)
    sub_goal = add("kari", Goal, text="Jeg vil lage middag.", parent=story.goal, target_on=date(2027, 6, 1))
    add("nina", Measure, goal=sub_goal, what="Kokekurs på onsdager", responsible=gro, starts_on=date(2026, 9, 1))
    add("nina", Measure, what="Bilstønad, uten mål", service="NAV")
    step = add("kari", Step, goal=story.goal, text="Se på leiligheten", responsible=story.ola, due_on=date(2026, 12, 1))
    add("ola", Comment, step=step, comment_kind=CommentKind.DOUBT, text="Heisen er ikke ferdig.")
    add("kari", Comment, goal=story.goal, text="Jeg gleder meg.")
    add(
        "ola",
        Evaluation,
        measure=story.measure,
        evaluated_on=date(2026, 10, 1),
        outcome="improving",
        result="Går bedre inn enn ut.",
        next_step="Øve på å komme ut.",
    )
    scale = add("kari", Scale, goal=story.goal, name="Hvor trygg er jeg?", lowest_means="redd", highest_means="trygg")
    for month, value in ((8, 3), (9, 7)):
        add("kari", ScaleReading, scale=scale, read_on=date(2026, month, 1), value=value, note=f"måned {month}")
    add("nina", Contribution, party="Per", text="Kjører til trening")
    add("nina", WantedCooperation, provider="Borettslaget", why="Heis")
    add("nina", LinkedPlan, linked_kind="education_plan", title="IOP 2026", owner="Solvik videregående")
    add("nina", Service, name="Støttekontakt", provider="Solvik kommune", reference="2026/112")
    add("nina", Review, due_on=date(2027, 1, 14), note="Hele planen")
    add("kari", DiaryEntry, text=SECRET)
    return gro  # type: ignore[no-any-return]
