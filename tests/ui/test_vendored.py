"""What others made is there unchanged, with its licence, and the first view stays light."""

import gzip
import hashlib
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

import helhet.ui

STATIC = Path(helhet.ui.__file__).parent / "static" / "ui"
VENDOR = STATIC / "vendor"
FIRST_VIEW_BUDGET = 105_000  # bytes; the page itself has the rest of 120 kB
SCRIPT_BUDGET = 9 * 1024


def checksums() -> dict[str, str]:
    lines = (VENDOR / "CHECKSUMS").read_text().splitlines()
    return {path: digest for digest, path, _version, _package in (line.split() for line in lines)}


def test_every_vendored_file_is_the_one_that_was_checked_in() -> None:
    own = {"README.md", "CHECKSUMS"}
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()} - own
    assert present == set(checksums())
    for path, digest in checksums().items():
        assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == digest, path


def test_every_vendored_package_has_its_licence() -> None:
    for folder in (path for path in VENDOR.iterdir() if path.is_dir()):
        assert (folder / "LICENSE").stat().st_size > 0


def test_the_first_view_is_light() -> None:
    page = render_to_string("ui/base.html", {})
    addresses = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert {"ui/helhet.css", "ui/parts.css", "ui/helhet.js"} <= set(addresses)
    icons = [str(path.relative_to(STATIC.parent)) for path in (VENDOR / "designsystemet" / "icons").iterdir()]
    weight = sum(weight_over_the_wire(address) for address in {*addresses, *icons})
    assert weight < FIRST_VIEW_BUDGET


def test_the_script_is_small() -> None:
    assert (STATIC / "helhet.js").stat().st_size < SCRIPT_BUDGET


def test_the_styles_need_no_address_that_the_security_policy_forbids() -> None:
    for path in STATIC.rglob("*.css"):
        assert not re.search(r"data:|https?://|@import", path.read_text()), path


def test_every_file_the_styles_point_to_exists() -> None:
    for path in STATIC.rglob("*.css"):
        for address in re.findall(r'url\("([^"]+)"\)', path.read_text()):
            assert (path.parent / address).is_file(), address


def weight_over_the_wire(address: str) -> int:
    content = Path(str(finders.find(address))).read_bytes()
    return len(content) if address.endswith(".woff2") else len(gzip.compress(content))
