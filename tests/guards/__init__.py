"""Rules that every test checks in passing."""
