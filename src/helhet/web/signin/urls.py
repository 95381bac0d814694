from django.urls import path

from helhet.web import refusals

app_name = "signin"
urlpatterns = [
    path("logg-inn/", refusals.not_found, name="sign-in"),
    path("demo/sign-in/", refusals.not_found, name="choose"),
    path("sign-out/", refusals.not_found, name="sign-out"),
]
