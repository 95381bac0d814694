from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "helhet.kernel"
    label = "kernel"
