"""National identity numbers: folkeregisterforskriften (FOR-2017-07-14-1201) §§ 2-2-1 and 2-2-2.

Published numbers come from Skatteetaten's worked examples and test list, Norsk helsenett's and NAV's
documentation; the others are computed from the rules and have synthetic or impossible dates, so that
no real person is touched.
"""

from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helhet.kernel.national_id import (
    InvalidNationalId,
    Kind,
    NumberPolicy,
    Problem,
    Series,
    accept,
    mask,
    parse,
)

REAL = (Kind.BIRTH_NUMBER, Series.REAL)
REAL_D = (Kind.D_NUMBER, Series.REAL)
SKATT = (Kind.BIRTH_NUMBER, Series.SKATTEETATEN_SYNTHETIC)
SKATT_D = (Kind.D_NUMBER, Series.SKATTEETATEN_SYNTHETIC)
NHN = (Kind.BIRTH_NUMBER, Series.NHN_SYNTHETIC)
NHN_D = (Kind.D_NUMBER, Series.NHN_SYNTHETIC)
NAV = (Kind.BIRTH_NUMBER, Series.NAV_SYNTHETIC_OR_HELP_NUMBER)
NAV_D = (Kind.D_NUMBER, Series.NAV_SYNTHETIC_OR_HELP_NUMBER)

VALID = {
    "Skatteetaten, worked examples under both rules": (REAL, "02013299997 30108299920"),
    "Skatteetaten, worked examples under the 2032 rule alone": (REAL, "02013299903 30108299939"),
    "Skatteetaten, test list": (REAL, "20036914700 29020073150"),
    "Skatteetaten, test list, D-number under the 2032 rule": (REAL_D, "55102499947"),
    "Skatteetaten, test list, synthetic": (SKATT, "30908299902 03851598730"),
    "Skatteetaten, test list, synthetic D-number": (SKATT_D, "41819077906 41819077302"),
    "Skatteetaten, synthetic D-number": (
        SKATT_D,
        "41814061033 41814065640 41814075603 41810021827 41810025091 41810034422",
    ),
    "synthetic in published documentation": (SKATT, "10915596784 20914695016 23906398699"),
    "Norsk helsenett": (NHN, "13717404089 22750884907 19779998080 16758532406"),
    "NAV": (NAV, "15507600333 29422059278"),
    "NAV, D-number": (NAV_D, "55507608360 69422056629"),
    "29 February 2000 and December": (SKATT, "29820090185 01928590018"),
    "29 February 2000 as D-number": (SKATT_D, "69820090098"),
    "all four first control digits": (SKATT, "01819090366 01819090374 01819090382 01819090390"),
    "all four first control digits, D-number": (
        SKATT_D,
        "41819090007 41819090015 41819090023 41819090031",
    ),
    "lowest month + 65": (NHN, "01669090168 01669090176 01669090184 01669090192"),
    "highest month + 65": (NHN, "09778590074"),
    "highest month + 65, D-number": (NHN_D, "52718590035"),
}

INVALID = {
    "printed in public documents though invalid": (
        Problem.CONTROL_DIGITS,
        "12094812345 13057444850",
    ),
    "printed in a public document with an impossible day": (Problem.IMPOSSIBLE_DATE, "38850903357"),
    "Skatteetaten, test list": (Problem.CONTROL_DIGITS, "20036914712"),
    "Skatteetaten, test list, 29 February 2001": (Problem.IMPOSSIBLE_DATE, "29020105729"),
    "29 and 30 February and 31 November, synthetic": (
        Problem.IMPOSSIBLE_DATE,
        "29820190015 30828590053 31760490078",
    ),
    "30 February and 31 April": (Problem.IMPOSSIBLE_DATE, "30028510086 31048510186"),
    "day 00, 32, 40 and 72": (
        Problem.IMPOSSIBLE_DATE,
        "00128510001 32128510183 40128510186 72128510096",
    ),
    "month 00, 13, 53, 60, 78, 80, 93 and 99": (
        Problem.IMPOSSIBLE_DATE,
        "01008510012 01138510030 01538510013 01608510091 01788510140 01808510088 01938510187 01998510046",
    ),
    "ten and twelve digits": (Problem.WRONG_LENGTH, "0181909036 018190903660"),
    "a letter or a sign inside": (Problem.NOT_DIGITS, "0181909036O 018190-90366 +1819090366"),
    "digits of another script": (Problem.NOT_DIGITS, "٠١٨١٩٠٩٠٣٦٦ 0181909036\uff16 0181909036²"),
    "national help number, first digit 8 or 9": (Problem.HELP_NUMBER, "81819090366 99128510096"),
}

DIGITS = "0123456789"
REAL_DATES = st.dates().map(lambda day: f"{day:%d%m%y}")
SYNTHETIC_DATES = st.dates().map(lambda day: f"{day:%d}{day.month + 80}{day:%y}")
INDIVIDUAL_NUMBERS = st.text(DIGITS, min_size=3, max_size=3)

T = TypeVar("T")


def each_number(table: dict[str, tuple[T, str]]) -> list[tuple[str, T]]:
    return [(number, expected) for expected, numbers in table.values() for number in numbers.split()]


def problem_of(text: str, policy: NumberPolicy | None = None) -> Problem | None:
    """Return why the text is refused, None when it is not."""
    try:
        accept(text, policy) if policy else parse(text)
    except InvalidNationalId as refused:
        return refused.problem
    return None


def issued(start: str) -> list[str]:
    """Return the numbers that begin with these nine digits and pass."""
    return [number for tail in range(100) if not problem_of(number := f"{start}{tail:02}")]


def first_remainder(number: str) -> int:
    weights = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11


@pytest.mark.parametrize(("number", "expected"), each_number(VALID))
def test_a_well_formed_number_is_told_by_kind_and_series(number: str, expected: tuple[Kind, Series]) -> None:
    """§ 2-2-1 (fødselsnummer) and § 2-2-2 (D-nummer), control digits before and from 2032 alike."""
    parsed = parse(number)

    assert parsed.digits == number
    assert (parsed.kind, parsed.series) == expected


@pytest.mark.parametrize(("number", "problem"), each_number(INVALID))
def test_a_number_that_was_never_issued_is_refused_with_the_reason(number: str, problem: Problem) -> None:
    """§§ 2-2-1 and 2-2-2: eleven digits, a date that exists, and control digits that fit."""
    assert problem_of(number) is problem


@pytest.mark.parametrize("text", ["", " ", "\u00a0"])
def test_nothing_written_is_too_short_a_number(text: str) -> None:
    assert problem_of(text) is Problem.WRONG_LENGTH


@pytest.mark.parametrize("text", ["018190 90366", " 01819090366\n", "01 81 90\u00a0903 66"])
def test_spaces_are_left_out_of_what_is_written(text: str) -> None:
    assert parse(text).digits == "01819090366"


def test_one_individual_number_has_at_most_four_pairs_of_control_digits() -> None:
    """§ 2-2-1: from 2032 the first remainder may be 0, 1, 2 or 3, the second must be 0."""
    numbers = issued("018190903")

    assert numbers == ["01819090366", "01819090374", "01819090382", "01819090390"]
    assert [first_remainder(number) for number in numbers] == [0, 1, 2, 3]


@pytest.mark.parametrize("start", ["018100904", "018100900"])
def test_a_number_whose_control_digit_would_be_10_is_never_issued(start: str) -> None:
    """§ 2-2-1: these would need 10 as first and as second control digit under the rule before 2032."""
    assert 0 not in [first_remainder(number) for number in issued(start)]


@pytest.mark.parametrize("number", ["20036914700", "30108299939", "55102499947"])
def test_production_lets_in_real_numbers_and_d_numbers_of_both_rules(number: str) -> None:
    assert accept(number, NumberPolicy.REAL_ONLY).series is Series.REAL


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("01819090366", Problem.SYNTHETIC_IN_PRODUCTION),
        ("41819090007", Problem.SYNTHETIC_IN_PRODUCTION),
        ("13717404089", Problem.SYNTHETIC_IN_PRODUCTION),
        ("15507600333", Problem.HELP_NUMBER),
    ],
)
def test_production_refuses_made_up_people_and_help_numbers(number: str, problem: Problem) -> None:
    assert problem_of(number, NumberPolicy.REAL_ONLY) is problem


@pytest.mark.parametrize("number", ["01819090366", "30908299902", "41819077906"])
def test_a_demo_lets_in_the_synthetic_numbers_of_skatteetaten(number: str) -> None:
    accepted = accept(number, NumberPolicy.SYNTHETIC_ONLY)

    assert accepted.series is Series.SKATTEETATEN_SYNTHETIC


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("20036914700", Problem.REAL_IN_DEMO),
        ("55102499947", Problem.REAL_IN_DEMO),
        ("13717404089", Problem.OTHER_SERIES_IN_DEMO),
        ("15507600333", Problem.OTHER_SERIES_IN_DEMO),
    ],
)
def test_a_demo_refuses_every_number_a_real_person_may_have(number: str, problem: Problem) -> None:
    assert problem_of(number, NumberPolicy.SYNTHETIC_ONLY) is problem


def test_a_demo_helps_nobody_to_correct_a_real_number() -> None:
    assert problem_of("20036914712", NumberPolicy.SYNTHETIC_ONLY) is Problem.REAL_IN_DEMO
    assert problem_of("30028510086", NumberPolicy.SYNTHETIC_ONLY) is Problem.REAL_IN_DEMO


@pytest.mark.parametrize(
    ("mode", "policy"),
    [
        ("production", NumberPolicy.REAL_ONLY),
        ("demo", NumberPolicy.SYNTHETIC_ONLY),
        ("test", NumberPolicy.SYNTHETIC_ONLY),
    ],
)
def test_only_production_has_real_people(mode: str, policy: NumberPolicy) -> None:
    assert NumberPolicy.for_mode(mode) is policy


def test_each_problem_has_a_message_of_its_own_for_the_field() -> None:
    messages = {str(InvalidNationalId(problem).messages["national_id"]) for problem in Problem}

    assert len(messages) == len(Problem)
    assert "Nummeret må ha 11 siffer." in messages


def test_a_number_is_masked_wherever_it_is_written_out() -> None:
    number = parse("01819090366")

    assert mask("01819090366") == "018190 *****"
    assert str(number) == f"{number}" == "018190 *****"
    assert "90366" not in repr(number)


def test_a_refusal_never_repeats_the_number() -> None:
    with pytest.raises(InvalidNationalId) as refused:
        parse("20036914712")

    assert "200369" not in f"{refused.value!r} {refused.value}"


@given(REAL_DATES | SYNTHETIC_DATES, INDIVIDUAL_NUMBERS)
def test_every_issued_number_comes_back_as_it_was_written(day: str, individual: str) -> None:
    for number in issued(day + individual):
        assert parse(f" {number[:6]} {number[6:]} ").digits == number


@given(SYNTHETIC_DATES, INDIVIDUAL_NUMBERS, st.integers(0, 10), st.sampled_from(DIGITS))
def test_one_wrong_digit_is_always_found(day: str, individual: str, position: int, digit: str) -> None:
    """§ 2-2-1: the second control digit catches it under both rules."""
    for number in issued(day + individual):
        mistyped = number[:position] + digit + number[position + 1 :]
        assert mistyped == number or problem_of(mistyped)


@given(SYNTHETIC_DATES, INDIVIDUAL_NUMBERS)
def test_no_number_is_let_in_both_in_production_and_in_a_demo(day: str, individual: str) -> None:
    for number in issued(day + individual):
        assert problem_of(number, NumberPolicy.REAL_ONLY)
        assert not problem_of(number, NumberPolicy.SYNTHETIC_ONLY)


@given(st.text() | st.text("0123456789 ²٣６\u00a0", min_size=9, max_size=13))
def test_any_text_is_either_eleven_ascii_digits_or_refused(text: str) -> None:
    if not problem_of(text):
        digits = parse(text).digits
        assert digits.isascii()
        assert digits.isdigit()
        assert len(digits) == 11
