"""Documents as accessible PDF (PDF/UA-1), set by Typst.

Content reaches Typst as JSON and is only ever used as text, so nothing written in a plan can become markup.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.utils.formats import date_format
from django.utils.translation import override

from helhet.exports.characters import printable
from helhet.exports.documents import Document
from helhet.exports.labels import LABELS
from helhet.kernel.clock import NORWAY

NORMAL_SCALE: Final = 1.0
"""Text of 10.5 points."""
ONE_PAGE_SCALES: Final = (1.24, 1.1, 1.0, 0.93, 0.86)
"""The sizes a one-page document is tried in, from 13 points to 9, the least that is read with ease."""

_HERE: Final = Path(__file__).parent
_EMPTY_DOCUMENTS: Final = 8
"""Halves the memory of a worker for a millisecond each; the rest of the ten would make the next document slower."""
_TOO_LONG: Final = "does not fit on one page"


class DoesNotFit(Exception):
    """A document that must stand on one side has too much in it."""


def render(document: Document) -> bytes:
    """Return the document as a PDF that meets PDF/UA-1, in the document's language.

    The same document always gives the same bytes. A character no shipped font has is shown as □.
    Raises DoesNotFit when `fit_one_page` is asked for and the content fills more than one side at the smallest size.
    """
    with override(document.info.language):
        content = _plain(document)
        labels = {key: str(label) for key, label in LABELS.items()}
    inputs = {"document": json.dumps(content), "labels": json.dumps(labels)}
    for scale in ONE_PAGE_SCALES if document.fit_one_page else (NORMAL_SCALE,):
        try:
            return _compile({**inputs, "scale": str(scale)}, document.info.printed_at)
        except typst.TypstError as error:
            if _TOO_LONG not in error.message:
                raise
    raise DoesNotFit(document.info.title)


def _compile(inputs: dict[str, str], moment: datetime) -> bytes:
    compiler = typst.Compiler(
        _HERE / "typst" / "document.typ", root=_HERE / "typst", font_paths=_fonts(), sys_inputs=inputs
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(moment.timestamp()))
    finally:
        _forget()
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no single PDF")
    return pdf


def _forget() -> None:
    """Let go of what was just set. Typst keeps it in memory for ten documents more, to be quick with one that is being
    edited; here the next document is another person's. Each empty document counts as one.
    """
    for _time in range(_EMPTY_DOCUMENTS):
        typst.compile(b"", font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Only the shipped fonts, so that a print looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")])


def _plain(value: object) -> object:
    """Return dataclasses as dictionaries with their kind, days as text and day number, texts made printable."""
    if is_dataclass(value):
        parts = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return date_format(value.astimezone(NORWAY), "j. F Y, H.i")
    if isinstance(value, date):
        return {"text": date_format(value, "j. F Y"), "day": value.toordinal()}
    if value is None or isinstance(value, bool | int | float):
        return value
    return printable(str(value))
