"""Sign-ins, and the ways to sign in."""

from helhet.signin.models.attempts import Attempts
from helhet.signin.models.external import ExternalIdentity, SpentToken
from helhet.signin.models.local import LocalInvitation, Passkey, PasswordLogin, RecoveryCode
from helhet.signin.models.session import EndedWhy, Method, SignIn

__all__ = [
    "Attempts",
    "EndedWhy",
    "ExternalIdentity",
    "LocalInvitation",
    "Method",
    "Passkey",
    "PasswordLogin",
    "RecoveryCode",
    "SignIn",
    "SpentToken",
]
