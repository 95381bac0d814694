"""The page about OWASP ASVS 5.0: what is met, what is not, and the test or the place that shows it."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SOURCE: Final = Path(__file__).with_name("asvs.toml")

LEVELS: Final = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123",
    "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
    "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333",
    "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222",
    "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222",
    "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223",
    "6.7": "33", "6.8": "2222",
    "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "9.1": "111", "9.2": "1222",
    "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22",
    "10.7": "222",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223",
    "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233",
    "14.1": "22", "14.2": "12223333", "14.3": "122",
    "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333",
    "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
    "17.1": "23", "17.2": "22223333", "17.3": "22",
}  # fmt: skip
"""The level of each requirement of a section in order: 1.2.6 is the sixth digit of section 1.2."""

WHOLE: Final = ("8.", "14.", "16.")
"""The chapters that are answered on level 3 too: authorisation, data protection, logging."""

STATUSES: Final = {"met": "ja", "partly": "delvis", "missing": "nei", "not_relevant": "gjelder ikke"}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement as Helhet stands to it. `where` is paths from the root, tests before places."""

    number: str
    level: int
    status: str
    about: str
    where: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Chapter:
    code: str
    name: str
    requirements: tuple[Requirement, ...]


def asked() -> dict[str, int]:
    """The number and the level of every requirement that has to be answered."""
    every = {
        f"{section}.{place}": int(level)
        for section, levels in LEVELS.items()
        for place, level in enumerate(levels, start=1)
    }
    return {number: level for number, level in every.items() if level < 3 or number.startswith(WHOLE)}  # noqa: PLR2004


def chapters() -> list[Chapter]:
    """What `asvs.toml` says."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return [
        Chapter(
            code, table["name"], tuple(_requirement(number, row) for number, row in table.items() if number != "name")
        )
        for code, table in tables.items()
    ]


def page(notice: str) -> str:
    """Every chapter as a table, after a count. `notice` says where the page comes from."""
    found = chapters()
    counts = Counter(each.status for chapter in found for each in chapter.requirements)
    total = ", ".join(f"{counts[status]} {word}" for status, word in STATUSES.items())
    lines = [
        "# OWASP ASVS 5.0",
        "",
        notice,
        "",
        "Alle krav på nivå 1 og 2, og nivå 3 for tilgang (V8), vern av opplysninger (V14) og logg (V16). Numrene er",
        "standardens; ordene er våre egne og korte. Les standarden for hva som kreves. «Delvis» og «nei» sier hva som",
        "er igjen. Ingen utenfor prosjektet har kontrollert tabellen.",
        "",
        f"Til sammen: {total}.",
    ]
    for chapter in found:
        lines += ["", f"## {chapter.code} {chapter.name}", "", *_table(chapter)]
    return "\n".join([*lines, ""])


def _requirement(number: str, row: dict[str, Any]) -> Requirement:
    level = asked().get(number, 0)
    return Requirement(number, level, row["status"], row["about"], tuple(row.get("where", ())), row.get("note", ""))


def _table(chapter: Chapter) -> Iterator[str]:
    yield "| Krav | Nivå | Hva | Oppfylt | Test eller sted | Merknad |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for each in chapter.requirements:
        where = ", ".join(f"[{Path(path).name}](../../{path})" for path in each.where)
        yield f"| {each.number} | {each.level} | {each.about} | {STATUSES[each.status]} | {where} | {each.note} |"
