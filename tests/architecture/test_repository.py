"""Nothing in the repository tells where it was written, or whose machine it was written on."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, text_of, tracked_files

_ADDRESSES = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|[\w.-]*(?:artifactory|nexus|jfrog)[\w.-]*)\b"
)
_MACHINE_PATHS = re.compile(r"(?<![\w./<])/(?:home|root|Users|work)/\w+")
_VENDOR_LISTS = sorted(ROOT.glob("src/helhet/**/CHECKSUMS"))
_THIS = "tests/architecture/test_repository.py"


@pytest.mark.parametrize(
    ("what", "pattern"),
    [("the host name of a registry", _ADDRESSES), ("a path of somebody's machine", _MACHINE_PATHS)],
    ids=["registry", "machine"],
)
def test_no_file_names(what: str, pattern: re.Pattern[str]) -> None:
    named = {
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked_files()
        if path != ROOT / _THIS and "vendor" not in path.parts and (found := pattern.search(text_of(path)))
    }
    assert not named, f"{what} is named"


@pytest.mark.parametrize("checksums", _VENDOR_LISTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_vendored_files_are_the_ones_that_were_vendored(checksums: Path) -> None:
    """`CHECKSUMS` names every file beside and below it but its README: SHA-256, path, and where the file came from."""
    lines = [line.split() for line in checksums.read_text(encoding="utf-8").splitlines()]
    expected = {name: digest for digest, name, *_origin in lines}
    actual = {
        str(path.relative_to(checksums.parent)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in checksums.parent.rglob("*")
        if path.is_file() and path not in {checksums, checksums.with_name("README.md")}
    }
    assert actual == expected
