"""The table of OWASP ASVS answers everything it set out to, and points only to what exists."""

import pytest

from tests.architecture.repository import ROOT
from tools import asvs

_EVERY = [each for chapter in asvs.chapters() for each in chapter.requirements]


def test_every_requirement_of_levels_one_and_two_and_of_three_chapters_is_answered_once() -> None:
    assert sorted(each.number for each in _EVERY) == sorted(asvs.asked())


def test_requirements_stand_in_their_own_chapter() -> None:
    misplaced = [
        each.number
        for chapter in asvs.chapters()
        for each in chapter.requirements
        if f"V{each.number.split('.')[0]}" != chapter.code
    ]
    assert misplaced == []


@pytest.mark.parametrize("each", _EVERY, ids=lambda each: each.number)
def test_an_answer_names_a_test_or_a_place_that_exists_or_says_what_is_missing(each: asvs.Requirement) -> None:
    assert each.status in asvs.STATUSES
    assert [path for path in each.where if not (ROOT / path).exists()] == []
    assert each.where if each.status == "met" else each.note
