"""Sign in with a passkey, and add, name and remove one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.signin import passkeys, policy, queries
from helhet.signin.actions import recording, sessions
from helhet.signin.models import Method, Passkey, PasswordLogin

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.access.decisions import Decision
    from helhet.people.models import Account
    from helhet.signin.passkeys import Site

MOST: Final = 10


@transaction.atomic
def add(*, actor: Actor, account: Account, name: str, answer: str, site: Site, challenge: bytes) -> Passkey:
    """Keep a key that a device made. Raises `InvalidInput` for the whole form when there is none, or one too many."""
    policy.own_ways(actor, account.pk).require()
    if Passkey.objects.filter(account=account).count() >= MOST:
        text = _("Du har %(most)d passnøkler. Fjern en før du legger til flere.") % {"most": MOST}
        raise InvalidInput({InvalidInput.WHOLE_FORM: text})
    try:
        key = passkeys.made(answer, site=site, challenge=challenge)
    except passkeys.NotProved:
        raise _not_made() from None
    if Passkey.objects.filter(credential_id=key.credential_id).exists():
        raise _not_made()
    kept = Passkey.objects.create(
        account=account,
        name=name,
        credential_id=key.credential_id,
        public_key=key.public_key,
        sign_count=key.sign_count,
        made_at=clock.now(),
    )
    recording.write(actor, Operation.ADD, kept, account)
    return kept


def prove(*, answer: str, site: Site, challenge: bytes) -> Account | None:
    """The account whose key signed the challenge, or None. Every attempt is written down."""
    with transaction.atomic():
        try:
            return _proved(answer, site, challenge).account
        except passkeys.NotProved:
            pass
    sessions.refused(method=Method.PASSKEY, reason="not_proved")
    return None


def _proved(answer: str, site: Site, challenge: bytes) -> Passkey:
    credential_id, account_id = passkeys.named_in(answer)
    known = Passkey.objects.select_for_update(of=("self",)).select_related("account__person")
    key = known.filter(credential_id=credential_id, account__is_active=True).first()
    if key is None or account_id not in {None, key.account_id.bytes}:
        raise passkeys.NotProved
    key.sign_count = passkeys.proved(answer, key, site=site, challenge=challenge)
    key.used_at = clock.now()
    key.save(update_fields=["sign_count", "used_at"])
    return key


@transaction.atomic
def rename(*, actor: Actor, passkey_id: UUID, name: str) -> None:
    """Give one's own key another name. Raises `NotVisible` for anybody else's."""
    key = queries.get_passkey(actor, passkey_id)
    key.name = name
    key.save(update_fields=["name"])
    recording.write(actor, Operation.CHANGE, key, key.account, fields=["name"])


@transaction.atomic
def remove(*, actor: Actor, passkey_id: UUID) -> None:
    """Sign in with this key no more. Raises `NotVisible` for anybody else's, and `Denied` for the last way in."""
    key = queries.get_passkey(actor, passkey_id)
    may_be_removed(key).require()
    recording.write(actor, Operation.REMOVE, key, key.account)
    key.delete()


def may_be_removed(key: Passkey) -> Decision:
    """Whether another way in is left without this key."""
    return policy.remove_passkey(
        has_password=PasswordLogin.objects.filter(pk=key.account_id).exists(),
        other_passkeys=Passkey.objects.filter(account=key.account_id).exclude(pk=key.pk).count(),
    )


def _not_made() -> InvalidInput:
    text = _("Det ble ingen passnøkkel. Prøv en gang til, eller bruk en annen enhet.")
    return InvalidInput({InvalidInput.WHOLE_FORM: text})
