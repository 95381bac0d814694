"""Persons, who may act for whom, and the accounts that sign in."""
