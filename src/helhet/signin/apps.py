from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "helhet.signin"
    label = "signin"
