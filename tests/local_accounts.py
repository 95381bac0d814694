"""Somebody who signs in with a password and an app, and the codes the app shows."""

from datetime import UTC, datetime, timedelta

from helhet.kernel import clock
from helhet.people.models import Account
from helhet.signin import passwords, totp
from helhet.signin.models import PasswordLogin

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSWORD = "hesten drikker sjelden te"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def password_login(account: Account, *, name: str) -> PasswordLogin:
    """Set up since long ago, with no code used yet."""
    long_ago = clock.now() - timedelta(days=400)
    return PasswordLogin.objects.create(
        account=account,
        name=name,
        password=passwords.kept(PASSWORD),
        password_set_at=long_ago,
        totp_secret=SECRET,
        totp_set_at=long_ago,
    )


def code_at(moment: datetime, secret: str = SECRET) -> str:
    """What the app shows at a moment."""
    return totp._app(secret).generate(int(moment.timestamp())).decode()
