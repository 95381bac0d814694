"""Whatever is sent in the place of a token, the answer is a refusal and never a fault."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helhet.adapters.oidc import tokens
from helhet.adapters.oidc.configuration import Audience, Provider
from helhet.adapters.oidc.discovery import Directory
from helhet.adapters.oidc.errors import SignInFailed
from helhet.kernel import clock
from tests.oidc import hostile, keys

PROVIDER = Provider(
    name="eid",
    label="eID",
    audience=Audience.PERSONS,
    issuer="https://eid.example",
    client_id=hostile.CLIENT,
    keys=(Path("none"),),
    scopes=("openid",),
    levels=(("high", 4),),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=10), inside, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def directory() -> Directory:
    """What the provider says of itself, kept for the whole module."""
    with hostile.running() as theirs:
        known = Directory(replace(PROVIDER, issuer=theirs.issuer))
        known.keys()
    return known


def good() -> dict[str, Any]:
    now = int(clock.now().timestamp())
    return {
        "iss": PROVIDER.issuer,
        "aud": PROVIDER.client_id,
        "sub": "somebody",
        "iat": now,
        "exp": now + 60,
        "nonce": "nonce",
        "acr": "high",
    }


def read(directory: Directory, token: str) -> tokens.Identity:
    return tokens.identity(PROVIDER, directory, token, expected=tokens.Expected("nonce"), access_token="access")


def is_refused(directory: Directory, token: str) -> bool:
    for reading in (read, lambda known, text: tokens.signed_out(PROVIDER, known, text)):
        with pytest.raises(SignInFailed):
            reading(directory, token)
    return True


def encoded(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def test_the_good_one_is_taken(directory: Directory) -> None:
    assert read(directory, hostile.honest(good())).subject == "somebody"


@given(st.data())
def test_cut_short_anywhere(directory: Directory, data: st.DataObject) -> None:
    token = hostile.honest(good())
    assert is_refused(directory, token[: data.draw(st.integers(0, len(token) - 1))])


@given(st.text() | st.from_regex(r"[\w-]*\.[\w-]*\.[\w-]*", fullmatch=True))
def test_any_text(directory: Directory, text: str) -> None:
    assert is_refused(directory, text)


@given(header=VALUES | st.fixed_dictionaries({"alg": VALUES}, optional={"kid": VALUES, "crit": VALUES, "b64": VALUES}))
@example(header={"alg": "ES256", "kid": ["theirs"]})
@example(header={"alg": ["ES256"], "kid": "theirs"})
@example(header={"alg": "ES256", "kid": "theirs", "crit": ["exp"]})
@example(header={"alg": "ES256", "kid": "theirs", "crit": "exp"})
@example(header={"alg": "ES256", "kid": "theirs", "crit": None})
@example(header={"alg": "ES256", "kid": "theirs", "crit": [None]})
@example(header={"alg": "ES256", "kid": "theirs", "crit": [[]]})
def test_any_header(directory: Directory, header: Any) -> None:
    _head, body, signature = hostile.honest(good()).split(".")
    assert is_refused(directory, f"{encoded(header)}.{body}.{signature}")


@given(
    claim=st.sampled_from(["iss", "aud", "sub", "iat", "exp", "nonce", "acr", "azp", "at_hash", "nbf"]), value=VALUES
)
@example(claim="exp", value=float("inf"))
@example(claim="iat", value=float("nan"))
@example(claim="auth_time", value=-1e300)
@example(claim="at_hash", value="æ")
def test_any_value_of_a_claim_that_is_signed(directory: Directory, claim: str, value: Any) -> None:
    """A provider's own mistakes: signed, and still no sense. What makes sense by chance may be taken."""
    try:
        read(directory, hostile.honest({**good(), claim: value}))
    except SignInFailed:
        return
    assert claim in {"auth_time", "exp", "iat", "nbf", "sub"}, "nothing else may be changed"


@given(VALUES)
def test_any_content_that_is_signed(directory: Directory, content: Any) -> None:
    from joserfc import jws

    key = keys.elliptic("theirs")
    body = json.dumps(content).encode()
    assert is_refused(directory, jws.serialize_compact({"alg": "ES256", "kid": "theirs"}, body, key))
