"""The cast and its story, for every test that asks for them by name."""

from collections.abc import Callable

import pytest
from django.test import Client

from helhet.access.actors import Assurance
from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.people.models import Account
from helhet.signin.models import Method
from helhet.web.signin.sessions import Proof, write_proof
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
    return lambda name: browser_of(cast[name])


def browser_of(account: Account, assurance: Assurance = Assurance.HIGH) -> Client:
    """A browser where the account has just signed in, this surely. The sign-in is not among those on the list."""
    client = Client()
    client.force_login(account)
    session = client.session
    write_proof(session, Proof(new_id(), Method.DEMO, assurance, proved_at=clock.now()))
    session.save()
    return client
