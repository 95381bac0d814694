"""The pages of the history as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from helhet.plans import policy
from helhet.plans.history import compare, moved
from helhet.plans.models import Frame, RevisionEvent
from helhet.plans.policy import ItemFacts
from helhet.plans.states import Transition
from helhet.web.history import words
from helhet.web.history.differences import FieldRow, rows
from helhet.web.plans.presenters.words import clock_time, full_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from helhet.plans.actions.restoring import Outcome
    from helhet.plans.history import Act, Change, Difference, Timeline
    from helhet.plans.models import PlanItem, Revision, StateChange
    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done, and the way to the whole story of what it was done to."""

    text: str
    fields: str
    url: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One act: who did it, whose employee they were, when, and what. A change of state has a reason and no version."""

    at: datetime
    time: str
    who: str
    employer: str
    lines: tuple[Line, ...]
    reason: str = ""
    version: int = 0
    version_url: str = ""
    comparison_url: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day, last first."""

    name: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was taken out. `restoration_url` is empty for who may not bring it back."""

    text: str
    by: str
    url: str
    restoration_url: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One revision in the life of an item. `number` is set where the reader may bring it back."""

    when: str
    who: str
    what: str
    rows: tuple[FieldRow, ...]
    version_url: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """How one item differs, for reading. An item in one of the versions only has no rows."""

    text: str
    rows: tuple[FieldRow, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions: changed field by field, what is in one of them only, and the order."""

    changed: tuple[Changed, ...]
    added: tuple[Changed, ...]
    taken_out: tuple[Changed, ...]
    is_reordered: bool

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.added or self.taken_out or self.is_reordered)


def days(reading: PlanReading, timeline: Timeline, states: Iterable[StateChange]) -> tuple[Day, ...]:
    """Everything that happened, by day in Norway, last first."""
    happenings = [_act(reading, act) for act in timeline.acts] + [_state(each) for each in states]
    happenings.sort(key=lambda happening: (happening.at, happening.version), reverse=True)
    by_day = groupby(happenings, key=lambda happening: full_day_of(happening.at))
    return tuple(Day(name, tuple(together)) for name, together in by_day)


def removed(reading: PlanReading, timeline: Timeline) -> tuple[Removed, ...]:
    """What is taken out now, last first."""
    return tuple(
        Removed(
            text=words.named(item),
            by=_("%(who)s, %(day)s") % {"who": revision.by_name, "day": full_day_of(revision.at)},
            url=_item_url(item),
            restoration_url=_to("items:restoration", item) if _may_restore(reading, item) else "",
        )
        for item, revision in timeline.removed
    )


def episodes(reading: PlanReading, changes: tuple[Change, ...], names: Mapping[UUID, str]) -> tuple[Episode, ...]:
    """The whole life of an item, last first. The latest revision can be brought back only when it was taken out."""
    newest = changes[0]
    may_restore = _may_restore(reading, newest.item)
    return tuple(
        Episode(
            when=_("%(day)s kl. %(time)s") % {"day": full_day_of(change.at), "time": clock_time(change.at)},
            who=_who(change.revision),
            what=words.sentence(change),
            rows=rows(change.fields, names),
            version_url=reverse("history:version", args=[reading.plan.pk, change.revision.version]),
            number=change.revision.number if may_restore and _can_come_back(change, newest) else None,
        )
        for change in changes
    )


def comparison(earlier: PlanReading, later: PlanReading) -> Comparison:
    """What differs between two versions."""
    differences, names = compare(earlier, later), names_in(earlier, later)
    return Comparison(
        changed=tuple(_changed(each, names) for each in differences if each.before and each.after),
        added=tuple(_changed(each, names) for each in differences if each.before is None),
        taken_out=tuple(_changed(each, names) for each in differences if each.after is None),
        is_reordered=bool(moved(earlier, later)),
    )


def outcome_lines(outcome: Outcome) -> tuple[str, ...]:
    """What bringing a version back does to each item, and to the order of them."""
    order = (_("Rekkefølgen blir slik den var."),) if outcome.moved else ()
    return (*(_consequence(each) for each in outcome.changed), *order)


def summary(outcome: Outcome) -> str:
    """What was done, and what was left alone, for the message afterwards."""
    if outcome.is_empty:
        return _("Det var ingenting å hente tilbake.")
    done = _("Planen er hentet tilbake.")
    left = ", ".join(words.named(each.item) for each in outcome.left_alone)
    return f"{done} {_('Dette fikk stå, fordi det er andres: %(left)s.') % {'left': left}}" if left else done


def version_title(version: int, revision: Revision | None) -> str:
    """The banner over an earlier version. One that holds nothing but a private page has no day to show."""
    if revision is None:
        return _("Versjon %(number)s") % {"number": version}
    moment = {"number": version, "day": full_day_of(revision.at), "time": clock_time(revision.at)}
    return _("Versjon %(number)s, slik planen var %(day)s kl. %(time)s") % moment


def names_in(*readings: PlanReading) -> dict[UUID, str]:
    """What the ids of items stand for."""
    return {key: str(item) for reading in readings for key, item in reading.items.items()}


def _act(reading: PlanReading, act: Act) -> Happening:
    plan_id = reading.plan.pk
    return Happening(
        at=act.revision.at,
        time=clock_time(act.revision.at),
        who=act.revision.by_name,
        employer=act.revision.by_organisation,
        lines=tuple(_line(change) for change in act.changes),
        version=act.version,
        version_url=reverse("history:version", args=[plan_id, act.version]),
        comparison_url=""
        if act.version == reading.plan.version
        else reverse("history:compare", args=[plan_id, act.version]),
    )


def _state(change: StateChange) -> Happening:
    transition = Transition(change.transition)
    reason = "" if transition in words.REASON_IS_PRIVATE else change.reason
    return Happening(
        at=change.at,
        time=clock_time(change.at),
        who=change.by_name,
        employer="",
        lines=(Line(str(words.TRANSITIONS[transition]), "", ""),),
        reason="\n".join(filter(None, (reason, change.continues))),
    )


def _line(change: Change) -> Line:
    is_change = change.revision.event == RevisionEvent.CHANGED
    labels = ", ".join(row.label for row in rows(change.fields, {})) if is_change else ""
    return Line(words.sentence(change), labels, _item_url(change.item))


def _changed(difference: Difference, names: Mapping[UUID, str]) -> Changed:
    fields = rows(difference.fields, names) if difference.before and difference.after else ()
    return Changed(words.named(difference.item), fields, _item_url(difference.item))


def _consequence(difference: Difference) -> str:
    """`before` is now, `after` is then."""
    what = words.named(difference.item)
    if difference.before is None:
        return _("Kommer tilbake: %(what)s") % {"what": what}
    if difference.after is None:
        return _("Blir tatt ut: %(what)s") % {"what": what}
    return _("Blir som før: %(what)s") % {"what": what}


def _who(revision: Revision) -> str:
    return ", ".join(filter(None, (revision.by_name, revision.by_organisation)))


def _can_come_back(change: Change, newest: Change) -> bool:
    return change is not newest or change.revision.event == RevisionEvent.REMOVED


def _may_restore(reading: PlanReading, item: PlanItem) -> bool:
    """The frame is never taken out, and is changed in its own form."""
    facts = ItemFacts.of(item, reading.standing)
    return not isinstance(item, Frame) and bool(policy.change_item(reading.standing, reading.plan.status, facts))


def _item_url(item: PlanItem) -> str:
    return _to("history:item", item)


def _to(name: str, item: PlanItem) -> str:
    return reverse(name, args=[item.plan_id, item.kind, item.pk])
