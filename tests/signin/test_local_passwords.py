"""Which passwords will do, and how they are kept."""

import pytest
from django.contrib.auth.hashers import check_password

from helhet.signin import passwords

GOOD = "hesten drikker sjelden te"


@pytest.mark.parametrize(
    "password",
    [GOOD, "ïøåæ 🐴 лошадь tea", "xK4#vP9!mQ2z", "blåbærtur i skogen", "a" * 3 + "hvor er egentlig grevlingen?"],
)
def test_length_is_the_only_demand(password: str) -> None:
    """OWASP ASVS 5.0, 6.2.5 and 6.2.9."""
    assert passwords.objection(password) == ""


def test_eleven_characters_are_too_few_and_two_hundred_not_too_many() -> None:
    assert "minst 12 tegn" in passwords.objection("xK4#vP9!mQ2")
    long = "en grevling til " * 12 + "i skogen"
    assert (len(long), passwords.objection(long)) == (200, "")
    assert "opptil 200 tegn" in passwords.objection(long + "x")


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "PassordPassord",
        "sommer-sommer-sommer-sommer",
        "P@ssw0rd!!!!",
        "Sommer2026!!",
        "qwertyuiopå123",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "Velkommen2026",
        "ILoveYou-1990",
    ],
)
def test_common_passwords_and_what_is_made_of_them_are_refused(password: str) -> None:
    """OWASP ASVS 5.0, 6.2.4 and 6.2.12; looked up without a network."""
    assert "gjettes først" in passwords.objection(password)


@pytest.mark.parametrize("password", ["Nina-Berg-1984", "ninaberg@1984", "Solvik kommune 2026"])
def test_words_about_the_owner_are_refused(password: str) -> None:
    """OWASP ASVS 5.0, 6.2.11."""
    about = ("Nina", "Berg", "nina.berg@solvik.example")
    assert "gjettes først" in passwords.objection(password, about_the_owner=about)


def test_a_password_is_kept_as_argon2id_and_matches_only_itself() -> None:
    stored = passwords.kept(GOOD)
    assert stored.startswith("argon2$argon2id$")
    assert GOOD not in stored
    assert check_password(GOOD, stored)
    assert passwords.matches(GOOD, stored)
    assert not passwords.matches(GOOD + " ", stored)
    assert not passwords.matches(GOOD, None)


def test_the_same_letter_typed_two_ways_is_the_same_password() -> None:
    """The ring over an a can be one character or two (RFC 8265)."""
    assert passwords.matches("bla\u030aba\u0308rtur i dag", passwords.kept("blåbärtur i dag"))
