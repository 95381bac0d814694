"""Documents as accessible PDF (PDF/UA-1), set by Typst.

Content reaches Typst as JSON and is only ever used as text, so nothing written in a plan can become markup.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import override

from helhet.exports.characters import printable
from helhet.exports.documents import Document
from helhet.exports.labels import LABELS
from helhet.exports.typesetter import RefusedError, Typesetter
from helhet.kernel.clock import NORWAY

NORMAL_SCALE: Final = 1.0
"""Text of 10.5 points."""
ONE_PAGE_SCALES: Final = (1.24, 1.1, 1.0, 0.93, 0.86)
"""The sizes a one-page document is tried in, from 13 points to 9, the least that is read with ease."""

_TOO_LONG: Final = "does not fit on one page"

_typesetter: Final = Typesetter()


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
            return _typesetter.pdf({**inputs, "scale": str(scale)}, timestamp=int(document.info.printed_at.timestamp()))
        except RefusedError as error:
            if _TOO_LONG not in str(error):
                raise
    raise DoesNotFit(document.info.title)


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
