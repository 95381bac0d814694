"""What the writing pages show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from helhet.access.decisions import Ground
from helhet.plans import forms as plan_forms
from helhet.plans.actions import limits
from helhet.plans.models import DiaryEntry, Statement, StatementSection
from helhet.plans.sections import SECTIONS
from helhet.web.drafting import Saving, moment, saving_of
from helhet.web.items import addresses
from helhet.web.items.conflicts import Disagreement, disagreements
from helhet.web.items.participant_form import Colleague, ParticipantForm, find_colleagues
from helhet.web.items.words import WORDS
from helhet.web.plans.layout import who_sees

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from helhet.plans.actions.items import EditConflict
    from helhet.plans.models import Draft, PlanItem
    from helhet.plans.reading import PlanReading
    from helhet.web.items.item_form import ItemForm


@dataclass(frozen=True, slots=True)
class WritingPage:
    """One form for one item. `removal_url` and `sharing_url` are empty where there is nothing to remove or share."""

    title: str
    lead: str
    about: str
    help: str
    own_words: str
    who_sees: str
    person_name: str
    back_url: str
    saving: Saving
    removal_url: str = ""
    sharing_url: str = ""


@dataclass(frozen=True, slots=True)
class ColleagueSearch:
    """The search for somebody who can sign in, and what it found."""

    words: str
    found: tuple[Colleague, ...]


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """What two have written in the same place, and everything else in the form, on its way unchanged."""

    their_name: str
    their_time: str
    person_name: str
    back_url: str
    disagreements: tuple[Disagreement, ...]
    hidden_fields: tuple[str, ...]
    base: int


@dataclass(frozen=True, slots=True)
class SharingPage:
    """One page of the diary, before it is shared or taken back."""

    text: str
    is_private: bool
    readers: str
    back_url: str


def writing_page(form: ItemForm, kind: str, saving: Saving, origin: UUID | None) -> WritingPage:
    """The page around a form, for a new item or one that is there. `origin` is the goal whose page one came from."""
    section = _section_code(form)
    words, item = WORDS[kind], form.item
    return WritingPage(
        title=str(words.change if item else _title(form) or words.add),
        lead="" if item else str(words.lead),
        about=_about(form),
        help=_section_help(form, section),
        own_words=_own_words(form),
        who_sees=_("Bare du kan lese dette.") if form.model is DiaryEntry else who_sees(form.reading, item),
        person_name=form.reading.plan.person.name,
        back_url=addresses.way_back(form.reading.plan.pk, origin, section),
        saving=saving,
        removal_url=addresses.to("items:removal", item, origin) if item and kind != "frame" else "",
        sharing_url=_sharing_url(item),
    )


def _sharing_url(item: PlanItem | None) -> str:
    if isinstance(item, DiaryEntry):
        return addresses.to("items:sharing", item)
    return addresses.to("items:readers", item) if item is not None and item.kind in limits.LIMITED else ""


def colleague_search(form: ItemForm, words: str) -> ColleagueSearch | None:
    """The search that goes with the form for a participant who cannot sign in yet."""
    if not isinstance(form, ParticipantForm) or form.item is not None or "position_id" not in form.fields:
        return None
    return ColleagueSearch(words, find_colleagues(words))


def conflict_page(form: ItemForm, conflict: EditConflict, origin: UUID | None) -> ConflictPage:
    """Both texts side by side, to be saved against the newest revision."""
    item, clashes = conflict.item, conflict.clashes
    carried = (name for name in form.fields if name not in {*clashes, "base_revision"})
    return ConflictPage(
        their_name=item.changed_by_name,
        their_time=moment(item.changed_at),
        person_name=form.reading.plan.person.name,
        back_url=addresses.way_back(item.plan_id, origin, item.place),
        disagreements=disagreements(form, conflict),
        hidden_fields=tuple(form[name].as_hidden() for name in carried),
        base=item.revision,
    )


def sharing_page(reading: PlanReading, entry: DiaryEntry) -> SharingPage:
    """Who would read it, by name."""
    return SharingPage(
        text=entry.text,
        is_private=entry.private,
        readers=who_sees(reading),
        back_url=addresses.of_item(entry),
    )


def saving(form: ItemForm, key: str, kept: Iterable[Draft]) -> Saving:
    """Where the form's text is kept on its way."""
    return saving_of(form.reading.plan.pk, key, kept, base=_number(form["base_revision"].value()))


def _number(text: Any) -> int:
    return int(text) if str(text).isdecimal() else 0


def _section_code(form: ItemForm) -> str:
    if form.item is not None:
        return form.item.place
    if form.model is Statement:
        return Statement(topic=form.context.get("topic", "")).place
    return form.model.section


def _title(form: ItemForm) -> str:
    """A piece of free text is called what its place is called."""
    topic = form.context.get("topic")
    return str(StatementSection(topic).label) if topic else ""


def _section_help(form: ItemForm, code: str) -> str:
    sections = plan_forms.shown_sections(form.reading.plan)
    is_own_kind = code in SECTIONS and SECTIONS[code].model is form.model
    return next((section.help for section in sections if section.code == code and is_own_kind), "")


def _about(form: ItemForm) -> str:
    """What the new item belongs to, where the address has said it."""
    targets = (form.reading.items.get(value) for value in form.context.values())
    return next((str(target) for target in targets if target is not None), "")


def _own_words(form: ItemForm) -> str:
    standing = form.reading.standing
    if not standing.has(Ground.PERSON) or not form.asks_whose_words:
        return ""
    return _("Dine egne ord kan ingen andre enn du endre eller fjerne.")
