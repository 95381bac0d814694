"""The case and the plan: consent, goals, measures, participants, history. The heart of Helhet."""
