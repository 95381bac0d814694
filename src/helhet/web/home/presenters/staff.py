"""The first page of those who work with plans: what waits for them, across people and municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from helhet.access.actors import Role
from helhet.plans.desk import coordinator, leader, participant, unit
from helhet.plans.models import LIVE, PlanStatus
from helhet.plans.states import WRITABLE
from helhet.ui.parts import Cell, Link, Stat
from helhet.web.plans.layout import STATUS_TONES
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from datetime import date

    from helhet.access.actors import Actor
    from helhet.plans.desk.coordinator import Coordinated
    from helhet.plans.desk.unit import CaseLine
    from helhet.plans.models import Goal, Plan, PlanItem


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a plan that the coordinator should look at."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One person on the coordinator's desk. `progress_url` leads to where progress is written, `evaluation_url` to
    the answers that are waited for and the goals to look at, where it is time.
    """

    name: str
    url: str
    kind: str
    status: str
    status_tone: str
    next_on: str
    flags: tuple[Flag, ...]
    news: str
    progress_url: str
    evaluation_url: str


@dataclass(frozen=True, slots=True)
class CoordinatorSection:
    rows: tuple[DeskRow, ...]
    all_url: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something one participant has been asked or has promised."""

    what: str
    who_for: str
    when: str
    is_late: bool
    url: str


@dataclass(frozen=True, slots=True)
class ParticipantSection:
    asked: tuple[Task, ...]
    questions: tuple[Task, ...]
    promised: tuple[Task, ...]
    reached: tuple[Task, ...]
    plans: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases the coordinating unit should act on, with what to say when there are none."""

    title: str
    nothing: str
    rows: tuple[tuple[str, str, str], ...]
    all_url: str = ""


@dataclass(frozen=True, slots=True)
class UnitSection:
    stats: tuple[Stat, ...]
    lists: tuple[CaseList, ...]


@dataclass(frozen=True, slots=True)
class LeaderSection:
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def coordinator_section(actor: Actor) -> CoordinatorSection | None:
    """Everybody the actor coordinates, or None for somebody who coordinates nobody."""
    desk = coordinator.for_coordinator(actor)
    if not desk.rows:
        return None
    return CoordinatorSection(
        tuple(_desk_row(row) for row in desk.rows), reverse("cases:list") if desk.has_more else ""
    )


def participant_section(actor: Actor) -> ParticipantSection | None:
    """What waits for the actor in plans of others, or None for somebody who takes part in none."""
    desk = participant.for_participant(actor)
    if not desk.part_in:
        return None
    steps = (_task(each, each.text, each.due_on, "plans:goal", each.goal_id) for each in desk.steps)
    measures = (_measure_task(each, "plans:who-does-what") for each in desk.promised)
    return ParticipantSection(
        asked=tuple(_measure_task(each, "progress:answer", each.pk) for each in desk.asked),
        questions=tuple(
            _task(each, each.question, each.due_on, "progress:answer-status", each.pk) for each in desk.questions
        ),
        promised=(*steps, *measures),
        reached=tuple(_reached(each) for each in desk.reached),
        plans=tuple(
            Link(label=each.plan.person.name, url=reverse("plans:plan", args=[each.plan_id])) for each in desk.part_in
        ),
    )


def unit_section(actor: Actor) -> UnitSection | None:
    """Where it fails, for the coordinating unit; None for everybody else."""
    if not actor.has(Role.COORDINATING_UNIT):
        return None
    desk = unit.for_unit(actor)
    return UnitSection(stats=_stats(desk), lists=tuple(_lists(desk)))


def leader_section(actor: Actor) -> LeaderSection | None:
    """Who coordinates in the leader's unit; None for everybody else."""
    if not actor.has(Role.LEADER):
        return None
    rows = tuple((Cell(text=each.name), Cell(text=str(each.people))) for each in leader.for_leader(actor))
    return LeaderSection(headers=(_("Koordinator"), _("Følger opp")), rows=rows)


def _desk_row(row: Coordinated) -> DeskRow:
    if row.plan is None:
        url = reverse("cases:case", args=[row.case_id])
        return DeskRow(row.person_name, url, _("ingen plan ennå"), "", "neutral", "", (), "", "", "")
    plan = row.plan
    is_open = plan.status != PlanStatus.STOPPED
    return DeskRow(
        name=row.person_name,
        url=reverse("plans:plan", args=[plan.pk]) if is_open else reverse("cases:case", args=[row.case_id]),
        kind=plan.get_kind_display(),
        status=plan.get_status_display(),
        status_tone=STATUS_TONES[PlanStatus(plan.status)],
        next_on=words.day(row.next_on),
        flags=tuple(_flags(row, plan)),
        news=_news(row) if is_open else "",
        progress_url=reverse("plans:plan", args=[plan.pk]) + "#goals" if plan.status in WRITABLE else "",
        evaluation_url=_evaluation_url(row, plan),
    )


def _evaluation_url(row: Coordinated, plan: Plan) -> str:
    """Where somebody has not said how it goes, or the day to look at the plan has passed."""
    is_time = row.asked or words.has_passed(row.next_on)
    return reverse("progress:evaluation", args=[plan.pk]) if is_time and plan.status in WRITABLE else ""


def _flags(row: Coordinated, plan: Plan) -> Iterator[Flag]:
    if row.consent_lapsed:
        yield Flag(_("samtykket må gis på nytt"), "danger")
    if words.has_passed(row.next_on):
        yield Flag(_("dagen for gjennomgang er gått"), "danger")
    if plan.status == PlanStatus.ACTIVE and row.next_on is None:
        yield Flag(_("ingen dag for gjennomgang"), "warning")
    if row.is_stagnant:
        yield Flag(_("stille siden %(day)s") % {"day": words.moment_day(plan.changed_at)}, "warning")
    if row.declined:
        yield Flag(ngettext("%(n)s har sagt nei", "%(n)s har sagt nei", row.declined) % {"n": row.declined}, "danger")
    if row.ownerless:
        text = ngettext("%(n)s tiltak mangler ansvarlig", "%(n)s tiltak mangler ansvarlig", row.ownerless)
        yield Flag(text % {"n": row.ownerless}, "warning")
    if row.unanswered:
        text = ngettext("venter på %(n)s svar", "venter på %(n)s svar", row.unanswered)
        yield Flag(text % {"n": row.unanswered}, "info")


def _news(row: Coordinated) -> str:
    if row.news is None:
        return _("Du har ikke åpnet planen det siste året")
    if not row.news:
        return _("Ingenting nytt siden sist")
    return ngettext("%(n)s endring siden sist", "%(n)s endringer siden sist", row.news) % {"n": row.news}


def _reached(goal: Goal) -> Task:
    url = _url(goal, "plans:goal", goal.pk)
    return Task(goal.text, goal.plan.person.name, words.moment_day(goal.changed_at), is_late=False, url=url)


def _measure_task(measure: PlanItem, address: str, *more: object) -> Task:
    starts_on = getattr(measure, "starts_on", None)
    when = _("fra %(day)s") % {"day": words.day(starts_on)} if starts_on else ""
    return Task(str(measure), measure.plan.person.name, when, is_late=False, url=_url(measure, address, *more))


def _task(item: PlanItem, what: str, due: date | None, address: str, *more: object) -> Task:
    when = _("innen %(day)s") % {"day": words.day(due)} if due else ""
    return Task(what, item.plan.person.name, when, words.has_passed(due), _url(item, address, *more))


def _url(item: PlanItem, address: str, *more: object) -> str:
    return reverse(address, args=[item.plan_id, *more])


def _stats(desk: unit.UnitDesk) -> tuple[Stat, ...]:
    cases = Stat(label=_("Personer i oppfølging"), value=desk.cases, url=reverse("cases:list"))
    plans = (Stat(label=capfirst(str(status.label)), value=desk.plans[status], note=_("planer")) for status in LIVE)
    return (cases, *plans)


def _lists(desk: unit.UnitDesk) -> Iterator[CaseList]:
    if desk.handed_over:
        yield CaseList(
            title=_("Koordinatoren slutter"),
            nothing="",
            rows=tuple(_line(each, _("siste dag %(day)s")) for each in desk.handed_over),
        )
    yield CaseList(
        title=_("Uten koordinator"),
        nothing=_("Alle har en koordinator, eller har sagt nei til det."),
        rows=tuple(_line(_former(each), _("siden %(day)s")) for each in desk.without_coordinator),
        all_url=reverse("cases:list") + "?uten_koordinator=on",
    )
    yield CaseList(
        title=_("Spør igjen"),
        nothing=_("Ingen tilbud skal gis på nytt nå."),
        rows=tuple(_line(each, _("fra %(day)s")) for each in desk.offers_to_repeat),
    )
    yield CaseList(
        title=_("Sagt ja, men planen er ikke begynt"),
        nothing=_("Ingen venter på at planen skal begynne."),
        rows=tuple(_line(each, _("siden %(day)s")) for each in desk.waiting_for_consent),
    )


def _former(each: CaseLine) -> CaseLine:
    return replace(each, what=_("%(name)s sluttet") % {"name": each.what}) if each.what else each


def _line(each: CaseLine, when: str) -> tuple[str, str, str]:
    said = words.listed(each.what, when % {"day": words.day(each.on)})
    return each.person_name, reverse("cases:case", args=[each.case_id]), said
