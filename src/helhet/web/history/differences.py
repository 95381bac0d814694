"""One field before and after, as on the screen: names for ids, words for codes, and which words are new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.plans.models import PlanItem
from helhet.web.plans.presenters.words import clock_time, full_day, full_day_of

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.plans.history import FieldChange

LABELS: Final = {
    "answered_at": gettext_lazy("besvart"),
    "answered_on": gettext_lazy("svarte"),
    "goal": gettext_lazy("hører til målet"),
    "measure": gettext_lazy("hører til tiltaket"),
    "parent": gettext_lazy("delmål av"),
    "participant": gettext_lazy("deltaker"),
    "person": gettext_lazy("innlogging"),
    "scale": gettext_lazy("hører til skalaen"),
    "step": gettext_lazy("hører til steget"),
    "unit": gettext_lazy("tjeneste i kommunen"),
}
"""Fields that no form asks for by these names."""

BOOKKEEPING: Final = frozenset({"round"})
"""Fields that mean nothing on a screen."""

MOST_WORDS_COMPARED: Final = 4_000_000
"""Words before times words after. Longer texts are shown whole, before and after."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, came in or went out."""

    text: str
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field by its name on the screen. `pieces` show the words of a text that was there both before and after."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


def rows(changes: Iterable[FieldChange], names: Mapping[UUID, str]) -> tuple[FieldRow, ...]:
    """The fields that differ. `names` tells what the ids of other items stand for."""
    return tuple(_row(change, names) for change in changes if change.field.name not in BOOKKEEPING)


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Which words came in and which went out, in reading order, with the white space they stood in."""
    old, new = _words(before), _words(after)
    if len(old) * len(new) > MOST_WORDS_COMPARED:
        return (Piece(before, is_gone=True), Piece(after, is_new=True))
    pieces: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("".join(new[j1:j2])))
            continue
        if i1 < i2:
            pieces.append(Piece("".join(old[i1:i2]), is_gone=True))
        if j1 < j2:
            pieces.append(Piece("".join(new[j1:j2]), is_new=True))
    return tuple(pieces)


def _row(change: FieldChange, names: Mapping[UUID, str]) -> FieldRow:
    before, after = _shown(change.field, change.before, names), _shown(change.field, change.after, names)
    is_text = isinstance(change.field, models.CharField | models.TextField) and not change.field.choices
    pieces = compare_words(before, after) if is_text and before and after else ()
    label = LABELS.get(change.field.name) or change.field.verbose_name
    return FieldRow(capfirst(str(label)).rstrip("?"), before, after, pieces)


def _shown(field: models.Field[Any, Any], value: Any, names: Mapping[UUID, str]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get(value, _("noe som er tatt ut")) if _is_item(field) else _("ja")
    if field.choices:
        return capfirst(str(dict(field.flatchoices).get(value, value)))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if isinstance(value, datetime):
        return f"{full_day_of(value)}, {clock_time(value)}"
    return full_day(value) if isinstance(value, date) else str(value)


def _is_item(field: models.ForeignKey[Any, Any]) -> bool:
    return issubclass(field.related_model, PlanItem)


def _words(text: str) -> list[str]:
    """Each word with the white space after it."""
    return re.findall(r"\s*\S+\s*|\s+", text)
