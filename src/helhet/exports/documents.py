"""The parts every printed document is built from, in the order of the screen.

All texts are plain text as the screen shows them, dates included, unless a field says otherwise. Line breaks are kept;
nothing is markup. A field left empty is left out of the print, label and all.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who the document comes from; stands at the top of the first page."""

    municipality: str
    unit: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentInfo:
    """What the document is, whom it is about, and what stands at the edge of every page.

    `person_name` is empty only in a form to fill in by hand: the print then has a line to write the name on.
    `printed_at` is timezone-aware and is shown in Norwegian time. `language` is a language tag: nb, nn, se, en.
    Raises ValueError without a title, which PDF/UA-1 demands, and for a time without a zone.
    """

    title: str
    person_name: str
    version: str
    printed_at: datetime
    birth_date: date | None = None
    printed_for: str = ""
    confidentiality: str = ""
    language: str = "nb"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A document needs a title")
        if self.printed_at.tzinfo is None:
            raise ValueError("The time of printing needs a time zone")


@dataclass(frozen=True)
class Paragraph:
    """Running text. A blank line begins a new paragraph."""

    text: str


@dataclass(frozen=True)
class OwnWords:
    """Somebody's own words, word for word, with who said them and when."""

    text: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True)
class Notice:
    """A text to be seen, such as that a measure is not a decision (FOR-2022-06-22-1110 § 4)."""

    text: str


@dataclass(frozen=True)
class Fact:
    """One label and its value."""

    label: str
    value: str


@dataclass(frozen=True)
class Facts:
    """A list of labels and values; facts without a value are left out."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headed columns.

    `widths` are the relative widths of the columns, even when empty. The caption names the table for those who
    listen to it. Raises ValueError when a row or the widths do not match the columns.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        ragged = any(len(row) != len(self.columns) for row in self.rows)
        if ragged or (self.widths and len(self.widths) != len(self.columns)):
            raise ValueError(f"Table {self.caption!r}: rows and widths must match the {len(self.columns)} columns")


@dataclass(frozen=True)
class ProgressPoint:
    """One value on a day, with what was said about it."""

    when: date
    value: float
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgressLine:
    """How something has gone over time in the person's own scale: a line, and the same figures in a table.

    `points` are in order of time. Raises ValueError when the scale is empty or a value lies outside it.
    """

    title: str
    points: tuple[ProgressPoint, ...]
    low_label: str
    high_label: str
    lowest: float = 0
    highest: float = 10

    def __post_init__(self) -> None:
        outside = any(not self.lowest <= point.value <= self.highest for point in self.points)
        if self.lowest >= self.highest or outside:
            raise ValueError(f"Progress {self.title!r}: values must lie between {self.lowest} and {self.highest}")


@dataclass(frozen=True, kw_only=True)
class MeasureBlock:
    """One measure: what, how, how much, where, when and who (FOR-2022-06-22-1110 § 9 e and f).

    `reason` says why a measure is not agreed; `decision` points to the decision where one exists. `aims` names the
    goals it serves, for a print of one service's part, where no goal stands above it.
    """

    what: str
    how: str = ""
    how_much: str = ""
    where: str = ""
    period: str = ""
    responsible_service: str = ""
    named_person: str = ""
    status: str = ""
    reason: str = ""
    decision: str = ""
    aims: str = ""
    remarks: tuple["Remark", ...] = ()


@dataclass(frozen=True)
class Step:
    """A sub-goal, or a step towards a goal; doubts about what is realistic are noted here, never on the goal."""

    text: str
    status: str = ""
    who: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True)
class Remark:
    """An evaluation or a comment on progress: who wrote what, when, and what follows from it."""

    text: str
    who: str = ""
    when: str = ""
    result: str = ""
    next_step: str = ""


@dataclass(frozen=True, kw_only=True)
class GoalBlock:
    """One goal with everything that hangs on it; the person's own words come before all else."""

    number: str
    title: str
    own_words: OwnWords | None = None
    put_forward_by: str = ""
    life_area: str = ""
    status: str = ""
    period: str = ""
    why: str = ""
    reason: str = ""
    sub_goals: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    measures: tuple[MeasureBlock, ...] = ()
    evaluations: tuple[Remark, ...] = ()
    comments: tuple[Remark, ...] = ()
    progress: ProgressLine | None = None


class ItemState(StrEnum):
    """How a demand of the law stands in the plan."""

    MET = "met"
    MISSING = "missing"
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, kw_only=True)
class ChecklistItem:
    """One demand; `letter` is its place in the list, `paragraph` where it is written, `reason` why not relevant."""

    letter: str
    text: str
    state: ItemState
    reason: str = ""
    paragraph: str = ""


@dataclass(frozen=True)
class Checklist:
    """What the law demands, and how each item stands (FOR-2022-06-22-1110 § 9)."""

    caption: str
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True)
class WriteLines:
    """A question with empty lines to write on by hand."""

    label: str
    lines: int = 3
    help_text: str = ""


Block = Paragraph | OwnWords | Notice | Facts | Table | ProgressLine | MeasureBlock | GoalBlock | Checklist | WriteLines


@dataclass(frozen=True)
class Section:
    """A heading, a sentence on what comes, and the parts."""

    heading: str
    blocks: tuple[Block, ...]
    intro: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole print.

    `own_words` stand right under the person's name, before anything else. With `fit_one_page` the text is made as
    large as one side allows, and never smaller than what can be read.
    """

    letterhead: Letterhead
    info: DocumentInfo
    sections: tuple[Section, ...]
    own_words: tuple[OwnWords, ...] = ()
    fit_one_page: bool = False
