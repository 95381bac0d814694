"""Every page of the demo that a parent can reach."""

import pytest

from tests.browser.walk import walk_as
from tests.browser.windows import PHONE, Check, OpenWindow


@pytest.mark.usefixtures("demo")
def test_every_page_that_a_parent_can_reach_is_as_it_should_be(open_window: OpenWindow, axe: Check) -> None:
    walk_as("Maja Lien", PHONE, set(), open_window, axe)
