from django.urls import path

from helhet.web import refusals

app_name = "documents"
urlpatterns = [
    path("plans/<uuid:plan_id>/print/", refusals.not_found, name="choose"),
    path("plans/<uuid:plan_id>/print/<str:document>/", refusals.not_found, name="page"),
    path("plans/<uuid:plan_id>/documents/<str:document>.pdf", refusals.not_found, name="pdf"),
]
