"""What the pages of the project point to exists: pages, pictures, commands, settings, and labels on the screen."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from helhet.config.commands import COMMANDS
from helhet.config.environment import settings_declared
from tests.architecture.repository import ROOT, text_of, tracked_files

_PAGES = [path for path in tracked_files() if path.suffix == ".md" and "vendor" not in path.parts]
_GUIDES = [path for path in _PAGES if path.is_relative_to(ROOT / "docs") or path.parent == ROOT]

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"```.*?```", re.DOTALL)
_COMMAND = re.compile(r"(?:[`«/]|^)helhet ([a-z][a-z-]*)", re.MULTILINE)
_SETTING = re.compile(r"\bHELHET_[A-Z_]+")
_LABEL = re.compile(r"«([^»]+)»")
_WITH_TEXTS = {".py", ".html", ".json"}
_PUT_TOGETHER = {"Begynn individuell plan": "Begynn %(kind)s"}
"""Labels that are made of a sentence and the name of a kind of plan."""


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(_FENCED.sub("", text_of(page))) if not _ELSEWHERE.match(link)]
    assert [link for link in links if not _leads_somewhere(page, link)] == []


def test_every_command_that_is_named_exists() -> None:
    named = {name for page in _GUIDES for name in _COMMAND.findall(text_of(page))}
    assert named - {command.name for command in COMMANDS} == set()
    assert named, "the pages name commands"


def test_every_setting_that_is_named_exists() -> None:
    named = {name for page in _GUIDES for name in _SETTING.findall(text_of(page))}
    assert named - {setting.variable for setting in settings_declared()} == set()
    assert named, "the pages name settings"


@pytest.mark.parametrize("guide", sorted(ROOT.glob("docs/veiledning/*.md")), ids=lambda guide: guide.stem)
def test_a_guide_calls_things_what_the_screen_calls_them(guide: Path) -> None:
    quoted = {label.rstrip(".") for label in _LABEL.findall(_on_one_line(guide))}
    screen = " ".join(_on_one_line(path) for path in (ROOT / "src").rglob("*") if path.suffix in _WITH_TEXTS).lower()
    assert {label for label in quoted if _PUT_TOGETHER.get(label, label).lower() not in screen} == set()


def _on_one_line(path: Path) -> str:
    return " ".join(text_of(path).split())


def _leads_somewhere(page: Path, link: str) -> bool:
    """Whether the file is there, and has the heading after the number sign."""
    name, _, anchor = unquote(link).partition("#")
    target = (page.parent / name).resolve() if name else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """The headings of a page as the web shows them in addresses."""
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in _HEADING.findall(text_of(page))}
