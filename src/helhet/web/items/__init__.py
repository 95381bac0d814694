"""Writing in a plan: every kind of item, drafts, and two who write the same."""
