"""Passkeys (WebAuthn level 3) by the library `webauthn`, which is loaded when the first one is met: it is large."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from helhet.people.models import Account
    from helhet.signin.models import Passkey

CHALLENGE_BYTES: Final = 32
LONGEST_ANSWER: Final = 20_000


class NotProved(Exception):
    """The answer is not one of ours, not for this challenge, or not by this key."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are: a key made for one site does not answer another. `origin` is scheme, host and port."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class MadeKey:
    """What a device says of a key it has made. `credential_id` is base64url."""

    credential_id: str
    public_key: bytes
    sign_count: int


def new_challenge() -> bytes:
    """What a device must sign, once."""
    return secrets.token_bytes(CHALLENGE_BYTES)


def asking_for_a_new_key(site: Site, account: Account, challenge: bytes, known: Sequence[str]) -> str:
    """JSON for the browser: make a key for this account, on a device that asks who holds it, but for devices known.

    The device shows the name of the person; the account goes there as an identifier that says nothing.
    """
    from webauthn import base64url_to_bytes, generate_registration_options, options_to_json
    from webauthn.helpers import structs

    options = generate_registration_options(
        rp_id=site.host,
        rp_name="Helhet",
        user_id=account.pk.bytes,
        user_name=account.person.name,
        challenge=challenge,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in known],
    )
    return options_to_json(options)


def asking_for_a_key(site: Site, challenge: bytes) -> str:
    """JSON for the browser: answer with any key for this site. The device lets its holder choose."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    required = UserVerificationRequirement.REQUIRED
    return options_to_json(
        generate_authentication_options(rp_id=site.host, challenge=challenge, user_verification=required)
    )


def made(answer: str, *, site: Site, challenge: bytes) -> MadeKey:
    """The key a device has made. Raises `NotProved`."""
    from webauthn import verify_registration_response
    from webauthn.helpers import bytes_to_base64url
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        verified = verify_registration_response(
            credential=_short(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError) as error:
        raise NotProved from error
    return MadeKey(bytes_to_base64url(verified.credential_id), verified.credential_public_key, verified.sign_count)


def named_in(answer: str) -> tuple[str, bytes | None]:
    """The id of the key that answers, and of the account it says it is for. Not proved yet. Raises `NotProved`."""
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        said = parse_authentication_credential_json(_short(answer))
    except (WebAuthnException, ValueError) as error:
        raise NotProved from error
    return said.id, said.response.user_handle


def proved(answer: str, key: Passkey, *, site: Site, challenge: bytes) -> int:
    """The new count of the key that signed the challenge for its verified holder. Raises `NotProved`."""
    from webauthn import verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        verified = verify_authentication_response(
            credential=_short(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError) as error:
        raise NotProved from error
    return verified.new_sign_count


def _short(answer: str) -> str:
    if len(answer) > LONGEST_ANSWER:
        raise NotProved
    return answer
