"""Persons, accounts and representation."""

from helhet.people.models.account import Account
from helhet.people.models.competence import CompetenceAssessment, Conclusion, Decision
from helhet.people.models.person import Language, Person
from helhet.people.models.representation import DECIDING, MOST, Capacity, Representation, Source

__all__ = [
    "DECIDING",
    "MOST",
    "Account",
    "Capacity",
    "CompetenceAssessment",
    "Conclusion",
    "Decision",
    "Language",
    "Person",
    "Representation",
    "Source",
]
