"""Asking, reviewing, and opening in an emergency."""
