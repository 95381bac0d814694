"""From a document to a page, and the page where one chooses what to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from helhet.exports import documents as parts
from helhet.exports.labels import LABELS
from helhet.plans import forms
from helhet.plans.models import Participant
from helhet.web.documents.prints import PRINTS
from helhet.web.plans.presenters.words import clock_time, full_day, full_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

    from helhet.plans.reading import PlanReading

TEMPLATES: Final[dict[type[object], str]] = {
    parts.Checklist: "documents/parts/checklist.html",
    parts.Facts: "documents/parts/facts.html",
    parts.GoalBlock: "documents/parts/goal.html",
    parts.MeasureBlock: "documents/parts/measure.html",
    parts.Notice: "documents/parts/notice.html",
    parts.OwnWords: "documents/parts/own_words.html",
    parts.Paragraph: "documents/parts/paragraph.html",
    parts.ProgressLine: "documents/parts/progress.html",
    parts.Table: "documents/parts/table.html",
    parts.WriteLines: "documents/parts/lines.html",
}
"""How each part is drawn on a page; `exports/typst/parts.typ` is the same list for the PDF."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part and its template; the cells of a table with their headings, and the lines to write on."""

    template: str
    content: Any
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    lines: range = range(0)


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section ready to be drawn."""

    heading: str
    intro: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document as a page: the same texts as in the PDF, and the way to it."""

    document: parts.Document
    born: str
    particulars: str
    audience: str
    sections: tuple[PageSection, ...]
    labels: dict[str, str]
    pdf_url: str
    back_url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One document one can print, with the way to read it and the way to its file."""

    title: StrOrPromise
    explanation: StrOrPromise
    page_url: str
    pdf_url: str


@dataclass(frozen=True, slots=True)
class Shortening:
    """Where there is most text in a document that must stand on one side."""

    title: str
    places: tuple[tuple[str, int], ...]
    two_pages_url: str
    page_url: str


def labels() -> dict[str, str]:
    """The words the print itself adds around the content."""
    return {key: str(label) for key, label in LABELS.items()}


def document_page(document: parts.Document, *, pdf_url: str, back_url: str) -> DocumentPage:
    """Everything the print page shows."""
    words = labels()
    info = document.info
    printed = f"{full_day_of(info.printed_at)}, {clock_time(info.printed_at)}"
    return DocumentPage(
        document=document,
        born=words["born"].format(date=full_day(info.birth_date)) if info.birth_date else "",
        particulars=_dotted(info.version, words["printed"].format(date=printed)),
        audience=_dotted(
            words["printed_for"].format(name=info.printed_for) if info.printed_for else "", info.confidentiality
        ),
        sections=page_sections(document.sections),
        labels=words,
        pdf_url=pdf_url,
        back_url=back_url,
    )


def page_sections(sections: Iterable[parts.Section]) -> tuple[PageSection, ...]:
    """Sections with the template of each part."""
    return tuple(
        PageSection(section.heading, section.intro, tuple(_part(block) for block in section.blocks))
        for section in sections
    )


def choices(reading: PlanReading) -> tuple[Choice, ...]:
    """What can be printed from this plan: not the pages that its form leaves out."""
    shown = {section.code for section in forms.shown_sections(reading.plan)} | {""}
    named = {name: each for name, each in PRINTS.items() if each.section in shown and name != "part"}
    found = [_choice(reading, name, each.title, each.explanation) for name, each in named.items()]
    nameless = _choice(
        reading,
        "empty-form",
        _("Tomt skjema uten navn"),
        _("Det samme skjemaet, med en linje å skrive navnet på."),
        name="none",
    )
    return (*found, nameless)


def parts_to_choose(reading: PlanReading) -> tuple[Choice, ...]:
    """One part for each who takes part now."""
    return tuple(
        _choice(reading, "part", each.name, each.role, participant=str(each.pk))
        for each in reading.all(Participant)
        if each.is_current
    )


def shortening(document: parts.Document, *, two_pages_url: str, page_url: str) -> Shortening:
    """Where to begin when a side is too full: the sections with most words, most first."""
    counted = [(section.heading, len(_words(section))) for section in document.sections]
    return Shortening(
        title=document.info.title,
        places=tuple(sorted(counted, key=lambda place: -place[1])[:3]),
        two_pages_url=two_pages_url,
        page_url=page_url,
    )


def address(view: str, reading: PlanReading, document: str, **query: str) -> str:
    """The address of a document, with whom it is for."""
    path = reverse(view, args=[reading.plan.pk, document])
    return f"{path}?{urlencode(query)}" if query else path


def _part(block: parts.Block) -> Part:
    template = TEMPLATES[type(block)]
    if isinstance(block, parts.Table):
        return Part(template, block, rows=tuple(tuple(zip(block.columns, row, strict=True)) for row in block.rows))
    if isinstance(block, parts.WriteLines):
        return Part(template, block, lines=range(block.lines))
    return Part(template, block)


def _choice(
    reading: PlanReading, document: str, title: StrOrPromise, explanation: StrOrPromise, **query: str
) -> Choice:
    return Choice(
        title=title,
        explanation=explanation,
        page_url=address("documents:page", reading, document, **query),
        pdf_url=address("documents:pdf", reading, document, **query),
    )


def _words(section: parts.Section) -> list[str]:
    texts = [block.text for block in section.blocks if isinstance(block, parts.OwnWords | parts.Paragraph)]
    cells = [cell for block in section.blocks if isinstance(block, parts.Table) for row in block.rows for cell in row]
    return " ".join(texts + cells).split()


def _dotted(*shown: str) -> str:
    return " · ".join(part for part in shown if part)
