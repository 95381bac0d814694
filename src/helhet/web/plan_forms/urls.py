from django.urls import path

from helhet.web import refusals

app_name = "plan-forms"
urlpatterns = [
    path("forms/", refusals.not_found, name="list"),
    path("forms/<str:kind>/", refusals.not_found, name="form"),
]
