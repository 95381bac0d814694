"""What every page of a plan has in common: whose plan it is, its state, the tabs, and who else can read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.access.decisions import Ground
from helhet.plans import forms, policy, visibility
from helhet.plans.models import LimitKind, Participant, PlanKind, PlanStatus
from helhet.plans.sections import SECTIONS
from helhet.ui.parts import Link
from helhet.web.addresses import address

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.models import PlanItem
    from helhet.plans.reading import PlanReading

STATUS_TONES: Final = {
    PlanStatus.DRAFT: "sand",
    PlanStatus.ACTIVE: "success",
    PlanStatus.RESTING: "info",
    PlanStatus.STOPPED: "danger",
    PlanStatus.CLOSED: "neutral",
}

TABS: Final = (
    (gettext_lazy("Planen"), "plans:plan", ""),
    (gettext_lazy("Hvem gjør hva"), "plans:who-does-what", ""),
    (gettext_lazy("Forløp"), "plans:timeline", ""),
    (gettext_lazy("Tjenester"), "plans:services", "services"),
    (gettext_lazy("Om meg"), "plans:about-me", "about_me"),
    (gettext_lazy("Når det blir vanskelig"), "plans:crisis", "crisis"),
    (gettext_lazy("Dagbok"), "plans:diary", "diary"),
    (gettext_lazy("Historikk"), "history:plan", ""),
    (gettext_lazy("Skriv ut"), "documents:choose", ""),
)
"""Label, address, and the section that must hold something for the tab to show; a plan is small by default (P-03)."""


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """For `plans/plan_base.html`. `is_own` is true when the reader is the person the plan is for; `here` names the tab
    that is open, and is empty on a page inside the plan.
    """

    plan_id: UUID
    case_url: str
    person_name: str
    kind: str
    status: str
    status_tone: str
    tabs: tuple[Link, ...]
    who_sees: str
    is_own: bool
    can_write: bool
    writing_stopped: str
    here: str


def layout_for(reading: PlanReading, current: str) -> PlanLayout:
    """The frame of a plan page; `current` is the address name of its tab."""
    plan = reading.plan
    tabs = _tabs(reading, current)
    may_write = policy.write_in_plan(reading.standing, plan.status)
    return PlanLayout(
        plan_id=plan.pk,
        case_url=address("cases:case", plan.case_id),
        person_name=plan.person.name,
        kind=str(PlanKind(plan.kind).label),
        status=str(PlanStatus(plan.status).label),
        status_tone=STATUS_TONES[PlanStatus(plan.status)],
        tabs=tabs,
        who_sees=who_sees(reading),
        is_own=reading.standing.has(Ground.PERSON),
        can_write=bool(may_write) and reading.is_current,
        writing_stopped=str(may_write.reason),
        here=next((tab.label for tab in tabs if tab.current), ""),
    )


def who_sees(reading: PlanReading, item: PlanItem | None = None) -> str:
    """The quiet line by every field: who else reads what is written here, or reads this item."""
    names = [each.name for each in reading.all(Participant) if each.is_current and _reads(reading, item, each)]
    if not names:
        return _("Bare personen selv og koordinatoren kan lese dette.")
    listed = (
        names[0] if len(names) == 1 else _("%(some)s og %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
    )
    return _("Personen selv, koordinatoren og %(names)s kan lese dette.") % {"names": listed}


def _reads(reading: PlanReading, item: PlanItem | None, participant: Participant) -> bool:
    """Whether a participant is among those chosen, where some are or where the item is the family's."""
    if item is None:
        return True
    of_item = (limit for limit in reading.limits if limit.item_id == item.pk and limit.kind == LimitKind.CHOSEN)
    chosen = next(of_item, None)
    return str(participant.pk) in chosen.readers if chosen else not visibility.is_for_the_family(item)


def _tabs(reading: PlanReading, current: str) -> tuple[Link, ...]:
    shown = [tab for tab in TABS if not tab[2] or tab[1] == current or _has_something(reading, tab[2])]
    if policy.see_access_record(reading.standing):
        shown.append((gettext_lazy("Hvem har sett"), "history:access", ""))
    return tuple(
        Link(label=str(label), url=address(name, reading.plan.pk), current=name == current)
        for label, name, _section in shown
    )


def _has_something(reading: PlanReading, code: str) -> bool:
    is_written = any(item.place == code for item in reading.all(SECTIONS[code].model))
    return is_written and any(section.code == code for section in forms.shown_sections(reading.plan))
