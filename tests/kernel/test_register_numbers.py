"""Numbers of organisations and municipalities are told from other text by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helhet.kernel import register_numbers


@pytest.mark.parametrize("number", ["974760673", "889640782", "991825827"])
def test_an_organisation_number_passes_modulus_11(number: str) -> None:
    assert register_numbers.is_organisation_number(number)


@pytest.mark.parametrize(
    "text", ["974760674", "794760673", "97476067", "9747606731", "974 760 673", "97476067x", "", "974760673\n"]
)
def test_other_text_is_not_an_organisation_number(text: str) -> None:
    assert not register_numbers.is_organisation_number(text)


@pytest.mark.parametrize(("text", "expected"), [("0301", True), ("5501", True), ("301", False), ("55011", False)])
def test_a_municipality_number_has_four_digits(text: str, expected: bool) -> None:
    assert register_numbers.is_municipality_number(text) is expected


@given(st.text())
def test_no_text_makes_the_checks_fail(text: str) -> None:
    register_numbers.is_organisation_number(text)
    register_numbers.is_municipality_number(text)
