"""The cast and its story, for every test that asks for them by name."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, Story, make_cast, make_story

SignIn = Callable[[str], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def story(cast: Cast) -> Story:
    return make_story(cast)


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    """A browser for each member of the cast: `sign_in("nina").get(…)`."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(cast[name])
        return client

    return signed_in
