"""Without its database, the service says so and asks people to come back."""

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from helhet.config import health
from helhet.web import refusals


def _lose_the_database(_request: HttpRequest) -> HttpResponse:
    raise OperationalError("server closed the connection")


def _break(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a mistake in the code")


urlpatterns = [
    path("", include("helhet.web.urls")),
    path("lost", _lose_the_database),
    path("broken", _break),
    path("healthz", health.healthz),
]
handler500 = refusals.broken

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture(autouse=True)
def no_sign_in_needed(settings: Settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SignInRequired" not in name]


def test_a_page_answers_503_and_when_to_come_back(visitor: Client) -> None:
    answer = visitor.get("/lost")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "Vi er straks tilbake" in answer.content.decode()


def test_what_was_typed_is_shown_when_the_database_is_lost(visitor: Client) -> None:
    answer = visitor.post("/lost", {"text": "Det jeg skrev."})

    assert "Det jeg skrev." in answer.content.decode()


def test_other_mistakes_are_mistakes(visitor: Client) -> None:
    assert visitor.get("/broken").status_code == 500


def test_the_health_address_tells_load_balancers(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("could not connect")

    monkeypatch.setattr(connection, "cursor", refuse)

    assert visitor.get("/healthz").status_code == 503
