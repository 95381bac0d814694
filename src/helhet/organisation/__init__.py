"""Municipalities, hospital trusts and their units, and who works where as what."""
