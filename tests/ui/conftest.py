"""Templates where an undefined variable leaves a mark that every rendering test looks for."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from helhet.ui.parts import Chrome

Render = Callable[..., str]
_UNDEFINED = "UNDEFINED"


@pytest.fixture
def render(settings: Settings) -> Render:
    """Render a piece of template, with `request` and `chrome` in place."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = f"{_UNDEFINED}:%s"
    settings.TEMPLATES = templates

    def render(source: str, *, chrome: Chrome | None = None, path: str = "/", **context: Any) -> str:
        request = RequestFactory().get(path)
        request.chrome = chrome or Chrome()  # type: ignore[attr-defined]
        html = (
            engines["django"]
            .from_string(source if "extends" in source else "{% load ui %}" + source)
            .render(context, request)
        )
        assert _UNDEFINED not in html
        return str(html)

    return render
