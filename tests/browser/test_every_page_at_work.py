"""Every page of the demo that those who work with plans can reach, each in their role."""

from typing import Final

import pytest

from tests.browser.walk import Look, walk_as
from tests.browser.windows import DESKTOP, Check, OpenWindow

ROLES: Final = {
    "the coordinator": "Nina Holm",
    "a participant": "Ola Dahl",
    "the coordinating unit": "Siri Aune",
    "a leader": "Liv Strand",
}
"""Who somebody is in the demo."""


@pytest.fixture(scope="module")
def forms_seen() -> set[Look]:
    """The writing forms that one of them has met, for all of them."""
    return set()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("role", ROLES)
def test_every_page_that_a_role_can_reach_is_as_it_should_be(
    role: str, forms_seen: set[Look], open_window: OpenWindow, axe: Check
) -> None:
    walk_as(ROLES[role], DESKTOP, forms_seen, open_window, axe)
