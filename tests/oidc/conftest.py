"""A provider that can be told to do wrong, and Kari, whom it knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from helhet.adapters.oidc import http, relying_party
from helhet.adapters.oidc.configuration import Audience, Provider
from helhet.people.actions import persons
from helhet.people.models import Account
from tests.oidc import hostile, keys

NUMBER = "01819090366"
"""Made up: 80 is added to the month."""


@pytest.fixture(autouse=True)
def nothing_known_of_any_provider() -> Iterator[None]:
    """Every test meets each provider for the first time."""
    relying_party.relying_party.cache_clear()
    http.forget_failures()
    yield
    relying_party.relying_party.cache_clear()


@pytest.fixture
def theirs() -> Iterator[hostile.Provider]:
    """The provider; it tells who Kari is until told otherwise."""
    with hostile.running() as provider:
        provider.claims = {"pid": NUMBER}
        yield provider


@pytest.fixture
def provider(theirs: hostile.Provider, tmp_path: Path, settings: Settings) -> Provider:
    """How Helhet is set up to use it."""
    configured = Provider(
        name="eid",
        label="ID-porten",
        audience=Audience.PERSONS,
        issuer=theirs.issuer,
        client_id=hostile.CLIENT,
        keys=keys.written(tmp_path, keys.elliptic("ours")),
        scopes=("openid",),
        levels=(("low", 2), ("substantial", 3), ("high", 4)),
        national_id_claim="pid",
    )
    settings.HELHET_OIDC_PROVIDERS = (configured,)
    return configured


@pytest.fixture
def kari(db: None) -> Account:
    """Kari, who is registered with her number."""
    person = persons.register(given_name="Kari", family_name="Lunde", national_id=NUMBER)
    return persons.open_account(person=person)
