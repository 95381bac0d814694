"""The Django app that carries templates, tags and static files of the design system."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Has no models and knows no other part of Helhet than the kernel."""

    name = "helhet.ui"
    verbose_name = "Utseende"
