"""Which characters can be printed, and what stands in for the rest.

PDF/UA-1 refuses a glyph that no font has, so a text is brought within the fonts' coverage before it is set. What is
drawn together, a letter with its marks or a joined emoji, must be drawn by one font.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

REPLACEMENT: Final = "□"

_COVERAGE: Final = Path(__file__).parent / "fonts" / "coverage.txt"
_UNTROUBLED: Final = re.compile("[\n\x20-\x7e\xa0-\xac\xae-\u017f]*")
_LONG_RUN: Final = re.compile("[!-\u02ff]{30}(?=[!-\u02ff])")
_NON_JOINER: Final = "\u200c"
_JOINER: Final = "\u200d"
_BREAK_HERE: Final = "\u200b"
_LINE_ENDS: Final = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n\n", "\t": " "}


def printable(text: str) -> str:
    """Return the text with what no font has shown as □, and control characters and stray marks left out.

    An address or a word too long for a line may be broken after every thirtieth character, to stay on the page.
    """
    drawn = text if _UNTROUBLED.fullmatch(text) else "".join(map(_drawn, _clusters(_visible(text))))
    return _LONG_RUN.sub(rf"\g<0>{_BREAK_HERE}", drawn)


@cache
def fonts() -> tuple[frozenset[str], ...]:
    """Return the characters that each shipped font family holds."""
    families = _COVERAGE.read_text(encoding="ascii").split("\n\n")
    return tuple(frozenset(_characters(family.split()[1:])) for family in families)


def _characters(ranges: list[str]) -> Iterator[str]:
    for first, last in (entry.split("-") for entry in ranges):
        yield from map(chr, range(int(first, 16), int(last, 16) + 1))


def _visible(text: str) -> str:
    for ending, plain in _LINE_ENDS.items():
        text = text.replace(ending, plain)
    return "".join(c for c in unicodedata.normalize("NFC", text) if not _is_control(c))


def _is_control(character: str) -> bool:
    if character in {"\n", _JOINER, _NON_JOINER}:
        return False
    return unicodedata.category(character) in {"Cc", "Cf"}


def _clusters(text: str) -> Iterator[str]:
    """Yield each base character together with the marks and joined characters that follow it."""
    cluster = ""
    for character in text:
        if cluster and not (_hangs_on(character) or cluster.endswith(_JOINER)):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _hangs_on(character: str) -> bool:
    return character in {_JOINER, _NON_JOINER} or unicodedata.category(character).startswith("M")


def _drawn(cluster: str) -> str:
    """Return what one font can draw of the cluster: all of it, or its base with the marks that go with it."""
    base = cluster[:1]
    if base == "\n":
        return base
    if base.isspace():
        return base if any(base in font for font in fonts()) else " "
    if not base or _hangs_on(base):
        return ""
    able = [font for font in fonts() if base in font]
    if not able:
        return REPLACEMENT
    return max(("".join(filter(font.__contains__, cluster)) for font in able), key=len)
