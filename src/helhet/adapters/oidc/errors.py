"""How a sign-in can fail. `reason` is a code for the record and the log; it never carries what was sent."""

from __future__ import annotations


class SignInFailed(Exception):
    """Something that came back was not what was asked for. Nobody is signed in."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ProviderDown(SignInFailed):
    """The provider does not answer, or not in time."""


class Cancelled(SignInFailed):
    """Whoever was about to sign in changed their mind at the provider."""


class LevelTooLow(SignInFailed):
    """The provider vouches, but not surely enough."""

    def __init__(self) -> None:
        super().__init__("level")
