"""Settings, root URLs, the `helhet` command: knows every app, and no app imports it."""
