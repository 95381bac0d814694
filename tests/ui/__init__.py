"""The design system: what tags, fields and base pages draw, and what the script does."""
