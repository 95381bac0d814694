"""Sign-ins, and the ways to sign in."""

from helhet.signin.models.session import EndedWhy, Method, SignIn

__all__ = ["EndedWhy", "Method", "SignIn"]
