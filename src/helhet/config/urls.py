"""The root of all addresses."""

from django.urls import include, path

from helhet.config import health
from helhet.web import refusals

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include("helhet.web.urls")),
]

handler400 = refusals.too_much
handler404 = refusals.not_found
handler500 = refusals.broken
