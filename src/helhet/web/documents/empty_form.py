"""The empty form: the sections of the plan's form with lines to write on, for those who would rather use a pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from helhet.exports.documents import Section, WriteLines
from helhet.plans.models import StatementSection
from helhet.plans.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

    from helhet.plans.forms import FormSection

ON_SCREEN_ONLY: Final = frozenset({"diary"})
"""The diary is nobody else's to collect."""

_GOAL: Final = (
    (_("Hva vil du?"), 3),
    (_("Hvorfor er det viktig?"), 2),
    (_("Hva skal gjøres, hvor ofte, og hvem gjør det?"), 4),
)
QUESTIONS: Final[dict[str, tuple[tuple[StrOrPromise, int], ...]]] = {
    "what_matters": ((_("Skriv med dine egne ord"), 7),),
    "resources": ((_("Det jeg får til, det jeg liker, og de jeg har rundt meg"), 5),),
    "needs": ((_("Det jeg trenger hjelp til"), 5),),
    "goals": (*_GOAL, *_GOAL),
    "participants": ((_("Navn, rolle og telefon"), 6),),
    "contributions": ((_("Hvem, og hva hun eller han bidrar med"), 4),),
    "cooperation": ((_("Hvem vi skal ta kontakt med, og hvorfor"), 3),),
    "child_participation": ((_("Dato, hvordan barnet fikk være med, og hva barnet sa"), 5),),
    "period": (
        (_("Hvem som lager planen, og hvem som sørger for framdrift"), 2),
        (_("Planen gjelder fra og til"), 1),
        (_("Når vi ser på den igjen"), 1),
    ),
    "linked_plans": ((_("Navn på planen, og hvem som har ansvar for den"), 3),),
    "services": ((_("Hva, fra hvem, hvor mye, og telefon"), 5),),
}
"""The questions of each section, with the number of lines. Sections of free text ask for each of their topics."""


def sections(form: Iterable[FormSection]) -> tuple[Section, ...]:
    """Every section that is filled in together, in the order of the form."""
    return tuple(
        Section(section.heading, _lines(section.code), section.help)
        for section in form
        if section.code not in ON_SCREEN_ONLY
    )


def _lines(code: str) -> tuple[WriteLines, ...]:
    if code in QUESTIONS:
        return tuple(WriteLines(str(label), lines) for label, lines in QUESTIONS[code])
    return tuple(WriteLines(str(StatementSection(topic).label), 4) for topic in SECTIONS[code].topics)
