"""Which characters can be printed, and what stands in for the rest.

PDF/UA-1 refuses a glyph that no font has, so a text is brought within the fonts' coverage before it is set.
"""

import unicodedata
from functools import cache
from pathlib import Path

REPLACEMENT = "□"
COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"

_JOINERS = "\u200c\u200d"
_SPACES = {"\t": " ", "\u2028": "\n", "\u2029": "\n\n"}


def printable(text: str) -> str:
    """Return the text with every character the fonts lack shown as □, and invisible control characters left out."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_printable_character(character) for character in composed)


def without_clusters(text: str) -> str:
    """Return the text without marks and joiners, so that each character can be drawn by one font alone.

    For the rare text that puts a mark of one script on a letter of another, which no single font can draw.
    """
    return "".join(c for c in text if c not in _JOINERS and not unicodedata.category(c).startswith("M"))


@cache
def covered() -> frozenset[int]:
    """Return the code points that the shipped fonts can draw."""
    ranges = (line.split("-") for line in COVERAGE.read_text(encoding="ascii").split())
    return frozenset(code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))


def _printable_character(character: str) -> str:
    if character == "\n" or character in _JOINERS:
        return character
    if character in _SPACES:
        return _SPACES[character]
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    return character if ord(character) in covered() else REPLACEMENT
