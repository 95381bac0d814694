"""Numbers from other public registers. These rules tell only whether a number is well formed."""

import re
from typing import Final

_ORGANISATION_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2, 1)


def is_organisation_number(text: str) -> bool:
    """Tell whether `text` is an organisasjonsnummer: nine digits from 8 or 9, modulus 11."""
    if not re.fullmatch(r"[89][0-9]{8}", text):
        return False
    weighted = zip(text, _ORGANISATION_WEIGHTS, strict=True)
    return sum(int(digit) * weight for digit, weight in weighted) % 11 == 0


def is_municipality_number(text: str) -> bool:
    """Tell whether `text` is a kommunenummer: four digits, county first."""
    return re.fullmatch(r"[0-9]{4}", text) is not None
