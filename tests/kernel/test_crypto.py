"""What is encrypted opens only unchanged, in its own place and with a key of the ring."""

import base64
import secrets

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from helhet.kernel import crypto


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_encrypted_comes_back_the_same(text: str) -> None:
    assert crypto.decrypt(crypto.encrypt(text, context="a"), context="a") == text


def test_the_same_text_is_never_stored_the_same_way_twice() -> None:
    assert crypto.encrypt("Kari", context="a") != crypto.encrypt("Kari", context="a")


def test_a_value_moved_to_another_place_does_not_open() -> None:
    with pytest.raises(crypto.DecryptionError):
        crypto.decrypt(crypto.encrypt("Kari", context="a"), context="b")


def test_a_value_changed_in_any_byte_does_not_open() -> None:
    key_id, encoded = crypto.encrypt("Kari", context="a").split(":")
    sealed = base64.b64decode(encoded)
    for position in range(len(sealed)):
        changed = sealed[:position] + bytes([sealed[position] ^ 1]) + sealed[position + 1 :]
        with pytest.raises(crypto.DecryptionError):
            crypto.decrypt(f"{key_id}:{base64.b64encode(changed).decode()}", context="a")


@given(st.text())
def test_text_that_was_never_encrypted_does_not_open(text: str) -> None:
    with pytest.raises(crypto.DecryptionError):
        crypto.decrypt(text, context="a")


def test_an_empty_value_under_a_known_key_does_not_open() -> None:
    key_id = crypto.encrypt("Kari", context="a").split(":")[0]

    with pytest.raises(crypto.DecryptionError):
        crypto.decrypt(f"{key_id}:", context="a")


def test_the_refusal_names_the_place_and_nothing_of_the_value() -> None:
    with pytest.raises(crypto.DecryptionError) as refused:
        crypto.decrypt("01819090366", context="people.Person.national_id")

    assert str(refused.value) == "A stored value of people.Person.national_id does not open"


def test_after_a_new_key_is_put_in_front_old_values_open_and_new_ones_use_it(settings: Settings) -> None:
    old, new = new_key(), new_key()
    settings.HELHET_ENCRYPTION_KEYS = [old]
    stored_before = crypto.encrypt("Kari", context="a")
    settings.HELHET_ENCRYPTION_KEYS = [new, old]
    stored_after = crypto.encrypt("Kari", context="a")

    assert crypto.decrypt(stored_before, context="a") == "Kari"
    settings.HELHET_ENCRYPTION_KEYS = [new]
    assert crypto.decrypt(stored_after, context="a") == "Kari"
    with pytest.raises(crypto.DecryptionError):
        crypto.decrypt(stored_before, context="a")


@pytest.mark.parametrize("keys", [[], [""], ["short"], [base64.b64encode(bytes(16)).decode()], ["å" * 44]], ids=repr)
def test_without_a_proper_key_nothing_is_encrypted(settings: Settings, keys: list[str]) -> None:
    settings.HELHET_ENCRYPTION_KEYS = keys

    with pytest.raises(ImproperlyConfigured, match="HELHET_ENCRYPTION_KEYS"):
        crypto.encrypt("Kari", context="a")


def test_the_index_is_the_same_for_the_same_value_and_tells_nothing_of_it() -> None:
    index = crypto.blind_index("01819090366")

    assert index == crypto.blind_index("01819090366")
    assert index != crypto.blind_index("01819090374")
    assert len(index) == 64
    assert "018190" not in index


def test_the_index_depends_on_the_key(settings: Settings) -> None:
    settings.HELHET_INDEX_KEY = new_key()
    index = crypto.blind_index("01819090366")
    settings.HELHET_INDEX_KEY = new_key()

    assert crypto.blind_index("01819090366") != index


def test_without_a_proper_key_there_is_no_index(settings: Settings) -> None:
    settings.HELHET_INDEX_KEY = "short"

    with pytest.raises(ImproperlyConfigured, match="HELHET_INDEX_KEY"):
        crypto.blind_index("01819090366")
