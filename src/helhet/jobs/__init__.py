"""Work that nobody waits for in front of a screen. Thin shells around actions, run by `helhet worker`."""
