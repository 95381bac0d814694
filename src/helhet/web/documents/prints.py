"""The documents that can be printed from a plan, each made from one reading of it.

The page and the PDF are drawn from the same `Document`, so that they never differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from helhet.exports.documents import (
    Block,
    Document,
    DocumentInfo,
    Letterhead,
    Section,
    Table,
)
from helhet.kernel import clock
from helhet.plans import forms
from helhet.plans.models import Measure, Need, Participant, Step
from helhet.web.documents import about, empty_form
from helhet.web.documents.goals import heading_of, measure_part, measure_status
from helhet.web.documents.sections import own_words, plan_sections, topic_sections
from helhet.web.plans.presenters.words import full_day, full_period, joined

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from helhet.plans.reading import PlanReading


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who the print is for. `participant` is set for the part of one participant; a form may be `anonymous`, without
    the person's name; `one_page` holds a document that is made for one side to it.
    """

    name: str
    participant: Participant | None = None
    anonymous: bool = False
    one_page: bool = True


@dataclass(frozen=True, slots=True)
class Print:
    """One document that can be chosen. Its file is called `file_name` and the day, never anybody's name."""

    title: StrOrPromise
    explanation: StrOrPromise
    file_name: str
    make: Callable[[PlanReading, Receiver], Document]
    section: str = ""
    """The section that must be in the plan's form for the document to exist."""


def whole_plan(reading: PlanReading, receiver: Receiver) -> Document:
    """Everything, in the order of the screen, with the person's own words first and the law's list last."""
    return Document(
        letterhead=about.letterhead(reading),
        info=about.info(reading, capfirst(reading.plan.get_kind_display()), printed_for=receiver.name),
        own_words=own_words(reading),
        sections=(*plan_sections(reading), about.about_the_plan(reading), about.law_section(reading)),
    )


def part(reading: PlanReading, receiver: Receiver) -> Document:
    """What one participant has taken on, the goals it serves, and whom to call. Nothing of what the others do."""
    mine = receiver.participant
    measures = [each for each in reading.all(Measure) if mine and each.responsible_id == mine.pk]
    title = _("Det %(name)s har ansvar for") % {"name": receiver.name}
    parts: tuple[Block, ...] = (
        *(measure_part(reading, each, aims=_aim(each)) for each in measures),
        *_own_steps(reading, mine),
        *_own_needs(reading, mine),
        about.no_decision(),
    )
    return Document(
        letterhead=about.letterhead(reading),
        info=about.info(reading, _("Del av individuell plan"), printed_for=receiver.name),
        own_words=own_words(reading),
        sections=(Section(title, parts), about.whom_to_call(reading)),
    )


def overview(reading: PlanReading, receiver: Receiver) -> Document:
    """Who does what, on one side."""
    rows = tuple(
        (
            heading_of(each.what),
            joined(each.responsible.name if each.responsible else "", each.service) or _("Ingen ennå"),
            joined(each.extent, full_period(each.starts_on, each.ends_on)),
            measure_status(each),
        )
        for each in reading.all(Measure)
        if each.is_open
    )
    table = Table("", (_("Hva"), _("Hvem"), _("Hvor mye og når"), _("Status")), rows, (4, 4, 3, 3))
    return Document(
        letterhead=about.letterhead(reading),
        info=about.info(reading, _("Hvem gjør hva"), printed_for=receiver.name),
        sections=(Section(_("Tiltak"), (table, about.no_decision())), about.whom_to_call(reading)),
        fit_one_page=receiver.one_page,
    )


def one_side(section: str) -> Callable[[PlanReading, Receiver], Document]:
    """A document of one side from one section of free text."""

    def make(reading: PlanReading, receiver: Receiver) -> Document:
        headings = {each.code: each.heading for each in forms.sections_of(reading.plan.form)}
        return Document(
            letterhead=about.letterhead(reading),
            info=about.info(reading, headings[section], printed_for=receiver.name),
            sections=(*topic_sections(reading, section), about.coordinator_section(reading)),
            fit_one_page=receiver.one_page,
        )

    return make


def blank_form(reading: PlanReading, receiver: Receiver) -> Document:
    """The form to fill in by hand, with or without the person's name."""
    person = reading.plan.person
    info = DocumentInfo(
        title=capfirst(reading.plan.get_kind_display()),
        person_name="" if receiver.anonymous else person.name,
        birth_date=None if receiver.anonymous else person.birth_date,
        version=_("Skjema %(number)s") % {"number": reading.plan.form.number},
        printed_at=clock.now(),
        language=get_language() or "nb",
    )
    return Document(
        letterhead=Letterhead(municipality=reading.plan.case.responsible_body.name),
        info=info,
        sections=empty_form.sections(forms.shown_sections(reading.plan)),
    )


def law_list(reading: PlanReading, receiver: Receiver) -> Document:
    """How the plan stands against the law's list."""
    return Document(
        letterhead=about.letterhead(reading),
        info=about.info(reading, _("Det loven krever av planen"), printed_for=receiver.name),
        sections=(about.law_section(reading),),
    )


PRINTS: Final[dict[str, Print]] = {
    "full": Print(
        gettext_lazy("Hele planen"),
        gettext_lazy("Alt som står i planen, i samme rekkefølge som på skjermen. Dagboka er ikke med."),
        "plan",
        whole_plan,
    ),
    "part": Print(
        gettext_lazy("Delen til én deltaker"),
        gettext_lazy("Det én har ansvar for, målene det hjelper mot, og hvem som er med."),
        "del-av-plan",
        part,
    ),
    "overview": Print(
        gettext_lazy("Hvem gjør hva"),
        gettext_lazy("Tiltak, ansvarlige og telefoner på én side."),
        "hvem-gjor-hva",
        overview,
    ),
    "about-me": Print(
        gettext_lazy("Om meg"),
        gettext_lazy("Én side til den som ikke kjenner deg."),
        "om-meg",
        one_side("about_me"),
        "about_me",
    ),
    "crisis": Print(
        gettext_lazy("Når det blir vanskelig"),
        gettext_lazy("Én side med tegn, hva som hjelper, og hvem vi ringer."),
        "nar-det-blir-vanskelig",
        one_side("crisis"),
        "crisis",
    ),
    "empty-form": Print(
        gettext_lazy("Tomt skjema"),
        gettext_lazy("Alle delene av planen med linjer å skrive på."),
        "skjema",
        blank_form,
    ),
    "law": Print(
        gettext_lazy("Det loven krever"),
        gettext_lazy("Lovens liste, og hva som er på plass i denne planen."),
        "lovens-liste",
        law_list,
    ),
}
"""Every document, by its name in addresses."""


def _aim(measure: Measure) -> str:
    return measure.goal.text if measure.goal else ""


def _own_steps(reading: PlanReading, mine: Participant | None) -> tuple[Table, ...]:
    rows = tuple(
        (each.text, full_day(each.due_on), str(reading.items.get(each.goal_id, "")))
        for each in reading.all(Step)
        if mine and each.responsible_id == mine.pk and each.done_on is None
    )
    return (Table(_("Steg"), (_("Hva"), _("Når"), _("For å nå")), rows, (4, 2, 4)),) if rows else ()


def _own_needs(reading: PlanReading, mine: Participant | None) -> tuple[Table, ...]:
    rows = tuple((each.text,) for each in reading.all(Need) if mine and each.responsible_id == mine.pk)
    return (Table(_("Behov du følger opp"), (_("Hva"),), rows),) if rows else ()
