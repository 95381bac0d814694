"""Who may know and change what is known of the person: details, who acts for them, and what they decide themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from helhet.access.decisions import ALLOWED, Decision, Ground, denied
from helhet.people.models import DECIDING
from helhet.plans.policy import lead_case

if TYPE_CHECKING:
    from helhet.plans.policy import Standing


def change_person(standing: Standing) -> Decision:
    """How to reach and talk with the person is kept right by the person, those who decide in the person's place, and
    those who lead the case. Not by a helper: whoever changes an address receives what is sent to it.
    """
    return ALLOWED if standing.speaks_for_person else lead_case(standing)


def see_representatives(standing: Standing) -> Decision:
    """Who may act for the person is known to the person, to those who decide with them, and to those who lead."""
    return ALLOWED if standing.speaks_for_person else lead_case(standing)


def end_representation(standing: Standing, capacity: str) -> Decision:
    """By those who lead the case; those whom the person has named, the person takes back too (A-06)."""
    named_by_person = capacity not in DECIDING
    return ALLOWED if named_by_person and standing.has(Ground.PERSON) else lead_case(standing)


def assess_competence(standing: Standing) -> Decision:
    """Entered by the coordinator, who has it from the one who assessed (pbrl § 4-3)."""
    if standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        return ALLOWED
    return denied(_("Dette skriver koordinatoren inn."))


def read_competence(standing: Standing) -> Decision:
    """Shown to the person and those who decide in the person's place, and to the coordinator (pbrl § 4-3)."""
    return ALLOWED if standing.speaks_for_person else assess_competence(standing)
