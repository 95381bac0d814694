"""Helhet: the individual plan (individuell plan) and the coordination work around it."""

__version__ = "0.1.0"
