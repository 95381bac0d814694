"""Reading a PDF back, the way a text search and a screen reader do."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject


@dataclass(frozen=True)
class Tag:
    """One element of the tagged structure: its role and, for a figure, the text that stands in for it."""

    role: str
    alt: str = ""


def reader(pdf: bytes) -> PdfReader:
    """Return the opened PDF."""
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, with all white space as single spaces."""
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def text(pdf: bytes) -> str:
    """Return the text of the whole PDF."""
    return " ".join(pages(pdf))


def language(pdf: bytes) -> str:
    """Return the language the PDF says it is in."""
    return str(reader(pdf).root_object["/Lang"])


def claims_to_be_accessible(pdf: bytes) -> bool:
    """Return whether the PDF says that it is tagged, shows its title, and follows PDF/UA-1."""
    opened = reader(pdf)
    marked = opened.root_object["/MarkInfo"].get_object()
    preferences = opened.root_object["/ViewerPreferences"].get_object()
    metadata = opened.xmp_metadata
    assert isinstance(marked, DictionaryObject)
    assert isinstance(preferences, DictionaryObject)
    assert metadata is not None
    says_so = b"<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data()
    return says_so and marked["/Marked"] == preferences["/DisplayDocTitle"] == BooleanObject(value=True)


def tags(pdf: bytes) -> list[Tag]:
    """Return the tagged structure in reading order."""
    return list(_tags(reader(pdf).root_object["/StructTreeRoot"]))


def roles(pdf: bytes) -> list[str]:
    """Return the roles of the tagged structure in reading order."""
    return [tag.role for tag in tags(pdf)]


def _tags(node: object) -> Iterator[Tag]:
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _tags(child.get_object())
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield Tag(str(node["/S"]).removeprefix("/"), str(node.get("/Alt", "")))
        if "/K" in node:
            yield from _tags(node["/K"])
