"""The root of all addresses."""

import importlib.util

from django.urls import URLPattern, URLResolver, include, path

from helhet.config import health

urlpatterns: list[URLPattern | URLResolver] = [path("healthz", health.healthz, name="healthz")]

if importlib.util.find_spec("helhet.web") and importlib.util.find_spec("helhet.web.urls"):
    urlpatterns.append(path("", include("helhet.web.urls")))

handler404 = "helhet.web.refusals.not_found"
handler500 = health.handler500
