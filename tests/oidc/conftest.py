from collections.abc import Iterator

import pytest

from helhet.adapters.oidc import http, relying_party


@pytest.fixture(autouse=True)
def nothing_known_of_any_provider() -> Iterator[None]:
    """Every test meets each provider for the first time."""
    relying_party.relying_party.cache_clear()
    http.forget_failures()
    yield
    relying_party.relying_party.cache_clear()
