"""Persons, accounts and representation."""

from helhet.people.models.account import Account
from helhet.people.models.person import Language, Person
from helhet.people.models.representation import Capacity, Representation

__all__ = ["Account", "Capacity", "Language", "Person", "Representation"]
