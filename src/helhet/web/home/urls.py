from django.urls import path

from helhet.web import refusals

app_name = "home"
urlpatterns = [
    path("", refusals.not_found, name="home"),
]
