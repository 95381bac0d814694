"""The word list names what exists."""

import re
from pathlib import Path

from django.apps import apps

from helhet.adapters.population_register import PopulationRegister
from helhet.people.age_rules import AgeRule
from helhet.people.scope import Act, Matter
from helhet.plans import models as plans

NO_MODELS: tuple[type, ...] = (Act, AgeRule, Matter, PopulationRegister)
"""What the word list names besides what is stored."""

WORDS = Path(__file__).resolve().parents[2] / "docs" / "ordliste.md"


def _names_in_code_column() -> set[str]:
    rows = [line.split("|") for line in WORDS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row[2])}


def test_every_code_name_in_the_word_list_exists() -> None:
    known = {named.__name__ for named in (*apps.get_models(), *NO_MODELS)} | set(plans.__all__)

    assert _names_in_code_column() <= known


def test_every_kind_of_item_is_in_the_word_list() -> None:
    from helhet.plans.kinds import KINDS

    missing = {model.__name__ for model in KINDS.values()} - _names_in_code_column()

    assert missing == {"ScaleReading"}, "a reading is a part of its scale"
