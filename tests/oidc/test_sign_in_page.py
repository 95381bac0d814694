"""The page with the ways to sign in, as the operator has set them up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from helhet.adapters.oidc.configuration import Audience, Provider

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def production(settings: Settings) -> None:
    settings.HELHET_MODE = "production"


def test_the_ways_are_listed_for_people_and_for_staff(provider: Provider, settings: Settings) -> None:
    helseid = replace(provider, name="helseid", label="HelseID", audience=Audience.STAFF)
    entra = replace(provider, name="entra", label="jobbkontoen din", audience=Audience.STAFF)
    settings.HELHET_OIDC_PROVIDERS = (helseid, provider, entra)
    page = Client().get("/logg-inn/", {"next": "/cases/"}).content.decode()
    people, staff = page.index("Har du en plan"), page.index("For ansatte")
    assert people < page.index("Logg inn med ID-porten") < staff
    assert staff < page.index("Logg inn med HelseID") < page.index("Logg inn med jobbkontoen din")
    assert "/sign-in/by/helseid/?next=%2Fcases%2F" in page


def test_a_next_page_elsewhere_is_left_out(provider: Provider) -> None:
    page = Client().get("/logg-inn/", {"next": "https://example.com/"}).content.decode()
    assert "example.com" not in page


@pytest.mark.parametrize("page", ["", "callback/", "front-channel-logout/"])
def test_a_provider_that_is_not_set_up_does_not_exist(provider: Provider, page: str) -> None:
    assert Client().get(f"/sign-in/by/unknown/{page}").status_code == 404


def test_a_demo_may_have_providers_too(provider: Provider, settings: Settings) -> None:
    settings.HELHET_MODE = "demo"
    assert "Logg inn med ID-porten" in Client().get("/logg-inn/").content.decode()
