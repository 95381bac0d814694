"""Passwords: how they are kept, and which are too easily guessed.

Length is the only demand, and anything may be typed or pasted (NIST SP 800-63B, OWASP ASVS 5.0 chapter 6.2). What is
too common is looked up without a network: in the 20,000 most used passwords that Django brings along, and in the
Norwegian words in `data/common_words.txt`, which were written for Helhet.
"""

from __future__ import annotations

import gzip
import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django.contrib.auth
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 12
LONGEST: Final = 200
_MOST_WORDS: Final = 2
"""A password made of so many common words, with any digits and signs between, is as common as they are."""
_LONGEST_WORD: Final = 24
_SHORTEST_WORD: Final = 3
_FEW_CHARACTERS: Final = 4
_LOOKALIKES: Final = str.maketrans("013457@$!", "oieastasi")
_MOST_USED: Final = Path(django.contrib.auth.__file__).parent / "common-passwords.txt.gz"
_OWN_WORDS: Final = Path(__file__).parent / "data" / "common_words.txt"


class Hasher(Argon2PasswordHasher):
    """Argon2id at 9 MiB and four rounds, one of the equals in OWASP's password storage cheat sheet.

    Django's own 100 MiB would let a few people who sign in at once fill the memory of a worker.
    """

    time_cost = 4
    memory_cost = 9 * 1024
    parallelism = 1


def kept(password: str) -> str:
    """What is stored in place of a password."""
    return make_password(_same_letters(password))


def matches(password: str, stored: str | None) -> bool:
    """Whether this is the password. Where there is none, the work is the same and the answer no."""
    of_nobody = _of_nobody()
    return check_password(_same_letters(password), stored or of_nobody) and stored is not None


@lru_cache(maxsize=1)
def _of_nobody() -> str:
    return make_password(secrets.token_hex())


def _same_letters(password: str) -> str:
    """The same text however the keyboard puts its letters together (RFC 8265)."""
    return unicodedata.normalize("NFC", password)


def objection(password: str, *, about_the_owner: Iterable[str] = ()) -> str:
    """What to say about a password that will not do, or an empty text. `about_the_owner`: names, e-mail and such."""
    if len(password) < SHORTEST:
        return _("Passordet må ha minst %(shortest)d tegn. Tre–fire ord etter hverandre er lett å huske.") % {
            "shortest": SHORTEST
        }
    if len(password) > LONGEST:
        return _("Passordet kan ha opptil %(longest)d tegn.") % {"longest": LONGEST}
    if _is_easily_guessed(password, about_the_owner):
        return _(
            "Dette passordet er blant dem som gjettes først. Prøv tre–fire ord som ikke hører sammen, og som ikke har "
            "med deg å gjøre."
        )
    return ""


def _is_easily_guessed(password: str, about_the_owner: Iterable[str]) -> bool:
    text = _said_once(password.casefold())
    if len(set(text)) <= _FEW_CHARACTERS:
        return True
    words = _common_words() | {word for each in about_the_owner for word in _words(each)}
    return any(_fewest_words(form, words) <= _MOST_WORDS for form in (text, text.translate(_LOOKALIKES)))


def _said_once(text: str) -> str:
    """The part that is repeated, where a text is the same again and again; signs between do not hide it."""
    bare = "".join(letter for letter in text if letter.isalnum())
    repeats_after = (bare + bare).find(bare, 1)
    return bare[:repeats_after] if 0 < repeats_after < len(bare) else text


def _common_words() -> set[str]:
    """Read when asked for, and not kept: a worker's memory is for its pages."""
    with gzip.open(_MOST_USED, "rt", encoding="utf-8") as most_used:
        words = {line.strip() for line in most_used}
    words.update(_OWN_WORDS.read_text(encoding="utf-8").split())
    return {word for word in words if len(word) >= _SHORTEST_WORD}


def _words(text: str) -> list[str]:
    """The words of a name or an e-mail address."""
    only_letters = "".join(letter if letter.isalpha() else " " for letter in text.casefold())
    return [word for word in only_letters.split() if len(word) >= _SHORTEST_WORD]


def _fewest_words(text: str, words: set[str]) -> int:
    """How few words make up the whole text when digits and signs cost nothing; more than enough if they cannot."""
    fewest = [0]
    for end in range(1, len(text) + 1):
        costs = [_MOST_WORDS + 1] if text[end - 1].isalpha() else [fewest[-1]]
        starts = range(max(0, end - _LONGEST_WORD), end - _SHORTEST_WORD + 1)
        costs += [fewest[start] + 1 for start in starts if text[start:end] in words]
        fewest.append(min(costs))
    return fewest[-1]
