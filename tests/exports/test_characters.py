"""Every character somebody writes is printed, or seen to be missing."""

import pytest

from helhet.exports.characters import fonts, printable


@pytest.mark.parametrize(
    "text",
    [
        "Æ ø å, é, ü – «sitat» … 1 200 kr € ½ § 9",
        "čđŋšŧž ČĐŊŠŦŽ áï",
        "Ще не знаю",
        "Ελληνικά",
        "أريد أن أستقل الحافلة",
        "ትግርኛ",
        "தமிழ்",
        "ภาษาไทย",
        "😀 ❤️ 👩‍👧 🇳🇴 👍🏽",
    ],
)
def test_what_the_fonts_hold_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_a_letter_written_in_two_parts_becomes_one() -> None:
    assert printable("A\u030a") == "Å"


def test_a_character_no_font_has_is_seen_to_be_missing() -> None:
    assert printable("漢 \U0010ffff \ue000") == "□ □ □"


def test_control_characters_vanish_and_line_ends_are_one_kind() -> None:
    """A turned text direction could hide what is written; it is taken away with the other control characters."""
    assert printable("a\x00b\u202ec\x1b\ufeff\r\nd\re\tf\u2028g") == "abc\nd\ne f\ng"


def test_half_a_character_is_seen_to_be_missing() -> None:
    assert printable("a\ud800b") == "a□b"


def test_marks_that_no_font_can_draw_on_a_letter_are_left_out() -> None:
    assert printable("b\u0651 ب\u0651") == "b ب\u0651"


def test_marks_on_nothing_are_left_out() -> None:
    assert printable("\u0651\u0308\n\u0308 \u200d") == "\n "


def test_one_font_has_norwegian_and_sami_letters() -> None:
    assert any(set("æøåÆØÅáčđŋšŧžÁČĐŊŠŦŽïäöñ□") <= font for font in fonts())


def test_an_endless_word_may_be_broken_and_an_ordinary_one_may_not() -> None:
    assert printable("a" * 31) == "a" * 30 + "\u200b" + "a"
    assert printable("spesialisthelsetjenesten og " * 9) == "spesialisthelsetjenesten og " * 9
    assert printable("a" * 30 + "\u0328\u0328") == "a" * 29 + "ą\u0328"
